/** Of hit assets each shows, or does not, on its own: how many show, and how many there are given how many show. */

/** out[v] = Σ_h P(h) · Binomial(v; h, chance) for v = 0..most, by Horner's rule from the most hits down. O(n · most). */
export function fillThinned(out: Float64Array, hits: Float64Array, n: number, chance: number, most: number): void {
  const lost = 1 - chance;
  out.fill(0, 0, most + 1);
  for (let h = n; h >= 0; h--) {
    for (let v = n - h < most ? n - h : most; v > 0; v--)
      out[v] = (out[v] as number) * lost + (out[v - 1] as number) * chance;
    out[0] = (out[0] as number) * lost + (hits[h] as number);
  }
}

/**
 * out[u] ∝ P(v + u) · C(v + u, v) · share^u for u = 0..n − v: of v + u, each left out with the same chance, u were.
 * @returns their sum
 */
export function fillBeyond(out: Float64Array, of: Float64Array, v: number, n: number, share: number): number {
  let [ways, sum] = [1, 0];
  for (let u = 0; u <= n - v; u++) {
    const value = ways * (of[v + u] as number);
    out[u] = value;
    sum += value;
    ways *= (share * (v + u + 1)) / (u + 1);
    if (ways < HUGE) continue;
    ways /= HUGE;
    sum /= HUGE;
    for (let k = 0; k <= u; k++) out[k] = (out[k] as number) / HUGE;
  }
  return sum;
}

/** Scale does not matter: what would overflow is lowered. */
const HUGE = 1e200;
