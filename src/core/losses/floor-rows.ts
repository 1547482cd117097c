/** Which readings may carry the floor: hits seen after the strike, CONFIRMED or PROBABLE, of assets that are a capability. */
import type { Case, Reading } from '../case.js';
import type { ReadImage } from '../evidence/result.js';
import { onceFor } from '../measure/once-for.js';
import { type RowsBy, rowsBy } from '../measure/rows-by.js';
import { isHit, isNoCapability } from './cells.js';

export type HitRow = {
  readonly reading: Reading;
  readonly read: ReadImage;
  /** its analyst called something DESTROYED in this image, so his DAMAGED means damaged */
  readonly tellsStates: boolean;
};

/** Why a hit reading cannot carry the floor; null when it can. */
export function whyNotFloor(reading: Reading, decoys: ReadonlyMap<string, string>): string | null {
  if (reading.confidence === 'POSSIBLE') return 'POSSIBLE: listed, never added';
  if (isNoCapability(reading)) return `${reading.identityState.toLowerCase()}: not a capability lost`;
  const flagged = reading.itemId === null ? undefined : decoys.get(reading.itemId);
  return flagged === undefined
    ? null
    : `${flagged.toLowerCase()}: its item is called so, in its own row or by another reading`;
}

function floorHits(images: readonly ReadImage[], decoys: ReadonlyMap<string, string>): readonly HitRow[] {
  return images.flatMap((read) =>
    read.analysts.flatMap((analyst) => {
      const tellsStates = analyst.readings.some((row) => row.state === 'DESTROYED' && isHit(row));
      return analyst.readings
        .filter((row) => isHit(row) && whyNotFloor(row, decoys) === null)
        .map((reading) => ({ reading, read, tellsStates }));
    }),
  );
}

/** What may carry the floor, by site. */
export const hitsBySite = (theCase: Case, images: readonly ReadImage[]): RowsBy<HitRow, string> =>
  rowsBy(floorHits(images, decoyItems(theCase)), ({ read }) => read.image.siteId);

/** Items any row calls a decoy or derelict, with the word. */
export const decoyItems = onceFor((theCase: Case): ReadonlyMap<string, string> => {
  const flagged = [
    ...theCase.items.map((item) => ({ id: item.id, state: item.identityState })),
    ...theCase.readings.filter(isNoCapability).map((row) => ({ id: row.itemId, state: row.identityState })),
  ];
  return new Map(
    flagged.flatMap(({ id, state }) =>
      id !== null && (state === 'DECOY' || state === 'DERELICT') ? [[id, state] as const] : [],
    ),
  );
});

export type JoiningItem = { readonly destroyed: boolean; readonly rows: readonly HitRow[] };

/** Named items hit in other images and not named in the chosen one. Destroyed only if every analyst who told states apart says so. */
export function joiningItems(hits: readonly HitRow[], chosen: ReadImage | null): readonly JoiningItem[] {
  const inChosen = new Set(chosen?.analysts.flatMap((a) => a.readings.map((row) => row.itemId)) ?? []);
  const ids = [...new Set(hits.map((hit) => hit.reading.itemId))].filter((id) => id !== null && !inChosen.has(id));
  return ids.map((id) => {
    const rows = hits.filter((hit) => hit.reading.itemId === id);
    const telling = rows.filter((row) => row.tellsStates);
    return { destroyed: telling.length > 0 && telling.every((row) => row.reading.state === 'DESTROYED'), rows };
  });
}
