/** The captured resources of archives as tables: pages first, then every record that carries bytes. */

import { plural } from '../../core/dossier/number-words.js';
import type { Captures } from '../../core/evidence/captures/captured.js';
import { printProblem } from '../../core/problem.js';
import { heading, type Page, stack } from './page.js';
import { type Column, table } from './table.js';
import { paragraph } from './width.js';

const PAGES: readonly Column[] = [{ head: 'captured' }, { head: 'page', gives: true }];
const RESOURCES: readonly Column[] = [
  { head: 'captured' },
  { head: 'status', align: 'right' },
  { head: 'bytes', align: 'right' },
  { head: 'type' },
  { head: 'address', gives: true },
];

export function capturesPart(file: string, { pages, resources, problems }: Captures, page: Page): readonly string[] {
  const title = `${file}: ${plural(pages.length, 'page')}, ${plural(resources.length, 'captured resource')}`;
  const pageRows = pages.map(({ url, title: name, capturedAt, isCaptured }) => ({
    cells: [
      capturedAt ?? 'not dated',
      `${url}${name === null ? '' : ` ${name}`}${isCaptured ? '' : ' (not in the archive)'}`,
    ],
  }));
  const rows = resources.map(({ capturedAt, status, bytes, mime, recordType, url }) => ({
    cells: [capturedAt ?? 'not dated', String(status ?? ''), String(bytes), mime ?? recordType, url ?? 'no address'],
  }));
  return stack([
    heading(title, page),
    pageRows.length > 0 ? table(PAGES, pageRows, page) : [],
    rows.length > 0 ? table(RESOURCES, rows, page) : [],
    problems.flatMap((problem) => paragraph(printProblem(problem), page.columns, 2)),
  ]);
}
