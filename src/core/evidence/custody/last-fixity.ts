/** What the last fixity check of each blob found, as the custody log tells it. */
import type { BlobDigest } from '../../ports.js';
import type { FixityCheck, FixityState } from './fixity.js';
import type { CustodyRecord } from './record.js';

const STATES: readonly FixityState[] = ['same', 'altered', 'missing'];

/** @param records in the order of the log; a check without one of the three words is not one */
export function lastFixity(records: readonly CustodyRecord[]): ReadonlyMap<BlobDigest, FixityCheck> {
  const last = new Map<BlobDigest, FixityCheck>();
  for (const { action, item, at, note } of records) {
    const state = STATES.find((known) => known === note);
    if (action === 'fixity' && state !== undefined)
      last.set(item as BlobDigest, { digest: item as BlobDigest, at, state });
  }
  return last;
}
