/** What would have to be true for a claimed sum: more assets, dearer assets, or both as in the draws that reach it. */
import { quantiles } from '../numerics/quantiles.js';
import { countAboveZero } from '../numerics/shares-in.js';
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
  const lost = lostOf(assets, totals);
  if (lost.assets.length === 0) return [];
  const [middleAssets, middlePrice] = [middleOf(lost.assets), middleOf(lost.prices)];
  return claimedSums.map((usd) => {
    const reaching = reachingOf(lost, usd);
    return {
      usd,
      middleAssets,
      middlePrice,
      assetsNeeded: usd / middlePrice,
      priceNeeded: usd / middleAssets,
      reached:
        reaching.draws < LEAST_DRAWS
          ? null
          : {
              draws: reaching.draws,
              assets: reaching.assets / reaching.draws,
              price: reaching.prices / reaching.draws,
            },
    };
  });
}

/** Of the draws in which something was lost: how many assets, what came to in all, and for each. */
type Lost = { readonly assets: Float64Array; readonly totals: Float64Array; readonly prices: Float64Array };

function lostOf(assets: Float64Array, totals: Float64Array): Lost {
  const count = countAboveZero(assets);
  const lost = {
    assets: new Float64Array(count),
    totals: new Float64Array(count),
    prices: new Float64Array(count),
  };
  for (let row = 0, at = 0; row < assets.length; row++) {
    const own = assets[row] as number;
    if (own === 0) continue;
    lost.assets[at] = own;
    lost.totals[at] = totals[row] as number;
    lost.prices[at++] = (totals[row] as number) / own;
  }
  return lost;
}

const middleOf = (column: Float64Array): number => quantiles(column, [0.5])[0] ?? 0;

/** How many draws come to the sum, and their assets and prices added up. */
function reachingOf({ assets, totals, prices }: Lost, usd: number) {
  const sums = { draws: 0, assets: 0, prices: 0 };
  for (let i = 0; i < totals.length; i++) {
    if ((totals[i] as number) < usd) continue;
    sums.draws++;
    sums.assets += assets[i] as number;
    sums.prices += prices[i] as number;
  }
  return sums;
}
