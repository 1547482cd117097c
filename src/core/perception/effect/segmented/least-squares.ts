/** Ordinary least squares on a few columns: coefficients, what is left, and the inverse of XᵀX. */
import { factorInPlace, solveInPlace } from '../../../numerics/positive-definite.js';
import { TERMS } from './design.js';

export type LeastSquares = {
  readonly coefficients: Float64Array;
  readonly residuals: Float64Array;
  readonly squares: number;
  /** (XᵀX)⁻¹, row by row */
  readonly inverse: Float64Array;
  /** ln |XᵀX| */
  readonly logDeterminant: number;
};

/** Null where a column is a sum of others. */
export function leastSquares(x: Float64Array, y: Float64Array): LeastSquares | null {
  const n = y.length;
  const normal = new Float64Array(TERMS * TERMS);
  const coefficients = new Float64Array(TERMS);
  for (let r = 0; r < n; r++) {
    for (let i = 0; i < TERMS; i++) {
      const own = x[TERMS * r + i] as number;
      coefficients[i] = (coefficients[i] as number) + own * (y[r] as number);
      for (let j = 0; j <= i; j++)
        normal[TERMS * i + j] = (normal[TERMS * i + j] as number) + own * (x[TERMS * r + j] as number);
    }
  }
  if (!factorInPlace(normal, TERMS)) return null;
  solveInPlace(normal, TERMS, coefficients);
  const residuals = y.map((value, r) => {
    let fitted = 0;
    for (let i = 0; i < TERMS; i++) fitted += (x[TERMS * r + i] as number) * (coefficients[i] as number);
    return value - fitted;
  });
  let squares = 0;
  for (const e of residuals) squares += e * e;
  let logDeterminant = 0;
  for (let i = 0; i < TERMS; i++) logDeterminant += 2 * Math.log(normal[TERMS * i + i] as number);
  const inverse = new Float64Array(TERMS * TERMS);
  for (let i = 0; i < TERMS; i++) {
    const column = new Float64Array(TERMS);
    column[i] = 1;
    solveInPlace(normal, TERMS, column);
    inverse.set(column, TERMS * i);
  }
  return { coefficients, residuals, squares, inverse, logDeterminant };
}

/** Σ (eₜ − eₜ₋₁)² / Σ eₜ² over rows one step apart (Durbin & Watson 1950); not to be trusted on short series. */
export function durbinWatson(residuals: Float64Array, t: Float64Array): number {
  let [moved, all] = [0, 0];
  for (let i = 0; i < residuals.length; i++) {
    const e = residuals[i] as number;
    all += e * e;
    if (i > 0 && (t[i] as number) - (t[i - 1] as number) === 1) {
      const step = e - (residuals[i - 1] as number);
      moved += step * step;
    }
  }
  return moved / all;
}
