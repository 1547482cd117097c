/**
 * Rows on an even grid of time: row numbers, years, months, weeks, days, or the five days of a working week. A date that lies
 * between two steps, comes twice or goes back is a gap, never moved.
 */
import { dayRange } from '../../measure/day.js';
import { type Gap, gap, isGap } from '../../problem.js';

export type Grid = {
  /** for each step of the grid its row, or -1 where there is none */
  readonly rowAt: Int32Array;
  /** step of each row */
  readonly stepOf: Int32Array;
  readonly step: string;
};

type Numbered = { readonly places: readonly number[]; readonly unit: string };

export function gridOf(at: readonly string[]): Grid | Gap {
  const numbered = numberLabels(at);
  if (isGap(numbered)) return numbered;
  const { places, unit } = numbered;
  const jumps = places.slice(1).map((place, i) => place - (places[i] as number));
  const back = jumps.findIndex((jump) => jump <= 0);
  if (back >= 0)
    return jumps[back] === 0
      ? gap('contradictory', `two rows for ${at[back + 1]}: one value for each date, got both`)
      : gap('not-dated', `rows in order of time, got ${at[back + 1]} after ${at[back]}`);
  const size = Math.min(...jumps);
  const odd = jumps.findIndex((jump) => jump % size !== 0);
  if (odd >= 0)
    return gap(
      'not-dated',
      `rows a whole number of steps (of ${count(size, unit)}) apart, got ${count(jumps[odd] as number, unit)} from ${at[odd]} to ${at[odd + 1]}`,
    );
  const first = places[0] as number;
  const stepOf = Int32Array.from(places, (place) => (place - first) / size);
  const length = (stepOf.at(-1) as number) + 1;
  if (length > MOST_STEPS)
    return gap('not-dated', `at most ${MOST_STEPS} steps of ${count(size, unit)}, got ${length}`);
  const rowAt = new Int32Array(length).fill(-1);
  stepOf.forEach((step, row) => {
    rowAt[step] = row;
  });
  return { rowAt, stepOf, step: count(size, unit) };
}

const MOST_STEPS = 20_000;

const count = (n: number, unit: string): string => (n === 1 ? `1 ${unit}` : `${n} ${unit}s`);

function numberLabels(at: readonly string[]): Numbered | Gap {
  if (at.length < 2) return gap('too-few', `at least two rows, got ${at.length}`);
  if (at.every((label) => /^\d{1,9}$/.test(label)))
    return { places: at.map(Number), unit: at.every((label) => label.length === 4) ? 'year' : 'row' };
  const ranges = at.map((label) => (label.includes('T') ? null : dayRange(label)));
  const odd = ranges.findIndex((range, i) => range === null || (at[i] as string).length !== (at[0] as string).length);
  if (odd >= 0)
    return gap(
      'not-dated',
      `days, months, years or row numbers, all alike, got ${JSON.stringify(at[odd])} beside ${JSON.stringify(at[0])}`,
    );
  if ((at[0] as string).length === 7 || oneDayOfMonth(at))
    return { places: at.map((label) => 12 * Number(label.slice(0, 4)) + Number(label.slice(5, 7))), unit: 'month' };
  const days = ranges.map((range) => (range as { first: number }).first);
  return isWorkingWeek(days) ? { places: days.map(workingDay), unit: 'working day' } : { places: days, unit: 'day' };
}

/** Months written as days: the first of each, the fifteenth of each. */
const oneDayOfMonth = (at: readonly string[]): boolean =>
  at.every((label) => label.slice(8) === (at[0] as string).slice(8)) && new Set(at).size > 1;

/** Monday 0 … Sunday 6; 1970-01-01 was a Thursday. */
const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** Days on end, and never one of a weekend, over more than a week. */
function isWorkingWeek(days: readonly number[]): boolean {
  const [first, last] = [days[0] as number, days.at(-1) as number];
  const isDaily = days.some((day, i) => i > 0 && day - (days[i - 1] as number) === 1);
  return isDaily && last - first > 7 && days.every((day) => weekday(day) < 5);
}

const workingDay = (day: number): number => 5 * Math.floor((day + 3) / 7) + weekday(day);
