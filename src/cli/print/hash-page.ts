/** Hashes as a table, near pairs and clusters under it. */

import { plural } from '../../core/dossier/number-words.js';
import { SAME_WITHIN } from '../../core/evidence/hash/pdq.js';
import type { HashDocument } from '../commands/hash.js';
import { heading, type Page, stack } from './page.js';
import { type Column, table } from './table.js';
import { paragraph } from './width.js';

const IMAGES: readonly Column[] = [
  { head: 'file', gives: true },
  { head: 'quality', align: 'right' },
  { head: 'PDQ hash' },
];
const PAIRS: readonly Column[] = [
  { head: 'bits', align: 'right' },
  { head: 'picture', gives: true },
  { head: 'turned' },
  { head: 'is like' },
];
/** bits of a hash put on one line; the rest goes under it */
const HALF = 32;

export function hashPage({ images, distances, clusters }: HashDocument, page: Page): readonly string[] {
  const near = distances.filter(({ distance }) => distance <= SAME_WITHIN);
  const flat = images.filter((image) => image.isFlat).map(({ file }) => file);
  return stack([
    heading(
      `${plural(images.length, 'picture')}, ${near.length === 0 ? 'none' : plural(near.length, 'pair')} within ${SAME_WITHIN} bits`,
      page,
    ),
    images.length === 0 ? [] : table(IMAGES, images.flatMap(imageRows), page),
    near.length === 0
      ? []
      : table(
          PAIRS,
          near.map(({ a, b, distance, transform }) => ({ cells: [`${distance}`, a, transform, b] })),
          page,
        ),
    clusters.flatMap(({ files, widest }) =>
      paragraph(
        `Likely one picture: ${files.join(', ')}; its two that are furthest apart differ in ${plural(widest, 'bit')}${widest > SAME_WITHIN ? ', so they are joined only through others' : ''}.`,
        page.columns,
        0,
      ),
    ),
    flat.length === 0
      ? []
      : paragraph(`Too flat to be compared (quality under 50): ${flat.join(', ')}.`, page.columns, 0).map(
          page.tone.faint,
        ),
  ]);
}

const imageRows = ({ file, pdq, quality }: HashDocument['images'][number]) => [
  { cells: [file, `${quality}`, pdq.slice(0, HALF)] },
  { cells: ['', '', pdq.slice(HALF)] },
];
