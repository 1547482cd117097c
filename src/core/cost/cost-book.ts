/**
 * A cost book: prices, rates and ways to replace that a reader brings himself, and what he assumes of damage and of errors. Each with
 * a word on where it comes from; a book is read whole or refused with every problem at once. What follows from it is marked
 * as assumed and stands beside the finding, never in it.
 */
import { RATE_KINDS, ROUTES } from '../case.js';
import { type Problem, valueText } from '../problem.js';
import { BASES } from './bases.js';

export type AssumedPrice = {
  readonly type: string;
  readonly basis: string;
  /** P10, perhaps the figure between, and P90, in `unit` of `priceYear` */
  readonly low: number;
  readonly mode?: number;
  readonly high: number;
  readonly unit: string;
  readonly priceYear: number;
  readonly source: string;
};

export type AssumedRate = {
  readonly kind: (typeof RATE_KINDS)[number];
  readonly currency: string;
  readonly date: string;
  readonly value: number;
  readonly source: string;
};

export type AssumedRoute = Omit<AssumedPrice, 'basis'> & {
  readonly route: (typeof ROUTES)[number];
  readonly months?: number;
  readonly available?: number;
};

export type CostBook = {
  readonly prices?: readonly AssumedPrice[];
  readonly rates?: readonly AssumedRate[];
  readonly routes?: readonly AssumedRoute[];
  /** share of its value that a damaged asset costs, 0 to 1 */
  readonly damagedShare?: { readonly low: number; readonly high: number; readonly source: string };
  /** log-correlation between the errors of prices, 0 to 1 */
  readonly priceDependence?: { readonly value: number; readonly source: string };
  /** years within which something counts as replaceable */
  readonly horizonYears?: { readonly value: number; readonly source: string };
};

export type CostBookRead =
  | { readonly ok: true; readonly book: CostBook }
  | { readonly ok: false; readonly problems: readonly Problem[] };

type Note = (field: string, rule: string, got?: unknown) => void;
type Fields = Readonly<Record<string, unknown>>;

const SECTIONS = ['prices', 'rates', 'routes', 'damagedShare', 'priceDependence', 'horizonYears'] as const;
const UNIT = /^[a-z]{3}(?:_(?:thousand|million|billion))?$/;
/** More rows than a reader makes by hand. */
const MOST_ROWS = 500;

export function readCostBook(raw: unknown): CostBookRead {
  const problems: Problem[] = [];
  const note: Note = (field, rule, got) =>
    problems.push({ file: 'cost book', line: null, field, rule, got: got === undefined ? null : valueText(got) });
  if (!isObject(raw)) {
    note('', 'an object with prices, rates, routes and what is assumed of errors', raw);
    return { ok: false, problems };
  }
  knownKeys(raw, SECTIONS, '', note);
  for (const [row, at] of rowsOf(raw.prices, 'prices', note)) price(row, at, ['type', 'basis', ...MONEY], note);
  for (const [row, at] of rowsOf(raw.routes, 'routes', note)) route(row, at, note);
  for (const [row, at] of rowsOf(raw.rates, 'rates', note)) rate(row, at, note);
  if (raw.damagedShare !== undefined) shareRange(raw.damagedShare, note);
  if (raw.priceDependence !== undefined) single(raw.priceDependence, 'priceDependence', 0, 1, note);
  if (raw.horizonYears !== undefined) single(raw.horizonYears, 'horizonYears', 1, 100, note);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, book: raw as CostBook };
}

const MONEY = ['low', 'mode', 'high', 'unit', 'priceYear', 'source'] as const;

function price(row: Fields, at: string, keys: readonly string[], note: Note): void {
  knownKeys(row, keys, `${at}.`, note);
  text(row.type, `${at}.type`, 'the type of asset', note);
  if (keys.includes('basis') && !(row.basis === 'unstated' || Object.hasOwn(BASES, String(row.basis))))
    note(`${at}.basis`, `a price has a basis: one of ${[...Object.keys(BASES), 'unstated'].join(', ')}`, row.basis);
  const [low, mode, high] = [row.low, row.mode, row.high];
  if (!isAmount(low)) note(`${at}.low`, 'an amount above 0', low);
  if (!isAmount(high)) note(`${at}.high`, 'an amount above 0', high);
  if (isAmount(low) && isAmount(high) && low > high) note(`${at}.low`, `at most high (${high})`, low);
  if (mode !== undefined && !(isAmount(mode) && isAmount(low) && isAmount(high) && mode >= low && mode <= high))
    note(`${at}.mode`, 'an amount from low to high, or left out', mode);
  if (typeof row.unit !== 'string' || !UNIT.test(row.unit))
    note(`${at}.unit`, 'usd, usd_million or another currency alike', row.unit);
  if (!(Number.isInteger(row.priceYear) && Number(row.priceYear) >= 1900 && Number(row.priceYear) <= 2100))
    note(`${at}.priceYear`, 'the year whose money it is, such as 2025', row.priceYear);
  source(row.source, at, note);
}

function route(row: Fields, at: string, note: Note): void {
  price(row, at, ['type', 'route', 'months', 'available', ...MONEY], note);
  if (!ROUTES.some((known) => known === row.route)) note(`${at}.route`, `one of ${ROUTES.join(', ')}`, row.route);
  for (const key of ['months', 'available'] as const)
    if (row[key] !== undefined && !(isNumber(row[key]) && Number(row[key]) >= 0))
      note(`${at}.${key}`, 'a number, at least 0, or left out', row[key]);
}

function rate(row: Fields, at: string, note: Note): void {
  knownKeys(row, ['kind', 'currency', 'date', 'value', 'source'], `${at}.`, note);
  if (!RATE_KINDS.some((known) => known === row.kind)) note(`${at}.kind`, `one of ${RATE_KINDS.join(', ')}`, row.kind);
  if (!/^[A-Z]{3}$/.test(String(row.currency))) note(`${at}.currency`, 'three capital letters', row.currency);
  if (!/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(String(row.date))) note(`${at}.date`, 'a year, month or day', row.date);
  if (!isAmount(row.value)) note(`${at}.value`, 'a number above 0', row.value);
  source(row.source, at, note);
}

function shareRange(raw: unknown, note: Note): void {
  const { low, high, source: from } = isObject(raw) ? raw : ({} as Fields);
  if (isObject(raw)) knownKeys(raw, ['low', 'high', 'source'], 'damagedShare.', note);
  const good = (x: unknown): x is number => isNumber(x) && x >= 0 && x <= 1;
  if (!good(low)) note('damagedShare.low', 'a share from 0 to 1', low);
  if (!good(high)) note('damagedShare.high', 'a share from 0 to 1', high);
  if (good(low) && good(high) && low > high) note('damagedShare.low', `at most high (${high})`, low);
  source(from, 'damagedShare', note);
}

function single(raw: unknown, at: string, least: number, most: number, note: Note): void {
  const { value, source: from } = isObject(raw) ? raw : ({} as Fields);
  if (isObject(raw)) knownKeys(raw, ['value', 'source'], `${at}.`, note);
  if (!(isNumber(value) && value >= least && value <= most))
    note(`${at}.value`, `a number from ${least} to ${most}`, value);
  source(from, at, note);
}

function rowsOf(raw: unknown, at: string, note: Note): readonly (readonly [Fields, string])[] {
  if (raw === undefined) return [];
  if (!Array.isArray(raw) || raw.length > MOST_ROWS) {
    note(at, `a list of at most ${MOST_ROWS} entries`, Array.isArray(raw) ? raw.length : raw);
    return [];
  }
  return raw.flatMap((row, i): readonly (readonly [Fields, string])[] => {
    if (isObject(row)) return [[row, `${at}[${i}]`]];
    note(`${at}[${i}]`, 'an object', row);
    return [];
  });
}

const source = (value: unknown, at: string, note: Note): void =>
  text(value, `${at}.source`, 'whose number it is, or why it was chosen', note);

function text(value: unknown, field: string, rule: string, note: Note): void {
  if (typeof value !== 'string' || value.trim() === '') note(field, rule, value);
}

function knownKeys(object: Fields, known: readonly string[], at: string, note: Note): void {
  for (const key of Object.keys(object))
    if (!known.includes(key)) note(`${at}${key}`, `one of ${known.join(', ')}`, key);
}

const isNumber = (x: unknown): x is number => typeof x === 'number' && Number.isFinite(x);
const isAmount = (x: unknown): x is number => isNumber(x) && x > 0;
const isObject = (x: unknown): x is Fields => typeof x === 'object' && x !== null && !Array.isArray(x);
