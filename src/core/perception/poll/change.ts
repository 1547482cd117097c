/**
 * Two polls of one house compared. The error of each is that of a simple random sample times what this house's design adds to it; what
 * is systematic in a house falls out of the difference as long as it stays. Assumption most likely to be wrong: that it stays, in a
 * war. A "design effect" a house states may multiply the error or the variance: `errorTimes` multiplies the error (deft).
 */
import { normalCdf } from '../../numerics/special.js';
import { DETECTABLE } from '../effect/summary.js';

/** Standard error of a share; n interviews, those of one wording where a sample was split. */
export const errorOfShare = (share: number, n: number, errorTimes: number): number =>
  errorTimes * Math.sqrt((share * (1 - share)) / n);

/** Half-width that 95 samples in 100 stay within at a share of one half, as houses print it. */
export const statedError = (n: number, errorTimes: number): number => Z95 * errorOfShare(0.5, n, errorTimes);
export const Z95 = 1.959963984540054;

export type TwoShares = {
  readonly change: number;
  readonly se: number;
  readonly z: number;
  /** two-sided */
  readonly p: number;
  /** change that 4 of 5 such pairs would have shown at the 5 % level */
  readonly smallest: number;
};

type Measured = { readonly share: number; readonly n: number };

export function changeOfShares(from: Measured, to: Measured, errorTimes: number): TwoShares {
  const [a, b] = [errorOfShare(from.share, from.n, errorTimes), errorOfShare(to.share, to.n, errorTimes)];
  const se = Math.sqrt(a * a + b * b);
  const change = to.share - from.share;
  const z = change / se;
  return { change, se, z, p: 2 * normalCdf(-Math.abs(z)), smallest: DETECTABLE * se };
}
