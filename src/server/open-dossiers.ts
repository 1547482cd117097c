/** Dossiers of the server: in its data folder, for the public, signed where this machine has a key for it. */
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Case } from '../core/case.js';
import type { CaseFolder } from '../core/casefile/read.js';
import { DEFAULT_CONFIG } from '../core/default-config.js';
import type { RunConfig } from '../core/run.js';
import type { DossierParts, PublishOutcome } from './dossiers.js';

/** What `publishCase` is. */
export type PublishCase = (
  theCase: Case,
  folder: CaseFolder,
  out: string,
  options: {
    readonly config: RunConfig;
    readonly audience: 'public' | 'desk';
    readonly published: string;
    readonly why: string | null;
    readonly key: KeyObject | null;
    readonly threads: number;
  },
) => Promise<PublishOutcome>;

/** The key `plumbline publish --sign` makes; none is made here. */
const keyIn = (data: string): string => join(data, 'keys', 'dossier-ed25519.pem');

export function openDossiers(
  data: string,
  publishCase: PublishCase,
  threads: number,
): Omit<DossierParts, 'store' | 'now'> {
  const file = keyIn(data);
  return {
    folderOf: (caseName) => join(data, 'dossiers', caseName),
    publish: (theCase, folder, out, how) =>
      publishCase(theCase, folder, out, {
        ...how,
        config: DEFAULT_CONFIG,
        audience: 'public',
        key: existsSync(file) ? createPrivateKey(readFileSync(file)) : null,
        threads,
      }),
  };
}
