/** Which images of a case a file is, and what was read in them. They are joined by address: nothing else in a case names a file. */
import type { Case, Image, Reading } from '../../case.js';

export type RestsOn = { readonly image: Image; readonly readings: readonly Reading[] };

/** @param url of the file; null: it came without one, and nothing can be said to rest on it */
export function restsOn(
  url: string | null,
  { imagery, readings }: Pick<Case, 'imagery' | 'readings'>,
): readonly RestsOn[] {
  if (url === null) return [];
  const address = plainAddress(url);
  return imagery
    .filter((image) => image.url !== null && plainAddress(image.url) === address)
    .map((image) => ({ image, readings: readings.filter(({ imageId }) => imageId === image.id) }));
}

/** Without what does not change which page it is: the scheme, `www.`, a fragment, a last slash. */
const plainAddress = (url: string): string =>
  url
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/#.*$/, '')
    .replace(/\/$/, '');
