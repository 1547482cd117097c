/**
 * Marks of one reader on one picture as rows of readings: what he says alike of several is one row with their number, an
 * individual he names is a row of its own, a type he looked at and saw no hit of is NO_DAMAGE without a number.
 */
import type { Reading } from '../../case.js';
import type { PlacedMark, ReadingDraft } from './placed-mark.js';

export type CountedRow = Pick<Reading, 'assetType' | 'state' | 'confidence' | 'identityState' | 'comparator'> & {
  /** null: none of this type was seen hit, however many stand there */
  readonly count: number | null;
  readonly label: string | null;
  /** places in the reader's list */
  readonly marks: readonly number[];
};

/** Rows in the order of their first mark. O(marks). */
export function countedRows({ marks, none, isAtLeast }: ReadingDraft): readonly CountedRow[] {
  const groups = new Map<string, number[]>();
  for (const [i, mark] of marks.entries()) {
    const key = keyOf(mark);
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  }
  const counted = [...groups.values()].map((places): CountedRow => {
    const { assetType, state, confidence, identityState, label } = marks[places[0] as number] as PlacedMark;
    // One that has a name is one, however many more there may be.
    const comparator = isAtLeast && label === null ? 'ge' : 'eq';
    return { assetType, state, confidence, identityState, label, comparator, count: places.length, marks: places };
  });
  const told = new Set(marks.filter(({ state }) => state !== 'UNKNOWN').map(({ assetType }) => assetType));
  const unhit = [...new Set(none)]
    .filter((type) => !told.has(type))
    .map(
      (assetType): CountedRow => ({
        ...{ assetType, state: 'NO_DAMAGE', confidence: 'PROBABLE', identityState: 'UNKNOWN', label: null },
        ...{ comparator: null, count: null, marks: [] },
      }),
    );
  return [...counted, ...unhit];
}

/** What two marks must have in common to be counted in one row. */
export const keyOf = ({
  assetType,
  state,
  confidence,
  identityState,
  label,
}: Pick<PlacedMark, 'assetType' | 'state' | 'confidence' | 'identityState' | 'label'>): string =>
  JSON.stringify([assetType, state, confidence, identityState, label]);
