/** Binomials, one trial after another. */
import { get, put, sized } from './memory';

/** out[k] = P(k of n), k = 0..n. */
export function fillBinomial(out: usize, n: i32, p: f64): void {
  const q = 1 - p;
  put(out, 0, 1);
  for (let m = 1; m <= n; m++) {
    let below = get(out, m - 1);
    put(out, m, below * p);
    for (let k = m - 1; k > 0; k--) {
      const own = below;
      below = get(out, k - 1);
      put(out, k, own * q + below * p);
    }
    put(out, 0, below * q);
  }
}

/** Binomials of 0..n, one row after another. @returns where they stand */
export function fillBinomials(column: usize, n: i32, p: f64): usize {
  const rows = sized(column, rowAt(n + 1));
  const q = 1 - p;
  put(rows, 0, 1);
  let before = 0;
  for (let m = 1; m <= n; m++) {
    const row = before + m;
    let below = get(rows, before);
    put(rows, row, below * q);
    for (let k = 1; k < m; k++) {
      const own = get(rows, before + k);
      put(rows, row + k, own * q + below * p);
      below = own;
    }
    put(rows, row + m, below * p);
    before = row;
  }
  return rows;
}

export function rowAt(n: i32): i32 {
  return (n * (n + 1)) / 2;
}
