/**
 * Poisson regression with a log link by iteratively reweighted least squares (Nelder & Wedderburn 1972), on a written-out
 * table: for models with a column that is no product over lists, and as the plain form the faster one is tested against.
 * Cost per step: rows · columns².
 */

import { factorInPlace, solveInPlace } from '../../numerics/positive-definite.js';
import { logFactorial } from '../../numerics/special.js';
import { InputError } from '../../problem.js';

export type PoissonFit = {
  readonly coefficients: Float64Array;
  /** standard error of the first coefficient */
  readonly firstError: number;
  readonly deviance: number;
  readonly logLik: number;
};

const MOST_STEPS = 100;
const DONE = 1e-10;

/** @param columns of the design, each as long as `y`, the intercept first. Null where no maximum is reached. */
export function poissonRegression(y: Float64Array, columns: readonly Float64Array[]): PoissonFit | null {
  const [rows, p] = [y.length, columns.length];
  const odd = columns.find((column) => column.length !== rows);
  if (odd) throw new InputError('poissonRegression.columns', `each as long as y (${rows})`, odd.length);
  const beta = new Float64Array(p);
  const mu = y.map((count) => count + 0.1);
  const eta = mu.map(Math.log);
  const matrix = new Float64Array(p * p);
  let before = Number.POSITIVE_INFINITY;
  for (let step = 0; step < MOST_STEPS; step++) {
    const right = new Float64Array(p);
    for (let k = 0; k < p; k++) {
      const one = columns[k] as Float64Array;
      for (let l = 0; l <= k; l++) {
        const other = columns[l] as Float64Array;
        let sum = 0;
        for (let i = 0; i < rows; i++) sum += (one[i] as number) * (other[i] as number) * (mu[i] as number);
        matrix[k * p + l] = sum;
      }
      let sum = 0;
      for (let i = 0; i < rows; i++)
        sum += (one[i] as number) * ((mu[i] as number) * (eta[i] as number) + (y[i] as number) - (mu[i] as number));
      right[k] = sum;
    }
    if (!factorInPlace(matrix, p)) return null;
    solveInPlace(matrix, p, right);
    beta.set(right);
    for (let i = 0; i < rows; i++) {
      let sum = 0;
      for (let k = 0; k < p; k++) sum += (beta[k] as number) * ((columns[k] as Float64Array)[i] as number);
      eta[i] = sum;
      mu[i] = Math.exp(sum);
    }
    const deviance = devianceOf(y, mu);
    if (!Number.isFinite(deviance)) return null;
    if (Math.abs(deviance - before) < DONE * (Math.abs(deviance) + 0.1)) return finished(y, mu, beta, matrix, deviance);
    before = deviance;
  }
  return null;
}

function finished(
  y: Float64Array,
  mu: Float64Array,
  beta: Float64Array,
  factor: Float64Array,
  deviance: number,
): PoissonFit {
  const unit = new Float64Array(beta.length);
  unit[0] = 1;
  solveInPlace(factor, beta.length, unit);
  let logLik = 0;
  for (let i = 0; i < y.length; i++)
    logLik += (y[i] as number) * Math.log(mu[i] as number) - (mu[i] as number) - logFactorial(y[i] as number);
  return { coefficients: beta, firstError: Math.sqrt(unit[0] as number), deviance, logLik };
}

function devianceOf(y: Float64Array, mu: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < y.length; i++) {
    const [count, mean] = [y[i] as number, mu[i] as number];
    sum += 2 * ((count > 0 ? count * Math.log(count / mean) : 0) - (count - mean));
  }
  return sum;
}
