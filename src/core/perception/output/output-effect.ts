/** An output before and after: small counts by their rates, anything else by the structural model. */
import type { Rng } from '../../numerics/rng.js';
import { type Gap, gap, isGap } from '../../problem.js';
import { checkSeries } from '../effect/check-series.js';
import type { Banded, SeriesInput } from '../effect/effect.js';
import { seriesEffect } from '../effect/series-effect.js';
import { DETECTABLE } from '../effect/summary.js';
import type { OutputEffect } from '../result.js';
import { type Counts, countRates } from './count-rates.js';
import { exposureOf } from './periods.js';

/** Periods with a row that a rate needs on each side. */
export const LEAST = { before: 6, after: 2 };
/** Above this, counts are no longer small and the structural model holds as well. */
const SMALL = 1000;
/** Short chains, checked as any: the run has a tenth of a second for all its series. */
const SHORT = { chains: 4, draws: 500, warmup: 100, placebos: 0 };

export type MadeEffect = {
  readonly effect: OutputEffect;
  /** of each period after the strike; null before it */
  readonly predicted: readonly (Banded | null)[];
  readonly warnings: readonly string[];
};

export function outputEffect(input: SeriesInput, rng: Rng): MadeEffect | Gap {
  const checked = checkSeries(input, LEAST.before);
  if (isGap(checked)) return checked;
  const known = Array.from(checked.y).filter((x) => !Number.isNaN(x));
  const late = checked.y.subarray(checked.before).filter((x) => !Number.isNaN(x)).length;
  if (late < LEAST.after) return gap('too-few', `at least ${LEAST.after} values after the strike, got ${late}`);
  if (known.every((x) => Number.isInteger(x) && x >= 0) && Math.max(...known) <= SMALL) return byCounts(input);
  return byStructure(input, rng);
}

function byCounts({ at, y, preEnd }: SeriesInput): MadeEffect {
  const side = (from: number, to: number): Counts => {
    const rows = y.flatMap((value, i) => (value === null || i < from || i >= to ? [] : [i]));
    return { y: rows.map((i) => y[i] as number), exposure: rows.map((i) => exposureOf(at[i] as string)) };
  };
  const [before, after] = [side(0, preEnd + 1), side(preEnd + 1, y.length)];
  const rates = countRates(before, after);
  const n = after.y.length;
  const actual = after.y.reduce((sum, x) => sum + x, 0);
  const most = Math.max(...after.y);
  const all = rates.predicted(n, actual);
  const one = rates.predicted(1, most);
  const cumulative = {
    actual,
    predicted: all.middle,
    effect: actual - all.middle,
    q025: actual - all.q975,
    q975: actual - all.q025,
  };
  const each = (x: number): number => x / n;
  const early = before.y.reduce((sum, x) => sum + x, 0) / before.y.length;
  return {
    effect: {
      model: 'counts',
      average: {
        actual: each(actual),
        predicted: each(all.middle),
        effect: each(cumulative.effect),
        q025: each(cumulative.q025),
        q975: each(cumulative.q975),
      },
      cumulative,
      ratio: rates.ratio,
      p: Math.min(all.atLeast(actual), all.atMost(actual)),
      smallestDetectable: early * Math.expm1(DETECTABLE * rates.logSd),
    },
    predicted: y.map((_, i) => (i <= preEnd ? null : { mean: one.middle, q025: one.q025, q975: one.q975 })),
    warnings: [],
  };
}

function byStructure(input: SeriesInput, rng: Rng): MadeEffect | Gap {
  const made = seriesEffect(input, SHORT, rng);
  if (isGap(made)) return made;
  const { average, cumulative, p, smallestDetectable, path, warnings } = made;
  const predicted = new Map(path.map((point) => [point.at, point.predicted]));
  return {
    effect: { model: 'structural', average, cumulative, ratio: null, p, smallestDetectable },
    predicted: input.at.map((label, i) => (i <= input.preEnd ? null : (predicted.get(label) ?? null))),
    warnings,
  };
}
