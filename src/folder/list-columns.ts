/** Which columns of a table are lists, which one counts, and which are strata. */
import type { Report } from '../core/casefile/report.js';
import { MOST_LISTS } from '../core/losses/lists/cells.js';
import type { Row } from './list-reader.js';

export type Columns = {
  readonly header: readonly string[];
  /** places of the lists, in their order */
  readonly lists: readonly number[];
  /** place of the count; null: one row per record */
  readonly count: number | null;
  readonly strata: readonly number[];
};

export const isColumns = (columns: Columns | null): columns is Columns => columns !== null;

const COUNTS = /^(count|counts|freq|frequency)$/i;

/** Null where there is no list, or a named one is not there (reported). */
export function chooseColumns(
  header: readonly string[],
  first: readonly Row[],
  names: readonly string[] | null,
  report: Report,
): Columns | null {
  const places = header.map((_, i) => i);
  const counting = places.filter((i) => COUNTS.test(header[i] as string));
  if (counting.length > 1) {
    report(
      1,
      header[counting[1] as number] as string,
      'one column of counts',
      counting.map((i) => header[i]).join(', '),
    );
    return null;
  }
  const count = counting[0] ?? null;
  const lists = names ? named(header, names, report) : places.filter((i) => i !== count && isList(first, i));
  if (lists === null) return null;
  if (lists.length === 0 || lists.length > MOST_LISTS) {
    const rule = `from 1 to ${MOST_LISTS} columns of 0 and 1, one for each list`;
    report(1, null, rule, lists.length === 0 ? header.join(', ') : `${lists.length}`);
    return null;
  }
  return { header, lists, count, strata: places.filter((i) => i !== count && !lists.includes(i)) };
}

function named(header: readonly string[], names: readonly string[], report: Report): readonly number[] | null {
  const missing = names.filter((name) => !header.includes(name));
  for (const name of missing) report(1, null, `the name of a column: ${header.join(', ')}`, name);
  return missing.length > 0 ? null : names.map((name) => header.indexOf(name));
}

/** Half of the cells are 0 or 1: what else stands there is then a fault, and not a stratum. */
function isList(first: readonly Row[], column: number): boolean {
  let [fits, filled] = [0, 0];
  for (const { cells, lines } of first) {
    const cell = (cells[column] as string).trim();
    if (cell === '') continue;
    filled += lines.length;
    if (cell === '0' || cell === '1') fits += lines.length;
  }
  return filled > 0 && 2 * fits >= filled;
}
