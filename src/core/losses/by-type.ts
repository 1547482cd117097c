/** Draws summed over sites: destroyed and damaged per type, as columns. */
import type { LossDraws } from './result.js';

export type TypeDraws = { readonly destroyed: Float64Array; readonly damaged: Float64Array };

export function drawsByType(draws: LossDraws): ReadonlyMap<string, TypeDraws> {
  const byType = new Map<string, TypeDraws>();
  for (const [i, { type }] of draws.cells.entries()) {
    const sums = byType.get(type) ?? zero(draws.draws);
    add(sums.destroyed, draws.destroyed[i] as Float64Array);
    add(sums.damaged, draws.damaged[i] as Float64Array);
    byType.set(type, sums);
  }
  return byType;
}

/** Destroyed or damaged, draw by draw. */
export function hitsOf({ destroyed, damaged }: TypeDraws): Float64Array {
  const hits = destroyed.slice();
  add(hits, damaged);
  return hits;
}

export const zero = (count: number): TypeDraws => ({
  destroyed: new Float64Array(count),
  damaged: new Float64Array(count),
});

function add(into: Float64Array, column: Float64Array): void {
  for (let i = 0; i < into.length; i++) into[i] = (into[i] as number) + (column[i] as number);
}
