/** What would have to be true for a claimed sum: more assets, dearer assets, or both as in the draws that reach it. */
import { quantiles } from '../numerics/quantiles.js';
import type { SharedErrors } from './price-errors.js';
import type { PricedDraws } from './priced-draws.js';
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
  const rows = Int32Array.from(assets.keys()).filter((row) => (assets[row] as number) > 0);
  if (rows.length === 0) return [];
  const prices = totals.map((total, row) => total / (assets[row] as number));
  const middle = (column: Float64Array): number => {
    const [value = 0] = quantiles(
      column.filter((_, row) => (assets[row] as number) > 0),
      [0.5],
    );
    return value;
  };
  const [middleAssets, middlePrice] = [middle(assets), middle(prices)];
  const meanOver = (chosen: Int32Array, column: Float64Array): number =>
    chosen.reduce((sum, row) => sum + (column[row] as number), 0) / chosen.length;
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
              assets: meanOver(reaching, assets),
              price: meanOver(reaching, prices),
            },
    };
  });
}
