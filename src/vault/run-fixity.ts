/**
 * Reads the bytes of a vault again, those whose last check is longest ago first, and tells the custody log what was found.
 * What is altered or missing is told and left as it is.
 */
import { createHash } from 'node:crypto';
import {
  checkFixity,
  dueForFixity,
  eventOfFixity,
  type FixityCheck,
  type FixityTools,
} from '../core/evidence/custody/fixity.js';
import { lastFixity } from '../core/evidence/custody/last-fixity.js';
import type { BlobDigest } from '../core/ports.js';
import { openVault, type Vault, type VaultTools } from './open-vault.js';
import { readVault, type VaultView } from './read-vault.js';

export type FixityRun = {
  /** files, evidentiary and working copies, each digest once */
  readonly files: number;
  readonly checks: readonly FixityCheck[];
  /** due and not reached in this run */
  readonly left: number;
};

export type FixityOptions = VaultTools & {
  /** days after which a file is due again; 0: all are */
  readonly everyDays: number;
  /** at most so many in this run */
  readonly most?: number;
  readonly stop?: AbortSignal;
  /** opened by the caller, who closes it; else it is opened here */
  readonly vault?: Vault;
};

/** lines of the log brought to the disk at once */
const IN_A_WRITE = 64;

/** null where there is no vault. @throws StoreError while another process adds to it */
export async function runFixity(folder: string, options: FixityOptions): Promise<FixityRun | null> {
  const view = await readVault(folder);
  if (view === null) return null;
  const due = dueIn(view, options.everyDays, Date.parse(options.now()));
  const wanted = due.slice(0, options.most ?? due.length);
  const digests = new Set(view.entries.map(({ sha256 }) => sha256));
  if (wanted.length === 0) return { files: digests.size, checks: [], left: 0 };
  const checks: FixityCheck[] = [];
  const vault = options.vault ?? (await openVault(folder, options));
  try {
    const held = { ...view.blobs, ...eitherOf(view) };
    let batch: FixityCheck[] = [];
    const tell = async (): Promise<void> => {
      await vault.log.appendAll(batch.map((check) => eventOfFixity(check, options.actor)));
      checks.push(...batch);
      batch = [];
    };
    for await (const check of checkFixity(held, wanted, { makeHasher, now: options.now })) {
      batch.push(check);
      if (batch.length === IN_A_WRITE) await tell();
      if (options.stop?.aborted) break;
    }
    await tell();
  } finally {
    if (!options.vault) await vault.close();
  }
  return { files: digests.size, checks, left: due.length - checks.length };
}

/** Digests that are due, the longest ago first. */
export function dueIn({ entries, chain }: VaultView, everyDays: number, nowMs: number): readonly BlobDigest[] {
  const digests = [...new Set(entries.map(({ sha256 }) => sha256))];
  const last = new Map([...lastFixity(chain.records)].map(([digest, { at }]) => [digest, at]));
  // Every check is older than a moment in the future.
  if (everyDays === 0) return dueForFixity(digests, last, 1, Number.POSITIVE_INFINITY, Date.parse);
  return dueForFixity(digests, last, everyDays, nowMs, Date.parse);
}

/** A digest lies with the evidentiary copies or with the working ones. */
const eitherOf = ({ blobs, working }: VaultView): Pick<VaultView['blobs'], 'has' | 'range'> => ({
  has: async (digest) => (await blobs.has(digest)) || working.has(digest),
  range: async (digest, offset, length) =>
    (await blobs.range(digest, offset, length)) ?? working.range(digest, offset, length),
});

const makeHasher: FixityTools['makeHasher'] = () => {
  const hash = createHash('sha256');
  return { update: (piece) => void hash.update(piece), digest: () => `sha256:${hash.digest('hex')}` };
};
