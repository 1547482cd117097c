/** What the pages on evidence need: the processes that read strangers' files, what they found before, the log of merges. */
import { join } from 'node:path';
import { makeInspector } from '../integrity/inspector.js';
import { findFfmpeg } from '../media/ffmpeg.js';
import { makeMediaReader } from '../media/media-reader.js';
import type { ClamdPlace } from '../scan/clamd.js';
import { scanLogAt } from '../scan/scan-log.js';
import { makeScanner } from '../scan/scanner.js';
import { exposureBudgetsAt } from '../vault/exposure-budgets.js';
import { makeDuplicateFinder } from '../vault/find-duplicates.js';
import { type CloseLook, makeCloseLook } from '../vault/look-closely.js';
import { makeLook } from '../vault/look-into.js';
import { mergeLogAt } from '../vault/merge-log.js';
import { makeVaultViews } from '../vault/vault-views.js';
import { viewLogAt } from '../vault/view-log.js';
import type { EvidenceParts } from './evidence.js';
import type { Vaults } from './vaults.js';

export type OpenEvidence = {
  readonly parts: Omit<EvidenceParts, 'store' | 'now'>;
  readonly closely: CloseLook;
  readonly close: () => Promise<void>;
};

/** A page waits so long for files to be looked into before it is told how many are left. */
const BUDGET_MS = 4_000;

/** @param clamd the scanner that is asked before bytes are handed out; null: none */
export function openEvidence(dataFolder: string, vaults: Vaults, clamd: ClamdPlace | null = null): OpenEvidence {
  const reader = makeMediaReader();
  const inspector = makeInspector({ added: '', now: Date.now() });
  const tools = { reader, ffmpeg: findFfmpeg(), kept: join(dataFolder, 'looked-into') };
  const look = makeLook({ ...tools, inspector });
  const merges = mergeLogAt(join(dataFolder, 'evidence-merges.jsonl'));
  const views = makeVaultViews();
  const duplicates = makeDuplicateFinder({ look, merges, views, budgetMs: BUDGET_MS, clock: () => performance.now() });
  const seen = viewLogAt(join(dataFolder, 'evidence-views.jsonl'));
  const budgets = exposureBudgetsAt(join(dataFolder, 'exposure-budgets.jsonl'));
  const scans = scanLogAt(join(dataFolder, 'evidence-scans.jsonl'));
  const scanner = clamd && makeScanner(clamd, scans, () => new Date().toISOString());
  return {
    parts: { vaults, look, merges, views, duplicates, seen, budgets, scanner },
    closely: makeCloseLook(tools),
    close: async () => {
      reader.close();
      await inspector.close();
    },
  };
}
