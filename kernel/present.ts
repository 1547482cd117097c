/**
 * Numbers present, and hits among them, of cells given their site's mean μ and φ: q | z = 1 ~ Beta(μφ, (1−μ)φ), H | N ~
 * Binomial(N, q), z ~ Bernoulli(reached), with q and z summed out.
 */
import { REACHED_PRIOR } from '../src/core/losses/joint/sweep-layout';
import { column, get, put, sized } from './memory';
import * as now from './state';

/** Two of these multiplied are still a number. */
const LEAST: f64 = 1e-150;

const columnSpared = column();

/**
 * out[N − first] = P(N) · P(H = h | N) for N = first..n. What N does to those spared is a running product.
 * @returns their sum
 */
export function weighPresent(
  out: usize,
  present: usize,
  first: i32,
  n: i32,
  h: i32,
  mean: f64,
  concentration: f64,
): f64 {
  const reached = get(now.problem, REACHED_PRIOR);
  const a = mean * concentration;
  const b = concentration - a;
  let spared = reached;
  for (let i = 0; i < first - h; i++) spared *= (b + <f64>i) / (concentration + <f64>i);
  let sum: f64 = 0;
  for (let N = first; N <= n; N++) {
    let chance = spared;
    for (let k = 0; k < h; k++)
      chance *= ((a + <f64>k) * <f64>(N - k)) / ((concentration + <f64>N - <f64>h + <f64>k) * <f64>(h - k));
    const weight = get(present, N) * (h === 0 ? chance + 1 - reached : chance);
    put(out, N - first, weight);
    sum += weight;
    const left = N - h;
    spared *= (b + <f64>left) / (concentration + <f64>left);
  }
  return sum;
}

/** Σ ln P(H | N) over so many cells of a site. */
export function logHits(cells: usize, count: i32, mean: f64, concentration: f64): f64 {
  const reached = get(now.problem, REACHED_PRIOR);
  let most = 0;
  for (let i = 0; i < count; i++) {
    const left = leftOf(<i32>get(cells, i));
    if (left > most) most = left;
  }
  const spared = sized(columnSpared, most + 1);
  const a = mean * concentration;
  const b = concentration - a;
  // spared[i] = Π_{k<i} (b + k) / (φ + k): what P(H | N) shares between cells
  let chance = reached;
  for (let i = 0; i <= most; i++) {
    put(spared, i, chance);
    chance *= (b + <f64>i) / (concentration + <f64>i);
  }
  let sum: f64 = 0;
  let product: f64 = 1;
  for (let i = 0; i < count; i++) {
    const c = <i32>get(cells, i);
    const h = hitsOf(c);
    const left = leftOf(c);
    let p = get(spared, left);
    const from = concentration + <f64>(left + h) - <f64>h;
    for (let k = 0; k < h; k++) p *= (a + <f64>k) / (from + <f64>k);
    if (h === 0) p = p + 1 - reached;
    product *= p < LEAST ? LEAST : p;
    if (product < LEAST) {
      sum += Math.log(product);
      product = 1;
    }
  }
  return sum + Math.log(product);
}

function hitsOf(c: i32): i32 {
  return <i32>(get(now.destroyed, c) + get(now.damaged, c));
}

function leftOf(c: i32): i32 {
  return <i32>get(now.present, c) - hitsOf(c);
}
