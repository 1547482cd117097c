/** Rules of marks and of decisions on them. A row with a faulty cell is passed over. */
import type { Report } from './report.js';
import { soundRows } from './sound-rows.js';
import type { TableView } from './view.js';

const DIGEST = /^sha256:[0-9a-f]{64}$/;
/** The time dimension of a W3C media fragment, one instant in seconds. */
const INSTANT = /^t=\d{1,6}(\.\d{1,3})?$/;

export function checkMarks(view: TableView, report: Report): void {
  for (const { cell, line } of soundRows(view, ['file', 'fragment'])) {
    const [file, fragment] = [cell('file') ?? '', cell('fragment')];
    if (!DIGEST.test(file)) report(line, 'file', 'sha256: and 64 digits', file);
    if (fragment !== null && !INSTANT.test(fragment)) report(line, 'fragment', 't= and seconds, as t=12.48', fragment);
  }
}

/** Whether a sighting is there is not asked: readings may be taken out, and what was decided of them stays told. */
export function checkLinks(view: TableView, report: Report): void {
  const standing = new Set<string>();
  for (const { cell, line } of soundRows(view, ['id', 'kind', 'first', 'second'])) {
    const [id, kind, first, second] = ['id', 'kind', 'first', 'second'].map(cell);
    if (kind === 'undo') {
      if (second !== null) report(line, 'second', 'blank, a decision being taken back', second ?? null);
      if (!standing.delete(first ?? '')) report(line, 'first', 'an earlier decision that stands', first ?? null);
      continue;
    }
    if (second === null || second === first) report(line, 'second', 'another sighting', second ?? null);
    standing.add(id ?? '');
  }
}
