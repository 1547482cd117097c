/** What an intake brought: a sentence, then the entries of it. */

import { plural } from '../../core/dossier/number-words.js';
import type { IntakeResult } from '../../intake/intake.js';
import { heading, type Page } from './page.js';
import { type Column, table } from './table.js';
import { paragraph } from './width.js';

const SHAPE: readonly Column[] = [
  { head: 'entry' },
  { head: 'state' },
  { head: 'bytes', align: 'right' },
  { head: 'type' },
  { head: 'name', gives: true },
];
const SHOWN = 20;

/** @param inAll entries of the case, those of before too @param list file that lists them */
export function intakePage(
  { entries, added, known }: IntakeResult,
  inAll: number,
  list: string,
  page: Page,
): string[][] {
  const before = known === 0 ? '' : `, ${known} there before`;
  const rows = entries.slice(0, SHOWN).map(({ id, state, bytes, mediaType, name, url }) => ({
    cells: [id, state, String(bytes), mediaType, url === null || url === name ? name : `${name} (${url})`],
  }));
  const more = entries.length - rows.length;
  return [
    [...heading(`${plural(added, 'file')} received${before}; ${inAll} in the case`, page)],
    rows.length > 0 ? [...table(SHAPE, rows, page)] : [],
    more > 0 ? [...paragraph(`and ${more} more; ${list} lists them all`, page.columns, 2)] : [],
  ];
}
