/** Of hit assets each shows, or does not, on its own: how many there are given how many show. */

/**
 * out[from + u] ∝ P(v + u) · C(v + u, v) · share^u for u = 0..n − v: of v + u, each left out with the same chance, u were.
 * @returns their sum
 */
export function fillBeyond(out: Float64Array, of: Float64Array, v: number, n: number, share: number, from = 0): number {
  let ways = 1;
  let sum = 0;
  for (let u = 0; u <= n - v; u++) {
    const value = ways * (of[v + u] as number);
    out[from + u] = value;
    sum += value;
    ways *= (share * (v + u + 1)) / (u + 1);
    if (ways < HUGE) continue;
    ways /= HUGE;
    sum /= HUGE;
    for (let k = 0; k <= u; k++) out[from + k] = (out[from + k] as number) / HUGE;
  }
  return sum;
}

/** Scale does not matter: what would overflow is lowered. */
const HUGE = 1e200;
/** Of no more than this there are fewer than HUGE ways to choose. */
const FEW = 600;

/** The same, to the bits of the sum: that of the weights as they stand, in their order, lowered or not. */
export function fillBeyondSummed(
  out: Float64Array,
  of: Float64Array,
  v: number,
  n: number,
  share: number,
  from = 0,
): number {
  const sum = fillBeyond(out, of, v, n, share, from);
  if (n <= FEW) return sum;
  let total = 0;
  for (let u = 0; u <= n - v; u++) total += out[from + u] as number;
  return total;
}
