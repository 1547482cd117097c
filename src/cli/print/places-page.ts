/** Public places for a desk: where each may be shown, within what, and which are held back and why. */
import type { Case } from '../../core/case.js';
import { plural } from '../../core/dossier/number-words.js';
import type { PlacesDocument } from '../../core/evidence/place/places-geojson.js';
import { gapWords, heading, type Page, stack } from './page.js';
import { printableDeep } from './printable.js';
import { type Column, table } from './table.js';
import { paragraph } from './width.js';

const SHAPE: readonly Column[] = [
  { head: 'place', gives: true },
  { head: 'latitude', align: 'right' },
  { head: 'longitude', align: 'right' },
  { head: 'within', align: 'right' },
  { head: 'precision' },
];

export function placesPage({ title }: Case, document: PlacesDocument, on: string, page: Page): string {
  const { features, withheld } = printableDeep(document);
  const all = features.length + withheld.length;
  if (all === 0)
    return `${stack([
      heading(printableDeep(`${title}: no place is located`), page),
      paragraph(
        'Add a table named locations to the case: docs/methods/place-and-time.md says what a row holds.',
        page.columns,
        0,
      ),
    ]).join('\n')}\n`;
  const rows = features.map(({ id, geometry: { coordinates }, properties }) => ({
    cells: [
      id,
      String(coordinates[1]),
      String(coordinates[0]),
      `${(properties.coordinateUncertaintyInMeters / 1000).toPrecision(2)} km`,
      properties.precision,
    ],
  }));
  return `${stack([
    heading(printableDeep(`${title}: ${features.length} of ${plural(all, 'place')} may be published on ${on}`), page),
    rows.length === 0 ? [] : table(SHAPE, rows, page),
    withheld.flatMap(({ placeId, gap }) => paragraph(`${placeId}: ${gapWords(gap)}.`, page.columns, 0)),
  ]).join('\n')}\n`;
}
