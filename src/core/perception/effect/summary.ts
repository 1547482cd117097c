/** From draws of the counterfactual to what is said of the effect, in the unit of the series. */
import { varianceOf } from '../../numerics/ess.js';
import { normalQuantile } from '../../numerics/normal-quantile.js';
import { selectedQuantiles } from '../../numerics/select.js';
import type { Checked } from './check-series.js';
import type { Amount, Banded, PathPoint } from './effect.js';
import { averageOf, type Fit } from './structural/fit.js';
import type { Problem } from './structural/problem.js';

export type Summary = {
  readonly average: Amount;
  readonly cumulative: Amount;
  readonly sd: number;
  readonly p: number;
  readonly smallestDetectable: number;
};

/** Chance of the error and of the find that the smallest detectable effect stands for. */
export const DETECTION = { error: 0.05, power: 0.8 };

/** Times the standard error: 2.80. */
export const DETECTABLE = normalQuantile(1 - DETECTION.error / 2) + normalQuantile(DETECTION.power);

/** @param rows after the event with a value, from 0 */
export function summarise({ y, before }: Checked, problem: Problem, rows: readonly number[], fit: Fit): Summary {
  const draws = averages(problem, rows, fit);
  const actual = rows.reduce((sum, row) => sum + (y[before + row] as number), 0) / rows.length;
  let predicted = 0;
  for (const row of rows) for (const chain of fit.chains) predicted += chain.means[before + row] as number;
  predicted = problem.mean + (problem.spread * predicted) / (rows.length * fit.chains.length);
  const [low, high] = selectedQuantiles(draws, [0.025, 0.975]) as [number, number];
  const sd = Math.sqrt(varianceOf(draws));
  let [over, under] = [1, 1];
  for (const x of draws) {
    if (x >= actual) over++;
    if (x <= actual) under++;
  }
  const average = { actual, predicted, effect: actual - predicted, q025: actual - high, q975: actual - low };
  const times = (n: number) => (x: number) => n * x;
  const total = times(rows.length);
  return {
    average,
    cumulative: {
      actual: total(actual),
      predicted: total(predicted),
      effect: total(average.effect),
      q025: total(average.q025),
      q975: total(average.q975),
    },
    sd,
    p: Math.min(over, under) / (draws.length + 1),
    smallestDetectable: DETECTABLE * sd,
  };
}

/** The predicted average of every draw of every chain. */
function averages({ mean, spread, y }: Problem, rows: readonly number[], fit: Fit): Float64Array {
  const all = new Float64Array(fit.draws * fit.chains.length);
  fit.chains.forEach((chain, i) => {
    all.set(averageOf(chain, rows, y.length, fit.draws), i * fit.draws);
  });
  return all.map((x) => mean + spread * x);
}

/** Every step that has a row, with its bands. */
export function pathOf({ at, y, before }: Checked, problem: Problem, fit: Fit): readonly PathPoint[] {
  const { mean, spread } = problem;
  const total = fit.draws * fit.chains.length;
  const column = new Float64Array(total);
  const running = new Float64Array(total);
  let runningMean = 0;
  const points: PathPoint[] = [];
  for (let t = 0; t < y.length; t++) {
    let middle = 0;
    fit.chains.forEach((chain, i) => {
      column.set(chain.predicted.subarray(t * fit.draws, (t + 1) * fit.draws), i * fit.draws);
      middle += chain.means[t] as number;
    });
    const predicted = banded(column, mean + (spread * middle) / fit.chains.length, mean, spread);
    const actual = Number.isNaN(y[t]) ? null : (y[t] as number);
    const isAfter = t >= before;
    if (isAfter && actual !== null) {
      for (let k = 0; k < total; k++)
        running[k] = (running[k] as number) + (actual - mean - spread * (column[k] as number));
      runningMean += actual - predicted.mean;
    }
    if (at[t] === null) continue;
    points.push({
      at: at[t] as string,
      actual,
      predicted,
      effect:
        isAfter && actual !== null
          ? { mean: actual - predicted.mean, q025: actual - predicted.q975, q975: actual - predicted.q025 }
          : null,
      cumulative: isAfter ? banded(running, runningMean, 0, 1) : null,
    });
  }
  return points;
}

function banded(draws: Float64Array, middle: number, offset: number, scale: number): Banded {
  const [low, high] = selectedQuantiles(draws, [0.025, 0.975]) as [number, number];
  return { mean: middle, q025: offset + scale * low, q975: offset + scale * high };
}
