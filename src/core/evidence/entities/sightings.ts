/**
 * Sightings: single assets as single readings have them. A reading of three is three sightings, under its marks where it has
 * any, else numbered. Those that carry no floor (POSSIBLE, decoys, derelicts) are no sightings of an asset hit.
 */
import type { Case, Reading } from '../../case.js';
import type { Mark } from '../../case-sightings.js';
import { rowsBy } from '../../measure/rows-by.js';
import type { ReadImage } from '../result.js';

export type Sighting = {
  /** of its mark, else of its reading, with `/2` for the second of several */
  readonly id: string;
  readonly reading: Reading;
  readonly mark: Mark | null;
};

/** What is counted: hit in any way, or destroyed. */
export type Counted = 'hit' | 'destroyed';

export function sightingsOf(
  theCase: Pick<Case, 'items' | 'marks'>,
  images: readonly ReadImage[],
  what: Counted,
): readonly Sighting[] {
  const unreal = new Set(theCase.items.filter((item) => isUnreal(item.identityState)).map(({ id }) => id));
  const marks = rowsBy(theCase.marks, ({ readingId }) => readingId);
  return images.flatMap(({ analysts }) =>
    analysts.flatMap(({ readings }) =>
      readings
        .filter((row) => counts(row, what) && !(row.itemId !== null && unreal.has(row.itemId)))
        .flatMap((reading) => eachOf(reading, marks.of(reading.id))),
    ),
  );
}

const isUnreal = (state: Reading['identityState']): boolean => state === 'DECOY' || state === 'DERELICT';

const counts = ({ state, count, confidence, identityState }: Reading, what: Counted): boolean =>
  (state === 'DESTROYED' || (what === 'hit' && state === 'DAMAGED')) &&
  count !== 0 &&
  confidence !== 'POSSIBLE' &&
  !isUnreal(identityState);

function eachOf(reading: Reading, marks: readonly Mark[]): readonly Sighting[] {
  const n = reading.count ?? 1;
  return Array.from({ length: Math.max(n, marks.length) }, (_, i): Sighting => {
    const mark = marks[i] ?? null;
    return { id: mark?.id ?? (n === 1 ? reading.id : `${reading.id}/${i + 1}`), reading, mark };
  });
}
