/** What would have to be true for a claimed sum: more assets, dearer assets, or both as in the draws that reach it. */
import { quantiles } from '../numerics/quantiles.js';
import type { PricedDraws, SharedErrors } from './priced-draws.js';
import type { SumNeeds } from './result.js';

/** Fewer draws than this say nothing of what they have in common. */
const LEAST_DRAWS = 20;

/** @param claimedSums USD */
export function needsOf(
  priced: readonly PricedDraws[],
  { damagedShare }: SharedErrors,
  totals: Float64Array,
  claimedSums: readonly number[],
): readonly SumNeeds[] {
  const assets = new Float64Array(totals.length);
  for (const { counts } of priced)
    for (let row = 0; row < assets.length; row++) {
      const part = (damagedShare[row] as number) * (counts.damaged[row] as number);
      assets[row] = (assets[row] as number) + (counts.destroyed[row] as number) + part;
    }
  const rows = Array.from({ length: totals.length }, (_, row) => row).filter((row) => (assets[row] as number) > 0);
  if (rows.length === 0) return [];
  const priceAt = (row: number): number => (totals[row] as number) / (assets[row] as number);
  const [middleAssets = 0] = quantiles(
    Float64Array.from(rows, (row) => assets[row] as number),
    [0.5],
  );
  const [middlePrice = 0] = quantiles(Float64Array.from(rows, priceAt), [0.5]);
  const meanOver = (chosen: readonly number[], of: (row: number) => number): number =>
    chosen.reduce((sum, row) => sum + of(row), 0) / chosen.length;
  return claimedSums.map((usd) => {
    const reaching = rows.filter((row) => (totals[row] as number) >= usd);
    return {
      usd,
      middleAssets,
      middlePrice,
      assetsNeeded: usd / middlePrice,
      priceNeeded: usd / middleAssets,
      reached:
        reaching.length < LEAST_DRAWS
          ? null
          : {
              draws: reaching.length,
              assets: meanOver(reaching, (row) => assets[row] as number),
              price: meanOver(reaching, priceAt),
            },
    };
  });
}
