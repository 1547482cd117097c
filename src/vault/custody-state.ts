/** How a vault's custody log stands: the chain, the signatures beside it, and what the last fixity checks found. */
import { readFile } from 'node:fs/promises';
import { againstLog, parseCheckpoint } from '../core/evidence/custody/checkpoint.js';
import type { FixityState } from '../core/evidence/custody/fixity.js';
import { lastFixity } from '../core/evidence/custody/last-fixity.js';
import type { CheckpointState, CustodyState } from '../core/evidence/vault/evidence-answers.js';
import { checkpointsBeside, keyIdOf, signatureHolds } from '../integrity/custody-file.js';
import type { VaultView } from './read-vault.js';
import { custodyLogOf } from './vault-paths.js';

export async function custodyState({ folder, chain, entries }: VaultView): Promise<CustodyState> {
  const text = await readFile(checkpointsBeside(custodyLogOf(folder)), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const checkpoints = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): CheckpointState => {
      const one = parseCheckpoint(line);
      if (one === null) return { at: null, size: null, key: null, fault: 'not written as a checkpoint' };
      const fault = signatureHolds(one) ? againstLog(one, chain) : 'the signature is not one of it';
      return { at: one.at, size: one.size, key: keyIdOf(one), fault };
    });
  const signedTo = Math.max(0, ...checkpoints.map(({ size, fault }) => (fault === null ? (size ?? 0) : 0)));
  const last = lastFixity(chain.records);
  const digests = [...new Set(entries.map(({ sha256 }) => sha256))];
  const states = digests.map((digest) => last.get(digest)?.state ?? 'never');
  const count = (state: FixityState | 'never'): number => states.filter((one) => one === state).length;
  return {
    records: chain.records.length,
    brokenAt: chain.brokenAt,
    rule: chain.rule,
    checkpoints,
    unsigned: chain.records.length - signedTo,
    files: digests.length,
    fixity: { same: count('same'), altered: count('altered'), missing: count('missing'), never: count('never') },
    lastCheck: [...last.values()].reduce<string | null>(
      (latest, { at }) => (latest === null || at > latest ? at : latest),
      null,
    ),
  };
}
