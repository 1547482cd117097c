/** A: what labels and missing assessments do to a count. */
import {
  confidenceLabel,
  countFromLabels,
  countWithCommonCause,
  functionalBand,
  inParallel,
  inSeries,
  partialAssessment,
} from '../../src/core/losses/damage-scale.js';
import { atLeast, mean, quantile, variance } from '../../src/core/numerics/discrete.js';
import type { Sections } from '../sections.js';

const labels = { CONFIRMED: 6, PROBABLE: 4, POSSIBLE: 5 };
const chances = { CONFIRMED: 0.97, PROBABLE: 0.75, POSSIBLE: 0.35 };

export function assessment(): Sections {
  const partial = partialAssessment({ yes: 28, no: 46, notAssessed: 23 });
  const count = countFromLabels(labels, chances);
  const common = countWithCommonCause(labels, chances, { probability: 0.25, factor: 0.4 });
  const elements = [
    { minDays: 3, maxDays: 7 },
    { minDays: 10, maxDays: 30 },
    { minDays: 60, maxDays: 180 },
  ];
  const [series, parallel] = [inSeries(elements), inParallel(elements)];
  const each = <T>(keys: readonly T[], name: (key: T) => string, of: (key: T) => number | string) =>
    Object.fromEntries(keys.map((key) => [name(key), of(key)]));
  return {
    A1: {
      share_of_all: partial.shareOfAll,
      share_of_assessed: partial.shareOfAssessed,
      manski_low: partial.low,
      manski_high: partial.high,
    },
    A2: {
      mean: mean(count),
      var: variance(count),
      sd: Math.sqrt(variance(count)),
      q05: quantile(count, 0.05),
      q50: quantile(count, 0.5),
      q95: quantile(count, 0.95),
      ...each(
        [0, 8, 12, 15],
        (n) => `P(N = ${n})`,
        (n) => count[n] as number,
      ),
      ...each(
        [8, 9, 10, 11, 12, 13, 14, 15],
        (n) => `P(N >= ${n})`,
        (n) => atLeast(count, n),
      ),
      'naive sum of labels': count.length - 1,
    },
    A2b: {
      mean: mean(common),
      sd: Math.sqrt(variance(common)),
      'P(N >= 12)': atLeast(common, 12),
      q05: quantile(common, 0.05),
      q95: quantile(common, 0.95),
    },
    A3: {
      ...each([0, 14.9, 15, 45, 45.1, 99, 100], (x) => `functional band at ${x} %`, functionalBand),
      ...each([0.95, 0.949, 0.5, 0.499, 0.05], (x) => `confidence at ${x}`, confidenceLabel),
      series_min: series.minDays,
      series_max: series.maxDays,
      parallel_min: parallel.minDays,
      parallel_max: parallel.maxDays,
    },
  };
}
