/** Where the dots of settled claims stand: at their ratio, on each other where they would touch. */
import type { SettledClaim } from '../../core/claims/record/record-table.js';

export type RatioDot = { readonly claim: SettledClaim; readonly cx: number; readonly lift: number };

/** Claims of this many times and fewer stand at the ratio; where nothing was established, at `nothing`. */
export function stackRatios(
  settled: readonly SettledClaim[],
  x: (ratio: number) => number,
  nothing: number,
  radius: number,
): readonly RatioDot[] {
  const step = 2 * radius;
  const heights = new Map<number, number>();
  return settled
    .filter(({ claimed }) => claimed > 0)
    .map((claim) => ({ claim, at: claim.established === 0 ? nothing : x(claim.claimed / claim.established) }))
    .sort((a, b) => a.at - b.at || (a.claim.id < b.claim.id ? -1 : 1))
    .map(({ claim, at }) => {
      const column = Math.round(at / step);
      const height = heights.get(column) ?? 0;
      heights.set(column, height + 1);
      // Tall columns close up, so that the tallest still fits its row.
      return { claim, cx: column * step, lift: Math.min(46, height * step * (height > 5 ? 0.7 : 1)) };
    });
}
