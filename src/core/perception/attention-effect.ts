/** How fast attention went: an exponential through the counts from their largest on, by least squares in logarithms. (Methods I3.) */
import type { Day } from '../case.js';
import { firstDay } from '../measure/day.js';
import { type Gap, gap, isGap } from '../problem.js';
import type { AttentionEffect, IndicatorRows } from './result.js';

/** Fewer counts than this fall along any line. */
const LEAST = 4;

/** @param counts above 0, evenly spaced @returns rate a step, and steps until half is left */
export function decayOf(counts: readonly number[]): { readonly rate: number; readonly halfLife: number } | Gap {
  if (counts.length < LEAST)
    return gap('too-few', `at least ${LEAST} counts from the largest on, got ${counts.length}`);
  if (counts.some((count) => !(count > 0))) return gap('outside-model', 'counts above 0 until the end');
  const [n, middle] = [counts.length, (counts.length - 1) / 2];
  const logs = counts.map(Math.log);
  const mean = logs.reduce((sum, x) => sum + x, 0) / n;
  let [products, squares] = [0, 0];
  for (const [i, x] of logs.entries()) {
    products += (i - middle) * (x - mean);
    squares += (i - middle) * (i - middle);
  }
  const rate = -products / squares;
  return rate > 0
    ? { rate, halfLife: Math.LN2 / rate }
    : gap('outside-model', 'attention that falls from its largest count on');
}

export function attentionEffect(rows: IndicatorRows, strike: Day): AttentionEffect {
  const after = rows.values.filter(({ date, value }) => value !== null && firstDay(date) >= firstDay(strike));
  const peak = after.reduce(
    (most, { value }, i) => ((value as number) > ((after[most]?.value as number) ?? 0) ? i : most),
    0,
  );
  const falling = after.slice(peak);
  const steps = falling.slice(1).map(({ date }, i) => firstDay(date) - firstDay(falling[i]?.date as string));
  const isEven = steps.every((step) => step === steps[0]);
  const found = isEven
    ? decayOf(falling.map(({ value }) => value as number))
    : gap('not-dated', 'counts an even number of days apart');
  const decay = isGap(found)
    ? found
    : { ...found, step: steps[0] === 1 ? 'day' : `${steps[0]} days`, points: falling.length };
  const sentence = isGap(decay)
    ? `${rows.title}: ${decay.detail}.`
    : `${rows.title}: attention halved every ${decay.halfLife.toPrecision(2)} (steps of ${decay.step}), over ${decay.points} counts. Attention is not opinion.`;
  return { rows, decay, sentence };
}
