/**
 * Joint draws in an order of their own: what is drawn beside them (prices, shares) then meets the same counts however the draws
 * came. Rows that are the same are interchangeable, so any order of the draws gives the same bytes. O(draws · log draws · types).
 */
import type { TypeDraws } from '../losses/by-type.js';

export function inRowOrder(counts: ReadonlyMap<string, TypeDraws>, draws: number): ReadonlyMap<string, TypeDraws> {
  const columns = [...counts.values()].flatMap(({ destroyed, damaged }) => [destroyed, damaged]);
  const order = Int32Array.from({ length: draws }, (_, i) => i).sort((a, b) => {
    for (const column of columns) {
      const step = (column[a] as number) - (column[b] as number);
      if (step !== 0) return step;
    }
    return 0;
  });
  const placed = (column: Float64Array): Float64Array => Float64Array.from(order, (i) => column[i] as number);
  return new Map(
    [...counts].map(([type, { destroyed, damaged }]) => [
      type,
      { destroyed: placed(destroyed), damaged: placed(damaged) },
    ]),
  );
}
