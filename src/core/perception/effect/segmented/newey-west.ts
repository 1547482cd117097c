/** Covariance of least squares that minds autocorrelation: Bartlett weights, no small-sample factor (Newey & West 1987, doi:10.2307/1913610). */
import { TERMS } from './design.js';

/** Floor of 4·(n/100)^(2/9) (Newey & West 1994). */
export const lagsFor = (n: number): number => Math.floor(4 * Math.exp((2 / 9) * Math.log(n / 100)));

/** @param t steps of the rows: only rows so many steps apart are paired */
export function neweyWest(
  x: Float64Array,
  residuals: Float64Array,
  t: Float64Array,
  inverse: Float64Array,
  lags: number,
): Float64Array {
  const n = residuals.length;
  const meat = new Float64Array(TERMS * TERMS);
  for (let a = 0; a < n; a++) {
    for (let b = a; b >= 0; b--) {
      const lag = (t[a] as number) - (t[b] as number);
      if (lag > lags) break;
      const weight = (1 - lag / (lags + 1)) * (residuals[a] as number) * (residuals[b] as number);
      for (let i = 0; i < TERMS; i++)
        for (let j = 0; j < TERMS; j++) {
          const pair = weight * (x[TERMS * a + i] as number) * (x[TERMS * b + j] as number);
          meat[TERMS * i + j] = (meat[TERMS * i + j] as number) + pair;
          if (lag > 0) meat[TERMS * j + i] = (meat[TERMS * j + i] as number) + pair;
        }
    }
  }
  return times(times(inverse, meat), inverse);
}

function times(a: Float64Array, b: Float64Array): Float64Array {
  const product = new Float64Array(TERMS * TERMS);
  for (let i = 0; i < TERMS; i++)
    for (let j = 0; j < TERMS; j++) {
      let sum = 0;
      for (let k = 0; k < TERMS; k++) sum += (a[TERMS * i + k] as number) * (b[TERMS * k + j] as number);
      product[TERMS * i + j] = sum;
    }
  return product;
}
