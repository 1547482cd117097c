/** Where the dots of settled claims stand: at their ratio, on each other where they would touch. */
import type { SettledClaim } from '../../core/claims/record/record-table.js';

/** px a column may reach above its row's line */
const TALLEST = 46;

export type RatioDot = { readonly claim: SettledClaim; readonly cx: number; readonly lift: number };

/** Claims of this many times and fewer stand at the ratio; where nothing was established, at `nothing`. */
export function stackRatios(
  settled: readonly SettledClaim[],
  x: (ratio: number) => number,
  nothing: number,
  radius: number,
): readonly RatioDot[] {
  const step = 2 * radius;
  const columns = new Map<number, SettledClaim[]>();
  for (const claim of settled) {
    if (claim.claimed === 0) continue;
    const at = claim.established === 0 ? nothing : x(claim.claimed / claim.established);
    const column = Math.round(at / step);
    columns.set(column, [...(columns.get(column) ?? []), claim]);
  }
  const tallest = Math.max(1, ...[...columns.values()].map(({ length }) => length));
  // Tall columns close up, all alike, so that the tallest still fits its row.
  const up = Math.min(step, TALLEST / tallest);
  return [...columns].flatMap(([column, claims]) =>
    claims.map((claim, i): RatioDot => ({ claim, cx: column * step, lift: i * up })),
  );
}
