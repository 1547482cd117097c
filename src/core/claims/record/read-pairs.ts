/** Rows of a table of pairs, checked; every problem of every row at once. */
import { dayRange } from '../../measure/day.js';
import type { Problem } from '../../problem.js';
import { type Pair, TRUTH_KINDS } from './pair.js';

export type PairTable = {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly line: number }[];
};

export type ReadPairs =
  | { readonly ok: true; readonly pairs: readonly Pair[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const NEEDED = [
  'conflict',
  'claimant',
  'claimant_side',
  'category',
  'claimed',
  'true_or_confirmed',
  'truth_kind',
  'comparability',
  'primary',
] as const;
const OPTIONAL = ['id', 'true_low', 'true_high', 'date_end', 'listed_as_of'] as const;
type Column = (typeof NEEDED)[number] | (typeof OPTIONAL)[number];

const COMPARABILITIES: readonly string[] = ['exact', 'approx', 'mismatch'];
const LARGEST = 1e9;
/** Measured or counted in people, not things: no count of losses. */
const NOT_THINGS = /(^|_)(tonnage|grt|tons|personnel|people|persons|soldiers|troops|crew|casualties)(_|$)/;

export function readPairs({ file, header, rows }: PairTable): ReadPairs {
  const problems: Problem[] = [];
  const report = (line: number, field: string | null, rule: string, got: string | null): void => {
    problems.push({ file, line, field, rule, got });
  };
  const places = new Map<string, number>();
  for (const [i, name] of header.entries()) {
    if (places.has(name)) report(1, name, 'each column once in the header', name);
    else places.set(name, i);
  }
  for (const name of NEEDED) if (!places.has(name)) report(1, name, 'a column of this name', null);
  if (rows.length === 0) problems.push({ file, line: null, field: null, rule: 'at least one row', got: null });
  if (problems.length > 0) return { ok: false, problems };

  const ids = new Map<string, number>();
  const pairs = rows.flatMap(({ cells, line }): readonly Pair[] => {
    if (cells.length !== header.length) {
      report(line, null, `${header.length} cells`, `${cells.length} cells`);
      return [];
    }
    const before = problems.length;
    const cell = (name: Column): string =>
      places.has(name) ? (cells[places.get(name) as number] as string).trim() : '';
    const words = (name: Column): string => {
      if (cell(name) === '') report(line, name, 'a value, not blank', null);
      return cell(name);
    };
    const oneOf = (name: Column, known: readonly string[]): string => {
      if (!known.includes(cell(name))) report(line, name, `one of ${known.join(', ')}`, cell(name));
      return cell(name);
    };
    const count = (name: Column, mayBeBlank: boolean): number | null => {
      const text = cell(name);
      if (text === '' && mayBeBlank) return null;
      if (text === '') report(line, name, 'a number, not blank: a blank is unknown, never zero', null);
      else if (!/^\d+(\.\d+)?$/.test(text) || Number(text) > LARGEST)
        report(line, name, `a number from 0 to ${LARGEST}`, text);
      return Math.round(Number(text));
    };
    const id = cell('id');
    if (id !== '' && ids.has(id)) report(line, 'id', `each id once (line ${ids.get(id)} has it)`, id);
    ids.set(id, line);
    const [low, high] = [count('true_low', true), count('true_high', true)];
    if (low !== null && high !== null && low > high)
      report(line, 'true_low', `at most true_high (${high})`, cell('true_low'));
    const truthKind = oneOf('truth_kind', TRUTH_KINDS);
    const comparability = oneOf('comparability', COMPARABILITIES);
    const primary = oneOf('primary', ['0', '1']);
    const category = words('category');
    const pair: Pair = {
      line,
      id: id === '' ? `line ${line}` : id,
      conflict: words('conflict'),
      claimant: words('claimant'),
      side: words('claimant_side'),
      category,
      isCounted: primary === '1' && comparability !== 'mismatch' && !NOT_THINGS.test(category),
      claimed: count('claimed', false) ?? 0,
      truth: count('true_or_confirmed', false) ?? 0,
      isLowerBound: truthKind === 'confirmed_lower_bound',
      low,
      high,
      listedAfterDays: lagOf(cell('date_end'), cell('listed_as_of'), (rule) =>
        report(line, 'listed_as_of', rule, cell('listed_as_of')),
      ),
    };
    return problems.length === before ? [pair] : [];
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, pairs };
}

/** Days from the end of what is claimed to the reading of the list; null where it is not told. */
function lagOf(end: string, listed: string, report: (rule: string) => void): number | null {
  if (listed === '' || end === '') return null;
  const [from, to] = [dayRange(end), dayRange(listed)];
  if (from === null || to === null) {
    report('a day, with a day in date_end');
    return null;
  }
  if (to.last < from.last) report(`a day on or after date_end (${end})`);
  return Math.max(0, to.last - from.last);
}
