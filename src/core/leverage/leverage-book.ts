/**
 * A leverage book: the ranges a reader believes, each with a word on where it comes from; what he leaves out stays illustrative. Read
 * whole or refused with every problem at once.
 */
import type { Problem } from '../problem.js';
import { ILLUSTRATIVE, PARAMETERS, type Parameter, type ParameterRange, type ParameterRanges } from './ranges.js';

/** What the attack used, where the case has no row for it. */
export const ATTACK = ['drones', 'droneUsd'] as const;
export type AttackInput = (typeof ATTACK)[number];
export type LeverageInput = Parameter | AttackInput;
export const LEVERAGE_INPUTS: readonly LeverageInput[] = [...PARAMETERS, ...ATTACK];

export type LeverageBook = { readonly [K in LeverageInput]?: ParameterRange };

export type LeverageBookRead =
  | { readonly ok: true; readonly book: LeverageBook }
  | { readonly ok: false; readonly problems: readonly Problem[] };

type Rule = { readonly words: string; readonly holds: (x: number) => boolean };
const SHARE: Rule = { words: 'a number from 0 to 1', holds: (x) => x >= 0 && x <= 1 };
const CHANGE: Rule = { words: 'a number from −1 to 1, in shares of the stake', holds: (x) => x >= -1 && x <= 1 };
const COST: Rule = { words: 'a number above 0, at most 10, in shares of the stake', holds: (x) => x > 0 && x <= 10 };
const RULES: Readonly<Record<LeverageInput, Rule>> = {
  deltaPower: CHANGE,
  deltaCostAttacker: CHANGE,
  deltaCostDefender: CHANGE,
  power: SHARE,
  costAttacker: COST,
  costDefender: COST,
  split: SHARE,
  discount: { words: 'a number above 0, at most 1', holds: (x) => x > 0 && x <= 1 },
  powerShift: SHARE,
  drones: { words: 'a number from 1 to 1,000,000', holds: (x) => x >= 1 && x <= 1e6 },
  droneUsd: { words: 'an amount above 0, at most 1,000,000,000', holds: (x) => x > 0 && x <= 1e9 },
};

export function readLeverageBook(raw: unknown): LeverageBookRead {
  const problems: Problem[] = [];
  const note = (field: string, rule: string, got?: unknown): void => {
    problems.push({ file: 'leverage book', line: null, field, rule, got: got === undefined ? null : String(got) });
  };
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    note('', 'an object of ranges', raw);
    return { ok: false, problems };
  }
  for (const [key, value] of Object.entries(raw)) {
    if (Object.hasOwn(RULES, key)) readRange(key as LeverageInput, value, note);
    else note(key, `one of ${LEVERAGE_INPUTS.join(', ')}`, key);
  }
  if (problems.length === 0) together(rangesOf(raw as LeverageBook), note);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, book: raw as LeverageBook };
}

/** The reader's ranges over the illustrative ones. */
export const rangesOf = (book: LeverageBook): ParameterRanges =>
  Object.fromEntries(PARAMETERS.map((key) => [key, book[key] ?? ILLUSTRATIVE[key]])) as ParameterRanges;

type Note = (field: string, rule: string, got?: unknown) => void;

function readRange(key: LeverageInput, value: unknown, note: Note): void {
  if (typeof value !== 'object' || value === null) {
    note(key, 'low, high and source', value);
    return;
  }
  const { low, high, source } = value as Record<string, unknown>;
  const { words, holds } = RULES[key];
  const good = (x: unknown): x is number => typeof x === 'number' && Number.isFinite(x) && holds(x);
  if (!good(low)) note(`${key}.low`, words, low);
  if (!good(high)) note(`${key}.high`, words, high);
  if (good(low) && good(high) && low > high) note(`${key}.low`, `at most high (${high})`, low);
  if (typeof source !== 'string' || source.trim() === '')
    note(`${key}.source`, 'whose number it is, or why it was chosen', source);
}

/** What a change leaves must still be a chance or a cost. */
function together(ranges: ParameterRanges, note: Note): void {
  const { power, deltaPower } = ranges;
  if (power.low + deltaPower.low < 0)
    note('deltaPower.low', `leaves a chance of 0 or more of ${power.low}`, deltaPower.low);
  if (power.high + deltaPower.high > 1)
    note('deltaPower.high', `leaves a chance of 1 or less of ${power.high}`, deltaPower.high);
  for (const [cost, delta] of [
    ['costAttacker', 'deltaCostAttacker'],
    ['costDefender', 'deltaCostDefender'],
  ] as const)
    if (ranges[cost].low + ranges[delta].low <= 0)
      note(`${delta}.low`, `leaves a cost above 0 of ${ranges[cost].low}`, ranges[delta].low);
}
