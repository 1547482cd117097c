/** A basis' sum and the part each type has in it, draw by draw: parts of one draw add up to 1 in every draw, so they have no width together. */
import { summarizeDraws } from '../numerics/quantiles.js';
import type { PricedDraws } from './priced-draws.js';
import type { BasisCost } from './result.js';

export type Sum = { readonly totals: Float64Array; readonly byType: readonly Float64Array[] };

export function sumOf(priced: readonly PricedDraws[], draws: number): Sum {
  const totals = new Float64Array(draws);
  const byType = priced.map(({ valueAt }) => {
    const column = new Float64Array(draws);
    for (let row = 0; row < draws; row++) {
      const value = valueAt(row, row, row, row);
      column[row] = value;
      totals[row] = (totals[row] as number) + value;
    }
    return column;
  });
  return { totals, byType };
}

/** Over the draws in which something was lost. */
export function partsOf(priced: readonly PricedDraws[], { totals, byType }: Sum): BasisCost['byType'] {
  const rows = totals.reduce((count, total) => count + Number(total > 0), 0);
  if (rows === 0) return [];
  return priced.map(({ type }, i) => {
    const column = byType[i] as Float64Array;
    const shares = new Float64Array(rows);
    let at = 0;
    for (const [row, total] of totals.entries()) if (total > 0) shares[at++] = (column[row] as number) / total;
    const { mean, q05, q95 } = summarizeDraws(shares);
    return { type, share: { mean, q05, q95 } };
  });
}
