/**
 * A reading held against what the site held: for each type how many are marked, how many of them hit, and how many stood there
 * before. More marks than assets is no proof of an error (counts are days old, assets move), but somebody has to look.
 *
 * Most likely wrong: the count before; one with a mode alone is taken as it stands. Cost: O(marks · presence).
 */

import type { Case, Presence } from '../../case.js';
import { expandType } from '../../claims/expand-type.js';
import type { PlacedMark } from './placed-mark.js';

export type HeldType = {
  /** a type or generic type */
  readonly type: string;
  readonly marked: number;
  /** of those, called DAMAGED or DESTROYED */
  readonly hit: number;
  /** the largest number of assets any count before allows; null: none says how many at most */
  readonly most: number | null;
  /** rows of presence that were looked at */
  readonly counts: readonly Presence[];
  readonly isOver: boolean;
};

type Held = Pick<Case, 'presence' | 'typeGroups'>;

/** Types of the site's counts, then those that are only marked, each once. Decoys and derelicts are marked, but are not held against it. */
export function heldThere(theCase: Held, siteId: string, marks: readonly PlacedMark[]): readonly HeldType[] {
  const counts = theCase.presence.filter((row) => row.siteId === siteId);
  const counted = [...new Set(counts.map(({ assetType }) => assetType))];
  const types = [...new Set([...counted, ...marks.map(({ assetType }) => assetType)])];
  return types.map((type) => {
    const own = expandType(theCase, type, counted);
    const isOwn = (other: string): boolean =>
      other === type || own.includes(other) || expandType(theCase, other, counted).every((one) => own.includes(one));
    const here = counts.filter(({ assetType }) => own.includes(assetType) || assetType === type);
    const real = marks.filter(({ assetType, identityState }) => isOwn(assetType) && identityState !== 'DECOY');
    const without = here.some(({ includesStored }) => includesStored === 'no');
    const standing = real.filter(({ identityState }) => !without || !IDLE.includes(identityState));
    const most = mostOf(here);
    return {
      type,
      marked: marks.filter(({ assetType }) => assetType === type).length,
      hit: marks.filter((mark) => mark.assetType === type && isHit(mark)).length,
      ...{ most, counts: here, isOver: most !== null && standing.length > most },
    };
  });
}

const IDLE: readonly string[] = ['STORED', 'DERELICT'];
const isHit = ({ state }: PlacedMark): boolean => state === 'DAMAGED' || state === 'DESTROYED';

/** The sum over types of the largest upper end; null where a type has only a lower one. */
function mostOf(counts: readonly Presence[]): number | null {
  if (counts.length === 0) return null;
  let sum = 0;
  for (const type of new Set(counts.map(({ assetType }) => assetType))) {
    const ends = counts.filter(({ assetType }) => assetType === type).map(({ high, mode }) => high ?? mode);
    if (ends.some((end) => end === null)) return null;
    sum += Math.max(...ends.map(Number));
  }
  return sum;
}

/** Labels that more than one mark carries: one individual cannot stand twice in one picture. */
export function namedTwice(marks: readonly PlacedMark[]): readonly string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { label } of marks) {
    if (label === null) continue;
    if (seen.has(label)) twice.add(label);
    seen.add(label);
  }
  return [...twice];
}
