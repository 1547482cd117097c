/**
 * Prior of a cell's hit count given its site's mean μ and φ: q | z = 1 ~ Beta(μφ, (1−μ)φ), H | N ~ Binomial(N, q), z ~
 * Bernoulli(.85), with q, z and N summed out.
 */
import { PRIOR } from '../visibility.js';
import type { JointCell } from './problem.js';

let row = new Float64Array(64);

/** Fills `hits` with P(H = h), h = 0..n. From one N to the next by Pólya's urn. O(n · width of presence). */
export function fillHits(
  { n, present, least }: JointCell,
  mean: number,
  concentration: number,
  hits: Float64Array,
): void {
  if (row.length <= n + 1) row = new Float64Array(2 * n + 2);
  const a = mean * concentration;
  const b = concentration - a;
  let first = 1;
  for (let i = 0; i < least; i++) first *= (b + i) / (concentration + i);
  row[0] = first;
  for (let h = 0; h < least; h++)
    row[h + 1] = ((row[h] as number) * (least - h) * (a + h)) / ((h + 1) * (b + least - h - 1));
  hits.fill(0, 0, n + 1);
  for (let N = least; N <= n; N++) {
    const weight = PRIOR.reached * (present[N] as number);
    for (let h = 0; h <= N; h++) hits[h] = (hits[h] as number) + weight * (row[h] as number);
    const scale = 1 / (concentration + N);
    row[N + 1] = (row[N] as number) * (a + N) * scale;
    for (let h = N; h > 0; h--)
      row[h] = ((row[h] as number) * (b + N - h) + (row[h - 1] as number) * (a + h - 1)) * scale;
    row[0] = (row[0] as number) * (b + N) * scale;
  }
  hits[0] = (hits[0] as number) + 1 - PRIOR.reached;
}

/** P(H = h | N), z and q summed out. */
export function hitsGiven(h: number, N: number, mean: number, concentration: number): number {
  const a = mean * concentration;
  const b = concentration - a;
  let chance = PRIOR.reached;
  for (let i = 0; i < N - h; i++) chance *= (b + i) / (concentration + i);
  for (let k = 0; k < h; k++) chance *= ((a + k) * (N - k)) / ((concentration + N - h + k) * (h - k));
  return h === 0 ? chance + 1 - PRIOR.reached : chance;
}

/** Two of these multiplied are still a number. */
const LEAST = 1e-150;

let spared = new Float64Array(64);

/**
 * Σ ln P(H | N) over cells of a site.
 * @param hits @param present drawn H and N of every cell of the problem @param most largest N among them
 */
export function logHits(
  cells: readonly number[],
  hits: ArrayLike<number>,
  present: ArrayLike<number>,
  most: number,
  mean: number,
  concentration: number,
): number {
  if (spared.length <= most) spared = new Float64Array(2 * most + 1);
  const a = mean * concentration;
  const b = concentration - a;
  // spared[i] = Π_{k<i} (b + k) / (φ + k): what P(H | N) shares between cells
  let chance = PRIOR.reached;
  for (let i = 0; i <= most; i++) {
    spared[i] = chance;
    chance *= (b + i) / (concentration + i);
  }
  let [sum, product] = [0, 1];
  for (const c of cells) {
    const [h, N] = [hits[c] as number, present[c] as number];
    let p = spared[N - h] as number;
    for (let k = 0; k < h; k++) p *= (a + k) / (concentration + N - h + k);
    product *= Math.max(LEAST, h === 0 ? p + 1 - PRIOR.reached : p);
    if (product < LEAST) {
      sum += Math.log(product);
      product = 1;
    }
  }
  return sum + Math.log(product);
}
