/**
 * What can show the strike's effect: readings of images (not speech) taken on or after the strike's first day. An image
 * nobody read carries no information, and an undated image shows nothing.
 */
import type { Case, Day, Image, Reading } from '../case.js';
import { firstDay, isBy, lastDay } from '../measure/day.js';
import { rowsBy } from '../measure/rows-by.js';
import type { AnalystReading, Evidence, ReadImage, SetAside } from './result.js';

/**
 * @param theCase already as of `asOf` (see `caseAsOf`)
 * @param without ids of readings to leave out, e.g. those a claim under test rests on
 */
export function selectEvidence(theCase: Case, asOf: Day, without: ReadonlySet<string> = new Set()): Evidence {
  const images = new Map(theCase.imagery.map((image) => [image.id, image]));
  const setAside: SetAside[] = [];
  const kept: { readonly image: Image; readonly reading: Reading }[] = [];
  for (const reading of theCase.readings) {
    const image = images.get(reading.imageId);
    const reason = without.has(reading.id) ? 'left out: the claim under test rests on it' : whyNot(theCase, image);
    if (reason !== null || image === undefined) setAside.push({ reading, reason: reason ?? 'no such image' });
    else kept.push({ image, reading });
  }
  const byImage = rowsBy(kept, ({ image }) => image);
  const start = firstDay(theCase.strike.from);
  const read: ReadImage[] = byImage.keys.map((image) => ({
    image,
    analysts: byAnalyst(byImage.of(image).map(({ reading }) => reading)),
    daysAfter: firstDay(image.acquired as string) - start,
  }));
  read.sort((a, b) => a.daysAfter - b.daysAfter || (a.image.id < b.image.id ? -1 : 1));
  const readIds = new Set(theCase.readings.map((reading) => reading.imageId));
  const unread = theCase.imagery.filter((image) => !readIds.has(image.id) && isPublished(image, asOf));
  return { asOf, images: read, setAside, unread, warnings: [] };
}

/** Why an image cannot show the strike's effect; null when it can. */
function whyNot(theCase: Case, image: Image | undefined): string | null {
  if (image === undefined) return 'no such image';
  if (image.channel === 'none') return 'speech, no image behind it';
  if (image.acquired === null) return 'undated image: it may be older than the strike';
  if (lastDay(image.acquired) < firstDay(theCase.strike.from)) return 'taken before the strike';
  return null;
}

function byAnalyst(readings: readonly Reading[]): readonly AnalystReading[] {
  const bySource = rowsBy(readings, ({ sourceId }) => sourceId);
  return bySource.keys.map((sourceId) => {
    const rows = bySource.of(sourceId);
    return {
      sourceId,
      date: rows.map((row) => row.date).sort((a, b) => firstDay(a) - firstDay(b))[0] as Day,
      readings: rows,
    };
  });
}

const isPublished = (image: Image, asOf: Day): boolean =>
  image.firstPublished === null || isBy(image.firstPublished, asOf);
