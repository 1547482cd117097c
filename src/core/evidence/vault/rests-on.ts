/** Which images of a case a file is, and what was read in them. They are joined by address: nothing else in a case names a file. */
import type { Case, Image, Reading } from '../../case.js';
import { rowsBy } from '../../measure/rows-by.js';

export type RestsOn = { readonly image: Image; readonly readings: readonly Reading[] };

/** @param url of the file; null: it came without one, and nothing can be said to rest on it */
export const restsOn = (url: string | null, rows: Pick<Case, 'imagery' | 'readings'>): readonly RestsOn[] =>
  restsOver(rows)(url);

/** The same for many files of a case: its rows are gone through once. */
export function restsOver({
  imagery,
  readings,
}: Pick<Case, 'imagery' | 'readings'>): (url: string | null) => readonly RestsOn[] {
  const images = rowsBy(
    imagery.filter(({ url }) => url !== null),
    ({ url }) => plainAddress(url as string),
  );
  const read = rowsBy(readings, ({ imageId }) => imageId);
  return (url) =>
    url === null ? [] : images.of(plainAddress(url)).map((image) => ({ image, readings: read.of(image.id) }));
}

/** Without what does not change which page it is: the scheme, `www.`, a fragment, a last slash. */
const plainAddress = (url: string): string =>
  url
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/#.*$/, '')
    .replace(/\/$/, '');
