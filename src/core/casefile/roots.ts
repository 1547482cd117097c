/** `root_id` points from a claim to the one it merely relays: one step, backwards in time, never in a circle. */
import { dayRange } from '../measure/day.js';
import type { Report } from './report.js';
import type { RawRecord } from './table.js';
import { cellOf, isSound, type TableView } from './view.js';

export function checkRoots(view: TableView, report: Report): void {
  const byId = new Map(view.raw.records.map((record) => [cellOf(view, record, 'id'), record]));
  const idOf = (record: RawRecord): string => cellOf(view, record, 'id') ?? '';
  const rootOf = (record: RawRecord): RawRecord | undefined =>
    isSound(view, record, ['id', 'root_id']) ? byId.get(cellOf(view, record, 'root_id') ?? '') : undefined;
  const told = new Set<RawRecord>();

  for (const record of view.raw.records) {
    if (told.has(record)) continue;
    const circle = circleFrom(record, rootOf);
    const [first] = circle;
    if (!first || told.has(first)) continue;
    for (const member of circle) told.add(member);
    const rule = circle.length === 1 ? 'another claim, not itself' : 'a claim without a root, not one in a circle';
    const around = [...circle, first].map(idOf).join(' → ');
    report(first.line, 'root_id', rule, circle.length === 1 ? idOf(first) : around);
  }

  for (const record of view.raw.records) {
    const root = rootOf(record);
    if (!root || told.has(record)) continue;
    const further = isSound(view, root, ['root_id']) ? cellOf(view, root, 'root_id') : null;
    if (further !== null && !told.has(root)) {
      report(record.line, 'root_id', `a claim without a root; point to ${further}`, idOf(root));
    }
    if (!isSound(view, record, ['date']) || !isSound(view, root, ['date'])) continue;
    const [date, rootDate] = [cellOf(view, record, 'date'), cellOf(view, root, 'date')];
    const [mine, its] = [dayRange(date ?? ''), dayRange(rootDate ?? '')];
    if (mine && its && its.first > mine.last) {
      report(record.line, 'root_id', `a claim of ${date} or earlier`, `${idOf(root)} of ${rootDate}`);
    }
  }
}

/** The circle that lies on the way from a record, beginning with its earliest line; empty when the way ends. */
function circleFrom(start: RawRecord, next: (record: RawRecord) => RawRecord | undefined): readonly RawRecord[] {
  const way: RawRecord[] = [];
  const seen = new Set<RawRecord>();
  for (let at: RawRecord | undefined = start; at; at = next(at)) {
    if (seen.has(at)) {
      const circle = way.slice(way.indexOf(at));
      const first = circle.reduce((a, b, i) => (b.line < (circle[a] as RawRecord).line ? i : a), 0);
      return [...circle.slice(first), ...circle.slice(0, first)];
    }
    seen.add(at);
    way.push(at);
  }
  return [];
}
