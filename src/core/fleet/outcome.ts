/**
 * What becomes of a fleet over a horizon, struck beside not struck: both lines of a point run on the same streams of chance,
 * so that their difference is the strike's and not the dice's. One history a point; where every length is exponential and
 * the points are few, the exact solution stands in for the drawn means and the two are held against each other.
 */
import { quantiles, summarizeDraws } from '../numerics/quantiles.js';
import type { Rng } from '../numerics/rng.js';
import { type Gap, gap } from '../problem.js';
import { exactMeans } from './exact-means.js';
import type { HitCase } from './hit-split.js';
import type { Fan, Outcome } from './result.js';
import { makeSimulator } from './simulate.js';
import { type Point, targetOf } from './what-if-points.js';

const DAYS_A_MONTH = 30.4375;

export function outcomeOf(
  points: readonly Point[],
  which: HitCase,
  days: readonly number[],
  restoreShare: number,
  rng: Rng,
): Outcome {
  const n = points.length;
  const [struck, intact] = [columns(days.length, n), columns(days.length, n)];
  const [shortfall, reached, held] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  points.forEach((point, i) => {
    const target = targetOf(point, restoreShare);
    const run = (line: Point['intact']) =>
      makeSimulator(line, days, target)(rng.fork(`failures ${i}`), rng.fork(`repairs ${i}`));
    const with_ = run(point.struck[which]);
    const without = run(point.intact);
    days.forEach((_, d) => {
      (struck[d] as Float64Array)[i] = with_.available[d] as number;
      (intact[d] as Float64Array)[i] = without.available[d] as number;
    });
    shortfall[i] = (without.assetDays - with_.assetDays) / DAYS_A_MONTH;
    reached[i] = with_.firstReached;
    held[i] = without.assetDays / DAYS_A_MONTH;
  });
  const drawn = struck.map(meanOf);
  const exact = exactMeans(points, which, days, restoreShare);
  const horizon = days.at(-1) as number;
  const within = reached.reduce((count, day) => count + Number(day <= horizon), 0) / n;
  const [mean, meanHeld] = [meanOf(shortfall), meanOf(held)];
  const fan = days.map((day, d) => {
    const [withStrike, without] = [fanOf(struck[d] as Float64Array), fanOf(intact[d] as Float64Array)];
    return exact === null
      ? { day, struck: withStrike, intact: without }
      : {
          day,
          struck: { ...withStrike, mean: exact.struck[d] as number },
          intact: { ...without, mean: exact.intact[d] as number },
        };
  });
  return {
    method: exact === null ? 'simulation' : 'uniformisation',
    histories: n,
    largestDifference:
      exact === null
        ? null
        : largest(drawn.map((x, d) => standardised(x, exact.struck[d] as number, struck[d] as Float64Array))),
    fan,
    shortfall: {
      ...sorted(shortfall),
      mean: exact === null ? mean : exact.shortfall / DAYS_A_MONTH,
      mcse: exact === null ? errorOf(shortfall) : 0,
      shareOfUnstruck: meanHeld > 0 ? (exact === null ? mean : exact.shortfall / DAYS_A_MONTH) / meanHeld : 0,
    },
    restored: {
      withinHorizon: exact === null ? within : exact.within,
      mcse: exact === null ? Math.sqrt((within * (1 - within)) / n) : 0,
      ...restoredDays(reached, horizon, restoreShare),
    },
    lastingFrom: lastingFrom(fan, restoreShare),
  };
}

const columns = (days: number, n: number): readonly Float64Array[] =>
  Array.from({ length: days }, () => new Float64Array(n));

/** Sorted first, so that a sum does not know the order of its draws. */
const sorted = (draws: Float64Array) => summarizeDraws(draws.slice().sort());

const meanOf = (draws: Float64Array): number => sorted(draws).mean;

function errorOf(draws: Float64Array): number {
  const mean = meanOf(draws);
  const squares = draws.map((x) => (x - mean) * (x - mean)).sort();
  return Math.sqrt(squares.reduce((sum, x) => sum + x, 0) / (draws.length - 1) / draws.length);
}

function fanOf(draws: Float64Array): Fan {
  const [q05, q25, q50, q75, q95] = quantiles(draws, [0.05, 0.25, 0.5, 0.75, 0.95]) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return { mean: meanOf(draws), q05, q25, q50, q75, q95 };
}

function standardised(drawn: number, exact: number, draws: Float64Array): number {
  const error = errorOf(draws);
  return error > 0 ? Math.abs(drawn - exact) / error : drawn === exact ? 0 : Math.abs(drawn - exact);
}

const largest = (values: readonly number[]): number => values.reduce((most, x) => Math.max(most, x), 0);

function restoredDays(reached: Float64Array, horizon: number, share: number) {
  const order = reached.slice().sort();
  const at = (p: number): number | Gap => {
    const day = order[Math.min(order.length - 1, Math.floor(p * order.length))] as number;
    return day <= horizon
      ? day
      : gap('beyond-horizon', `${Math.round(100 * share)} % of the eve is not reached within ${horizon} days`);
  };
  return { q05: at(0.05), q50: at(0.5), q95: at(0.95) };
}

/** First day from which the mean stays at the share of the mean without the strike, to the end of the horizon. */
function lastingFrom(fan: Outcome['fan'], share: number): number | Gap {
  let from: number | null = null;
  for (const { day, struck, intact } of fan) {
    if (struck.mean < share * intact.mean) from = null;
    else from ??= day;
  }
  return from ?? gap('beyond-horizon', `the mean does not stay at that share within ${fan.at(-1)?.day ?? 0} days`);
}
