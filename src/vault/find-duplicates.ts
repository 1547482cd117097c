/** Near-duplicates over all cases. Files are looked into as time allows: a large collection is compared in several askings. */

import { fileClusters, type HashedFile } from '../core/evidence/hash/file-clusters.js';
import { hashFromHex, WORDS } from '../core/evidence/hash/hash256.js';
import type { Pdq } from '../core/evidence/hash/pdq.js';
import type { EvidenceEntry } from '../core/evidence/vault/entry.js';
import type { Duplicates, Holding } from '../core/evidence/vault/evidence-answers.js';
import { evidenceKind } from '../core/evidence/vault/evidence-row.js';
import { isGap } from '../core/problem.js';
import type { Look } from './look-into.js';
import type { MergeLog } from './merge-log.js';
import type { VaultViews } from './vault-views.js';

export type DuplicateTools = {
  readonly look: Look;
  readonly merges: MergeLog;
  readonly views: VaultViews;
  /** milliseconds to spend on files not looked into yet */
  readonly budgetMs: number;
  readonly clock: () => number;
};

export type DuplicateFinder = (vaults: ReadonlyMap<string, string>) => Promise<Duplicates>;

/** @returns asks over the vaults of cases by name; hashes once read stay in memory (256 bytes a picture) */
export function makeDuplicateFinder({ look, merges, views, budgetMs, clock }: DuplicateTools): DuplicateFinder {
  const known = new Map<string, readonly Pdq[]>();
  return async (vaults) => {
    const started = clock();
    const holdings: Record<string, Holding[]> = {};
    const first = new Map<string, { readonly folder: string; readonly entry: EvidenceEntry }>();
    for (const [caseName, folder] of vaults) {
      for (const entry of (await views(folder))?.entries ?? []) {
        if (entry.copyOf !== null) continue;
        const { id, name, sha256, receivedAt, mediaType } = entry;
        const held: Holding = { caseName, id, name, kind: evidenceKind(mediaType), receivedAt };
        holdings[sha256] = [...(holdings[sha256] ?? []), held];
        if (!first.has(sha256)) first.set(sha256, { folder, entry });
      }
    }
    let left = 0;
    const files: HashedFile[] = [];
    for (const [digest, { folder, entry }] of first) {
      const kind = evidenceKind(entry.mediaType);
      if (kind !== 'picture' && kind !== 'clip') known.set(digest, []);
      if (!known.has(digest)) {
        if (clock() - started > budgetMs) {
          left += 1;
          continue;
        }
        const { prints } = await look.facts(folder, entry);
        known.set(digest, isGap(prints) ? [] : prints.map(({ pdq, quality }) => ({ hashes: joined(pdq), quality })));
      }
      files.push({ id: digest, pdqs: known.get(digest) ?? [] });
    }
    const { entries: log, merged } = await merges.read();
    const near = fileClusters(
      files,
      merged.standing.map(({ a, b }) => [a, b]),
    );
    const clustered = new Set(near.flatMap(({ ids }) => ids));
    const same = Object.keys(holdings)
      .filter((digest) => !clustered.has(digest) && (holdings[digest]?.length ?? 0) > 1)
      .map((digest) => ({ ids: [digest], links: [], widest: 0 }));
    const clusters = [...near, ...same];
    const told = new Set(clusters.flatMap(({ ids }) => ids));
    return {
      clusters,
      holdings: Object.fromEntries(Object.entries(holdings).filter(([digest]) => told.has(digest))),
      merged: merged.groups,
      log,
      compared: files.filter(({ pdqs }) => pdqs.length > 0).length,
      left,
      without: files.filter(({ pdqs }) => pdqs.length === 0).length,
    };
  };
}

function joined(hashes: readonly string[]): Uint32Array {
  const all = new Uint32Array(hashes.length * WORDS);
  for (const [i, text] of hashes.entries()) all.set(hashFromHex(text), i * WORDS);
  return all;
}
