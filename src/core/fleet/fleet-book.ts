/**
 * A fleet book: what a reader assumes of a fleet that the case has no source for. Every input is a range with a word on
 * where it comes from; a book is read whole or refused with every problem at once. What follows from it is marked as
 * assumed and stands beside the finding, never in it.
 */
import { type Problem, valueText } from '../problem.js';
import { BOOK_FIELD_NAMES, BOOK_FIELDS, type BookFieldName, fieldRule } from './book-fields.js';

export type BookRange = {
  readonly low: number;
  /** at least `low` */
  readonly high: number;
  /** whose number it is, or why it was chosen */
  readonly source: string;
};

export type FleetBookEntry = { readonly type: string } & { readonly [K in BookFieldName]?: BookRange };

export type FleetBook = {
  readonly horizonDays: number;
  /** part of the number available on the eve that counts as restored, above 0, at most 1 */
  readonly restoreShare: number;
  /**
   * What a range of days says. `range`: of the single job, a tenth shorter than low and a tenth longer than high
   * (log-normal). `mean`: of the mean, which may lie anywhere in it; jobs are exponential around it.
   */
  readonly lengths: 'range' | 'mean';
  readonly types: readonly FleetBookEntry[];
};

export type FleetBookRead =
  | { readonly ok: true; readonly book: FleetBook }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Ten years: past it the inputs are of another time. */
const LONGEST_DAYS = 3660;

type Note = (field: string, rule: string, got?: unknown) => void;

export function readFleetBook(raw: unknown): FleetBookRead {
  const problems: Problem[] = [];
  const note: Note = (field, rule, got) =>
    problems.push({ file: 'fleet book', line: null, field, rule, got: got === undefined ? null : valueText(got) });
  if (!isObject(raw)) {
    note('', 'an object with horizonDays, restoreShare, lengths and types', raw);
    return { ok: false, problems };
  }
  const { horizonDays, restoreShare, lengths, types } = raw;
  if (!(typeof horizonDays === 'number' && horizonDays > 0 && horizonDays <= LONGEST_DAYS))
    note('horizonDays', `a number of days above 0, at most ${LONGEST_DAYS}`, horizonDays);
  if (!(typeof restoreShare === 'number' && restoreShare > 0 && restoreShare <= 1))
    note('restoreShare', 'a share above 0, at most 1', restoreShare);
  if (lengths !== 'range' && lengths !== 'mean') note('lengths', 'range or mean', lengths);
  unknownKeys(raw, ['horizonDays', 'restoreShare', 'lengths', 'types'], '', note);
  if (Array.isArray(types)) readTypes(types, note);
  else note('types', 'a list, one entry for each type', types);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, book: raw as FleetBook };
}

function readTypes(types: readonly unknown[], note: Note): void {
  const seen = new Set<string>();
  for (const [i, entry] of types.entries()) {
    const at = `types[${i}]`;
    if (!isObject(entry)) {
      note(at, 'an object with a type and its inputs', entry);
      continue;
    }
    const { type } = entry;
    if (typeof type !== 'string' || type.trim() === '') note(`${at}.type`, 'the name of a type', type);
    else if (seen.has(type)) note(`${at}.type`, 'each type once', type);
    else seen.add(type);
    unknownKeys(entry, ['type', ...BOOK_FIELD_NAMES], `${at}.`, note);
    for (const name of BOOK_FIELD_NAMES) if (entry[name] !== undefined) readInput(entry, name, `${at}.${name}`, note);
    const [held, fit] = [entry.inventory, entry.serviceable];
    if (isObject(held) && isObject(fit) && Number(fit.low) > Number(held.high))
      note(`${at}.serviceable.low`, `at most inventory.high (${held.high})`, fit.low);
  }
}

function readInput(entry: Fields, name: BookFieldName, at: string, note: Note): void {
  const field = BOOK_FIELDS[name];
  const range = entry[name];
  if (!isObject(range)) {
    note(at, `low, high and source: ${field.words}`, range);
    return;
  }
  const { low, high, source } = range;
  const rules = { low: fieldRule(field, low), high: fieldRule(field, high) };
  if (rules.low !== null) note(`${at}.low`, rules.low, low);
  if (rules.high !== null) note(`${at}.high`, rules.high, high);
  if (rules.low === null && rules.high === null && (low as number) > (high as number))
    note(`${at}.low`, `at most high (${high})`, low);
  if (typeof source !== 'string' || source.trim() === '')
    note(`${at}.source`, 'whose number it is, or why it was chosen', source);
  unknownKeys(range, ['low', 'high', 'source'], `${at}.`, note);
  for (const other of field.needs ?? [])
    if (entry[other] === undefined) note(at, `together with ${other} (${BOOK_FIELDS[other].words})`);
}

type Fields = Readonly<Record<string, unknown>>;

const isObject = (x: unknown): x is Fields => typeof x === 'object' && x !== null && !Array.isArray(x);

function unknownKeys(object: Fields, known: readonly string[], at: string, note: Note): void {
  for (const key of Object.keys(object))
    if (!known.includes(key)) note(`${at}${key}`, `one of ${known.join(', ')}`, key);
}
