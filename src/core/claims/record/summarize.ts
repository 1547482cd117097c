/** Scored predictions summed up. */
import { type Coverage, LEVELS_OF_COVERAGE, type Summary } from './calibration.js';
import type { Pair } from './pair.js';
import { centralInterval, covered, crpsOf, logScoreAbove, logScoreOf, widthLog } from './scores.js';
import type { TruthDistribution } from './truth-distribution.js';

/** All that is kept of one prediction. */
export type Scored = {
  readonly pair: Pair;
  readonly logScore: number;
  readonly crps: number;
  readonly inside: readonly number[];
  readonly insideClosed: readonly number[];
  /** the upper end of the 90 % interval is not below the truth or bound */
  readonly reaches: boolean;
  readonly width: number;
};

export function scorePrediction(pair: Pair, forecast: TruthDistribution): Scored {
  const { truth, isLowerBound } = pair;
  const at90 = centralInterval(forecast, 0.9);
  const levels = LEVELS_OF_COVERAGE.map(Number);
  return {
    pair,
    logScore: isLowerBound ? logScoreAbove(forecast, truth) : logScoreOf(forecast, truth),
    crps: isLowerBound ? 0 : crpsOf(forecast, truth),
    inside: levels.map((p) => covered(forecast, truth, p)),
    insideClosed: levels.map((p) => {
      const { low, high } = centralInterval(forecast, p);
      return low <= truth && truth <= high ? 1 : 0;
    }),
    reaches: at90.high >= truth,
    width: widthLog(at90),
  };
}

export function summarize(all: readonly Scored[]): Summary {
  const exact = all.filter(({ pair }) => !pair.isLowerBound);
  const bounds = all.filter(({ pair }) => pair.isLowerBound);
  const share = (of: (one: Scored) => readonly number[]): Coverage | null =>
    exact.length === 0
      ? null
      : (Object.fromEntries(
          LEVELS_OF_COVERAGE.map((level, i) => [level, meanOf(exact.map((one) => of(one)[i] as number))]),
        ) as Coverage);
  return {
    logScore: meanOf(all.map(({ logScore }) => logScore)),
    crps: exact.length === 0 ? null : meanOf(exact.map(({ crps }) => crps)),
    coverage: share(({ inside }) => inside),
    coverageClosed: share(({ insideClosed }) => insideClosed),
    coverageLowerBound: bounds.length === 0 ? null : meanOf(bounds.map(({ reaches }) => (reaches ? 1 : 0))),
    medianWidthLog: exact.length === 0 ? null : medianOf(exact.map(({ width }) => width)),
  };
}

const meanOf = (x: readonly number[]): number => x.reduce((sum, one) => sum + one, 0) / x.length;

function medianOf(x: readonly number[]): number {
  const sorted = Float64Array.from(x).sort();
  const middle = sorted.length >> 1;
  const high = sorted[middle] as number;
  return sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] as number)) / 2;
}
