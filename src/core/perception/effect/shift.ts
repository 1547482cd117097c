/**
 * Without a model: the mean of a few rows after a date less the mean of as many before it, at the event and at every earlier date
 * (a permutation test over dates, since rows that remember one another may not be shuffled one by one). Assumption most likely to
 * be wrong: the days before the event were as quiet or loud as any, and a trend counts as a shift at every date alike.
 */
import { type Gap, gap, isGap } from '../../problem.js';
import { type Checked, checkSeries } from './check-series.js';
import type { Placebo, SeriesInput } from './effect.js';

/** Rows with a value before the event: two windows of two, and one date to compare. */
const LEAST = 5;

/** Controls are left out. @throws InputError as `seriesEffect` */
export function shiftWithoutModel(input: SeriesInput): Placebo | Gap {
  const checked = checkSeries({ ...input, controls: [] }, LEAST);
  if (isGap(checked)) return checked;
  const { y, at, before } = checked;
  const window = Math.min(y.length - before, Math.max(1, Math.floor(before / 3)));
  const event = shiftAt(checked, before, window);
  if (event === null) return gap('too-few', `a value in the ${window} rows on each side of the event, got none on one`);
  const dates: { readonly at: string; readonly effect: number }[] = [];
  for (let from = window; from + window <= before; from++) {
    const effect = shiftAt(checked, from, window);
    if (effect !== null) dates.push({ at: at[from] ?? `step ${from + 1}`, effect });
  }
  if (dates.length === 0) return gap('too-few', `an earlier date with ${window} rows on each side, got none`);
  const rank = 1 + dates.filter(({ effect }) => Math.abs(effect) >= Math.abs(event)).length;
  return { rank, of: dates.length + 1, p: rank / (dates.length + 1), window, event, dates };
}

function shiftAt({ y }: Checked, from: number, window: number): number | null {
  const [late, early] = [meanKnown(y.subarray(from, from + window)), meanKnown(y.subarray(from - window, from))];
  return late === null || early === null ? null : late - early;
}

function meanKnown(values: Float64Array): number | null {
  const known = values.filter((x) => !Number.isNaN(x));
  let sum = 0;
  for (const x of known) sum += x;
  return known.length === 0 ? null : sum / known.length;
}
