/** A basis' sum and the part each type has in it, draw by draw: parts of one draw add up to 1 in every draw, so they have no width together. */
import { summarizeDraws } from '../numerics/quantiles.js';
import { countAboveZero, sharesIn } from '../numerics/shares-in.js';
import type { SharedErrors } from './price-errors.js';
import { DAMAGED, DESTROYED, type PricedDraws, sumAt } from './priced-draws.js';
import type { BasisCost } from './result.js';

/** USD, draw by draw. */
export type TypeSum = {
  readonly destroyed: Float64Array;
  /** the whole value of the damaged */
  readonly damaged: Float64Array;
  /** of the destroyed, and a share of the damaged */
  readonly value: Float64Array;
};
export type Sum = { readonly totals: Float64Array; readonly byType: readonly TypeSum[] };

export function sumOf(priced: readonly PricedDraws[], { damagedShare }: SharedErrors): Sum {
  const draws = damagedShare.length;
  const totals = new Float64Array(draws);
  return { totals, byType: priced.map((of) => addType(of, damagedShare, totals)) };
}

/** @param totals grow by what the type comes to */
function addType(of: PricedDraws, damagedShare: Float64Array, totals: Float64Array): TypeSum {
  const { counts } = of;
  const draws = totals.length;
  const [destroyed, damaged, value] = [new Float64Array(draws), new Float64Array(draws), new Float64Array(draws)];
  for (let row = 0; row < draws; row++) {
    const lost = counts.destroyed[row] as number;
    const hurt = counts.damaged[row] as number;
    if (lost === 0 && hurt === 0) continue;
    const ofLost = lost === 0 ? 0 : sumAt(of, DESTROYED, lost, row, row);
    const ofHurt = hurt === 0 ? 0 : sumAt(of, DAMAGED, hurt, row, row);
    const sum = ofLost + (damagedShare[row] as number) * ofHurt;
    destroyed[row] = ofLost;
    damaged[row] = ofHurt;
    value[row] = sum;
    totals[row] = (totals[row] as number) + sum;
  }
  return { destroyed, damaged, value };
}

/** Over the draws in which something was lost. */
export function partsOf(priced: readonly PricedDraws[], { totals, byType }: Sum): BasisCost['byType'] {
  const rows = countAboveZero(totals);
  if (rows === 0) return [];
  return priced.map(({ type }, i) => {
    const { mean, q05, q95 } = summarizeDraws(sharesIn(totals, (byType[i] as TypeSum).value, rows));
    return { type, share: { mean, q05, q95 } };
  });
}
