/**
 * Prior of a cell's hit count given its site's mean μ and φ: q | z = 1 ~ Beta(μφ, (1−μ)φ), H | N ~ Binomial(N, q), z ~
 * Bernoulli(.85), with q, z and N summed out.
 */
import { PRIOR } from '../visibility.js';

const REACHED = PRIOR.reached;

/**
 * out[N − first] = P(N) · P(H = h | N) for N = first..n, z and q summed out. What N does to those spared is a running product.
 * @returns their sum
 */
export function weighPresent(
  out: Float64Array,
  present: Float64Array,
  first: number,
  n: number,
  h: number,
  mean: number,
  concentration: number,
): number {
  const a = mean * concentration;
  const b = concentration - a;
  let spared: number = REACHED;
  for (let i = 0; i < first - h; i++) spared *= (b + i) / (concentration + i);
  let sum = 0;
  for (let N = first; N <= n; N++) {
    let chance = spared;
    for (let k = 0; k < h; k++) chance *= ((a + k) * (N - k)) / ((concentration + N - h + k) * (h - k));
    const weight = (present[N] as number) * (h === 0 ? chance + 1 - REACHED : chance);
    out[N - first] = weight;
    sum += weight;
    const left = N - h;
    spared *= (b + left) / (concentration + left);
  }
  return sum;
}

/** Two of these multiplied are still a number. */
const LEAST = 1e-150;

let sparedChances = new Float64Array(64);

/**
 * Σ ln P(H | N) over cells of a site.
 * @param hits @param present drawn H and N of every cell of the problem
 */
export function logHits(
  cells: readonly number[],
  hits: Int32Array,
  present: Int32Array,
  mean: number,
  concentration: number,
): number {
  let most = 0;
  for (let i = 0; i < cells.length; i++) {
    const c = cells[i] as number;
    const left = (present[c] as number) - (hits[c] as number);
    if (left > most) most = left;
  }
  if (sparedChances.length <= most) sparedChances = new Float64Array(2 * most + 1);
  const spared = sparedChances;
  const a = mean * concentration;
  const b = concentration - a;
  // spared[i] = Π_{k<i} (b + k) / (φ + k): what P(H | N) shares between cells
  let chance: number = REACHED;
  for (let i = 0; i <= most; i++) {
    spared[i] = chance;
    chance *= (b + i) / (concentration + i);
  }
  let sum = 0;
  let product = 1;
  for (let i = 0; i < cells.length; i++) {
    const c = cells[i] as number;
    const h = hits[c] as number;
    const N = present[c] as number;
    let p = spared[N - h] as number;
    for (let k = 0; k < h; k++) p *= (a + k) / (concentration + N - h + k);
    if (h === 0) p = p + 1 - REACHED;
    product *= p < LEAST ? LEAST : p;
    if (product < LEAST) {
      sum += Math.log(product);
      product = 1;
    }
  }
  return sum + Math.log(product);
}
