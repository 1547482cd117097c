/** The doctor's findings as a page: those that need something done first say so in their own words. */

import { plural } from '../../core/dossier/number-words.js';
import type { Finding } from '../../doctor/finding.js';
import { heading, type Page, stack } from './page.js';
import { printable } from './printable.js';
import { type Column, table } from './table.js';
import { paragraph } from './width.js';

const SHAPE: readonly Column[] = [{ head: '' }, { head: 'what' }, { head: 'found', gives: true }];

export function doctorPage(findings: readonly Finding[], page: Page): readonly string[] {
  const count = (state: Finding['state']): number => findings.filter((one) => one.state === state).length;
  const [bad, doubtful] = [count('fail'), count('warn')];
  const title =
    bad > 0
      ? `${plural(bad, 'thing')} to mend before a workbench can be trusted here`
      : doubtful > 0
        ? `A workbench runs here; ${plural(doubtful, 'thing')} to know of`
        : 'A workbench runs here';
  const rows = findings.flatMap(({ state, what, found, next }) => [
    { cells: [state, what, printable(found)], paint: state === 'ok' ? page.tone.faint : page.tone.strong },
    ...(next === null ? [] : [{ under: paragraph(`→ ${printable(next)}`, page.columns, 6) }]),
  ]);
  return stack([heading(title, page), table(SHAPE, rows, page)]);
}
