/**
 * Whether what the model leaves of the rows before the event still remembers the row before: the lag-one autocorrelation of value less
 * posterior mean. The model has no such memory, and its bands are too narrow where the series has one.
 */
import type { Fit } from './fit.js';
import type { Problem } from './problem.js';

/** -1..1 over pairs of rows a step apart; null with fewer than three pairs. */
export function memoryLeft({ y, isSeen }: Problem, { chains }: Pick<Fit, 'chains'>): number | null {
  const left = y.map((value, t) => {
    let mean = 0;
    for (const { means } of chains) mean += means[t] as number;
    return value - mean / chains.length;
  });
  let [product, square, pairs] = [0, 0, 0];
  for (let t = 0; t < y.length; t++) {
    if (isSeen[t] === 0) continue;
    square += (left[t] as number) * (left[t] as number);
    if (t === 0 || isSeen[t - 1] === 0) continue;
    product += (left[t] as number) * (left[t - 1] as number);
    pairs++;
  }
  return pairs < 3 || square === 0 ? null : product / square;
}

/** Memory that chance alone gives one series in twenty. */
export const isRemembered = (memory: number, rows: number): boolean => memory > 1.645 / Math.sqrt(rows);
