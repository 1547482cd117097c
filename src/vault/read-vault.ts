/** A vault looked at and not added to: its entries, its log, its bytes. Needs no lock; what is written meanwhile is not seen. */
import { readFile } from 'node:fs/promises';
import { openBlobs } from '../blobs/open-blobs.js';
import { type ChainCheck, checkChain } from '../core/evidence/custody/chain.js';
import { type EvidenceEntry, entriesOf } from '../core/evidence/vault/entry.js';
import type { Blobs } from '../core/ports.js';
import { hashOfText } from '../integrity/custody-file.js';
import { custodyLogOf, isVault, workingOf } from './vault-paths.js';

export type VaultView = {
  readonly folder: string;
  readonly entries: readonly EvidenceEntry[];
  /** of the log; entries from where it is broken on are not listed */
  readonly chain: ChainCheck;
  /** evidentiary copies */
  readonly blobs: Blobs;
  readonly working: Blobs;
};

/** null where there is no vault yet. @param folder as `vaultOfCase` or `vaultOfServer` gives it */
export async function readVault(folder: string): Promise<VaultView | null> {
  if (!isVault(folder)) return null;
  const text = await readFile(custodyLogOf(folder), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  // A line without its end is one that is being written, or that a crash cut off: nobody was told of it.
  const chain = checkChain(text.slice(0, text.lastIndexOf('\n') + 1), hashOfText);
  return {
    folder,
    entries: entriesOf(chain.records),
    chain,
    blobs: openBlobs(folder),
    working: openBlobs(workingOf(folder)),
  };
}

/** Where the bytes of an entry are. */
export const bytesOf = ({ blobs, working }: Pick<VaultView, 'blobs' | 'working'>, entry: EvidenceEntry): Blobs =>
  entry.copyOf === null ? blobs : working;
