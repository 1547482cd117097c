/**
 * A cell's hit count before any image: q | z = 1 ~ Beta(μφ, (1−μ)φ), H | N ~ Binomial(N, q), z ~ Bernoulli(reached), with q, z
 * and N summed out; and how many of its hits can be shown.
 */
import { column, fill, get, getTwo, put, putTwo, sized } from './memory';

const columnRow = column();

/** Fills `hits` with P(H = h), h = 0..n. From one N to the next by Pólya's urn. O(n · width of presence). */
export function fillHits(
  n: i32,
  least: i32,
  present: usize,
  reached: f64,
  mean: f64,
  concentration: f64,
  hits: usize,
): void {
  const row = sized(columnRow, n + 2);
  const a = mean * concentration;
  const b = concentration - a;
  let first: f64 = 1;
  for (let i = 0; i < least; i++) first *= (b + <f64>i) / (concentration + <f64>i);
  put(row, 0, first);
  for (let h = 0; h < least; h++)
    put(row, h + 1, (get(row, h) * <f64>(least - h) * (a + <f64>h)) / (<f64>(h + 1) * (b + <f64>least - <f64>h - 1)));
  fill(hits, 0, n + 1, 0);
  for (let N = least; N <= n; N++) {
    const weight = reached * get(present, N);
    for (let h = 0; h <= N; h++) put(hits, h, get(hits, h) + weight * get(row, h));
    const scale = 1 / (concentration + <f64>N);
    put(row, N + 1, get(row, N) * (a + <f64>N) * scale);
    for (let h = N; h > 0; h--)
      put(row, h, (get(row, h) * (b + <f64>N - <f64>h) + get(row, h - 1) * (a + <f64>h - 1)) * scale);
    put(row, 0, get(row, 0) * (b + <f64>N) * scale);
  }
  put(hits, 0, get(hits, 0) + 1 - reached);
}

/** out[v] = Σ_h P(h) · Binomial(v; h, chance) for v = 0..most, by Horner's rule from the most hits down. O(n · most). */
export function fillThinned(out: usize, hits: usize, n: i32, chance: f64, most: i32): void {
  const lost = 1 - chance;
  const losts = f64x2.splat(lost);
  const chances = f64x2.splat(chance);
  fill(out, 0, most + 1, 0);
  for (let h = n; h >= 0; h--) {
    let v = n - h < most ? n - h : most;
    for (; v > 1; v -= 2)
      putTwo(out, v - 1, f64x2.add(f64x2.mul(getTwo(out, v - 1), losts), f64x2.mul(getTwo(out, v - 2), chances)));
    if (v > 0) put(out, 1, get(out, 1) * lost + get(out, 0) * chance);
    put(out, 0, get(out, 0) * lost + get(hits, h));
  }
}
