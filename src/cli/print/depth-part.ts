/** How far inside: the sites struck, from the nearest to the furthest, and where the counted assets stood. */
import type { Assessment } from '../../core/dossier/assessment.js';
import { grouped } from '../../core/dossier/number-words.js';
import { heading, type Page } from './page.js';
import { type Column, table } from './table.js';
import { paragraph } from './width.js';

type Depth = Exclude<Assessment['depth'], { gap: unknown }>;

const SHAPE: readonly Column[] = [
  { head: 'site', gives: true },
  { head: 'km', align: 'right' },
  { head: 'between', align: 'right' },
];

export function depthPart(depth: Depth, page: Page): readonly string[] {
  const struck = depth.sites.filter((site) => site.targeted !== 'no').sort((a, b) => a.km - b.km);
  const rows = struck.map(({ name, targeted, km, lowKm, highKm }) => ({
    cells: [
      targeted === 'claimed' ? `${name} (claimed)` : name,
      grouped(km),
      `${grouped(lowKm)} to ${grouped(highKm)}`,
    ],
  }));
  const median = depth.weightedMedianKm;
  const sentence =
    typeof median === 'number'
      ? `Half of the assets counted before the strike stood further than ${grouped(median)} km.`
      : '';
  return [
    ...heading(`How far inside: distance to ${depth.line}`, page),
    ...table(SHAPE, rows, page),
    ...paragraph(sentence, page.columns, 0),
    ...paragraph(depth.boundaryNote, page.columns, 0).map(page.tone.faint),
  ];
}
