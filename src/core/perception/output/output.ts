/** An output of one side, read against the strike: means, counterfactual, placebo dates, and the smallest effect that would have shown. */
import type { Case } from '../../case.js';
import type { Rng } from '../../numerics/rng.js';
import { type Gap, gap, isGap } from '../../problem.js';
import type { SeriesInput } from '../effect/effect.js';
import { shiftWithoutModel } from '../effect/shift.js';
import type { ReadRows } from '../read-as.js';
import type { OutputRead, PeriodMean } from '../result.js';
import { readAs } from '../shown.js';
import { outputEffect } from './output-effect.js';
import { outputFinding } from './output-finding.js';
import { type Laid, layPeriods } from './periods.js';

/** Where the case registers no window: half a year of months, a quarter of weeks, two weeks of days. */
const WINDOW = { month: 6, week: 13, day: 14 };

export function outputOf(rows: ReadRows, { strike }: Case, rng: Rng): OutputRead {
  const period = rows.period ?? 'day';
  const registered = rows.reading?.window ?? null;
  const window = { periods: registered ?? WINDOW[period], from: registered === null ? 'default' : 'case' } as const;
  const laid = layPeriods(rows.points, period, strike.from, window.periods);
  const made = outputEffect(laid.input, rng);
  const [before, after] = [meanOf(laid, 'before', window.periods), meanOf(laid, 'after', window.periods)];
  const ratioOfMeans = ratioOf(before, after);
  const placebo = shiftWithoutModel(laid.input);
  const effect = isGap(made) ? made : made.effect;
  const predicted = isGap(made) ? [] : made.predicted;
  const read = {
    ...readAs(rows),
    period,
    window,
    path: laid.points.map((point, i) => ({
      at: laid.input.at[i] as string,
      actual: laid.input.y[i] ?? null,
      low: point?.low ?? null,
      high: point?.high ?? null,
      predicted: predicted[i] ?? null,
      row: point?.row ?? null,
    })),
    before,
    after,
    ratioOfMeans,
    effect,
    placebo,
  };
  return {
    ...read,
    finding: outputFinding(read),
    warnings: [
      ...(isGap(made) ? [] : made.warnings),
      ...(laid.straddling === null
        ? []
        : [`${laid.straddling} holds days of both sides of the strike and is left out`]),
    ],
  };
}

function meanOf({ input, points }: Laid, side: 'before' | 'after', periods: number): PeriodMean | Gap {
  const own = rowsOf(input, side, periods);
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined) return gap('too-few', `a row ${side} the strike, got none`);
  const mean = (of: (i: number) => number): number => own.reduce((sum, i) => sum + of(i), 0) / own.length;
  const value = (i: number): number => input.y[i] as number;
  return {
    mean: mean(value),
    low: mean((i) => Math.min(points[i]?.low ?? value(i), value(i))),
    high: mean((i) => Math.max(points[i]?.high ?? value(i), value(i))),
    n: own.length,
    from: input.at[first] as string,
    until: input.at[last] as string,
  };
}

/** Places with a value, on one side, no more than `periods` of them and nearest to the strike. */
function rowsOf({ y, preEnd }: SeriesInput, side: 'before' | 'after', periods: number): readonly number[] {
  const known = y.flatMap((value, i) => (value === null || i <= preEnd !== (side === 'before') ? [] : [i]));
  return side === 'before' ? known.slice(-periods) : known.slice(0, periods);
}

function ratioOf(before: PeriodMean | Gap, after: PeriodMean | Gap): OutputRead['ratioOfMeans'] {
  if (isGap(before)) return before;
  if (isGap(after)) return after;
  if (before.low <= 0 || before.mean <= 0)
    return gap('outside-model', 'a mean above nought before the strike to divide by');
  return { low: after.low / before.high, value: after.mean / before.mean, high: after.high / before.low };
}
