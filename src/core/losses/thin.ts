/**
 * From what is there to what is kept of it, asset by asset with one chance. On likelihoods this runs backwards:
 * `L[D, M] = Σ_d Σ_m P(d kept | D) · P(m kept | M) · given[d, m]`.
 */
import type { Grid } from './report.js';

/** Binomial rows: `rows[n·side + k]` = P(k kept | n there), for k up to `side − 1` only. */
export type Kept = { readonly side: number; readonly rows: Float64Array; readonly chance: number };

/** @param most rows for 0..most assets @param cap columns for 0..cap kept */
export function keptRows(most: number, chance: number, cap: number = most): Kept {
  const side = Math.min(most, cap) + 1;
  const rows = new Float64Array((most + 1) * side);
  const lost = 1 - chance;
  rows[0] = 1;
  for (let n = 1; n <= most; n++) {
    const [above, here] = [(n - 1) * side, n * side];
    rows[here] = (rows[above] as number) * lost;
    const last = Math.min(n, side - 1);
    for (let k = 1; k <= last; k++)
      rows[here + k] = (rows[above + k] as number) * lost + (rows[above + k - 1] as number) * chance;
  }
  return { side, rows, chance };
}

let scratch = new Float64Array(0);

/**
 * A grid with a `tail` holds what is above it, and nothing beyond `reach`: only that much is summed.
 * @param keptD null: every destroyed asset is kept. O(n³ / 3), or O(n² · reach).
 */
export function thinned(given: Grid, keptD: Kept | null, keptM: Kept): Grid {
  const { n, values: from, reach = n, tail = 0 } = given;
  const side = n + 1;
  if (scratch.length < side * side) scratch = new Float64Array(side * side);
  const half = scratch;
  // half[M, d] = Σ_m P(m | M) · given[d, m]
  for (let M = 0; M <= n; M++) {
    const weights = M * keptM.side;
    const most = M < reach ? M : reach;
    const last = n - M < reach ? n - M : reach;
    for (let d = 0; d <= last; d++) {
      const row = d * side;
      let sum = 0;
      for (let m = 0; m <= most; m++) sum += (keptM.rows[weights + m] as number) * (from[row + m] as number);
      half[M * side + d] = sum;
    }
  }
  const values = new Float64Array(side * side);
  for (let D = 0; D <= n; D++) {
    const most = D < reach ? D : reach;
    for (let M = 0; D + M <= n; M++) {
      const row = M * side;
      let sum = tail;
      if (keptD === null) sum += D <= reach ? (half[row + D] as number) : 0;
      else {
        const weights = D * keptD.side;
        for (let d = 0; d <= most; d++) sum += (keptD.rows[weights + d] as number) * (half[row + d] as number);
      }
      values[D * side + M] = sum;
    }
  }
  return { n, values };
}

/** The same for a report that nobody saw a hit: an asset goes unreported with one chance, whatever the others do. O(n²). */
export function thinnedNoHit(given: Grid, chanceD: number, chanceM: number): Grid {
  const { n, noHit } = given;
  const side = n + 1;
  const values = new Float64Array(side * side);
  let unreported = 1;
  for (const term of noHit?.terms ?? []) {
    const [x, y] = [1 - chanceD * (1 - unreported), 1 - chanceM * (1 - unreported)];
    let row = term;
    for (let D = 0; D <= n; D++) {
      let value = row;
      for (let M = 0; D + M <= n; M++) {
        values[D * side + M] = (values[D * side + M] as number) + value;
        value *= y;
      }
      row *= x;
    }
    unreported *= noHit?.missed ?? 1;
  }
  return { n, values };
}

/** Cell by cell product of grids of one size. */
export function product(grids: readonly Grid[], n: number): Grid {
  const [first, ...rest] = grids;
  if (first && rest.length === 0) return first;
  const values = new Float64Array((n + 1) * (n + 1)).fill(1);
  for (const grid of grids)
    for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) * (grid.values[i] as number);
  return { n, values };
}
