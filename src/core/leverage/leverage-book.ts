/**
 * What a reader believes of a bargain and of a contest: none of it can be observed, so every input is a range with a word on it.
 * The defaults are illustrations, marked as such; nothing rests on them but the algebra.
 */
import { type Problem, valueText } from '../problem.js';

export type LeverageRange = { readonly low: number; readonly high: number; readonly source: string };

export const LEVERAGE_FIELDS = {
  power: { words: 'share the attacker could take by going on', least: 0, most: 1 },
  costA: { words: 'cost of going on to the attacker', least: 0, most: 1 },
  costB: { words: 'cost of going on to the defender', least: 0, most: 1 },
  split: { words: 'part of the range that goes to the attacker', least: 0, most: 1 },
  shiftPower: { words: 'change of that share by the strike', least: -1, most: 1 },
  shiftA: { words: 'change of the attacker’s cost', least: -1, most: 1 },
  shiftB: { words: 'change of the defender’s cost', least: -1, most: 1 },
} as const;
export type LeverageField = keyof typeof LEVERAGE_FIELDS;
export const LEVERAGE_FIELD_NAMES = Object.keys(LEVERAGE_FIELDS) as readonly LeverageField[];

/** In parts of what is at stake. */
export type LeverageBook = { readonly [K in LeverageField]?: LeverageRange };
export type WholeBook = { readonly [K in LeverageField]: LeverageRange };

const illustrative = (low: number, high = low): LeverageRange => ({ low, high, source: 'illustrative' });

export const ILLUSTRATIVE: WholeBook = {
  power: illustrative(0.5),
  costA: illustrative(0.15),
  costB: illustrative(0.1),
  split: illustrative(0.5),
  shiftPower: illustrative(-0.02, 0.05),
  shiftA: illustrative(0, 0.04),
  shiftB: illustrative(0, 0.05),
};

export type LeverageBookRead =
  | { readonly ok: true; readonly book: LeverageBook }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export function readLeverageBook(raw: unknown): LeverageBookRead {
  const problems: Problem[] = [];
  const note = (field: string, rule: string, got?: unknown): void => {
    problems.push({ file: 'leverage book', line: null, field, rule, got: got === undefined ? null : valueText(got) });
  };
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    note('', 'an object', raw);
    return { ok: false, problems };
  }
  for (const [key, value] of Object.entries(raw)) {
    if (!Object.hasOwn(LEVERAGE_FIELDS, key)) note(key, `one of ${LEVERAGE_FIELD_NAMES.join(', ')}`, key);
    else readRange(key as LeverageField, value, note);
  }
  if (problems.length === 0) together({ ...ILLUSTRATIVE, ...(raw as LeverageBook) }, note);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, book: raw as LeverageBook };
}

function readRange(
  key: LeverageField,
  value: unknown,
  note: (field: string, rule: string, got?: unknown) => void,
): void {
  const { least, most } = LEVERAGE_FIELDS[key];
  const { low, high, source } = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const good = (x: unknown): x is number => typeof x === 'number' && x >= least && x <= most;
  if (!good(low)) note(`${key}.low`, `a number from ${least} to ${most}`, low);
  if (!good(high)) note(`${key}.high`, `a number from ${least} to ${most}`, high);
  if (good(low) && good(high) && low > high) note(`${key}.low`, `at most high (${high})`, low);
  if (typeof source !== 'string' || source.trim() === '')
    note(`${key}.source`, 'whose number it is, or why it was chosen', source);
}

/** What a change leaves must still be a share, or a cost that a contest can rest on. */
function together(book: WholeBook, note: (field: string, rule: string, got?: unknown) => void): void {
  const { power, shiftPower } = book;
  if (power.low + shiftPower.low < 0)
    note('shiftPower.low', `leaves a share of 0 or more of ${power.low}`, shiftPower.low);
  if (power.high + shiftPower.high > 1)
    note('shiftPower.high', `leaves a share of 1 or less of ${power.high}`, shiftPower.high);
  for (const [cost, shift] of [
    ['costA', 'shiftA'],
    ['costB', 'shiftB'],
  ] as const) {
    if (!(book[cost].low > 0))
      note(`${cost}.low`, 'a cost above 0, without which a contest has no end', book[cost].low);
    else if (!(book[cost].low + book[shift].low > 0))
      note(`${shift}.low`, `leaves a cost above 0 of ${book[cost].low}`, book[shift].low);
  }
}
