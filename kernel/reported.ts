/**
 * What may be reported, and how, of assets of either state: of the cell's own, by how many there are; and beside them, false
 * alarms and the assets of other cells that one untyped count runs over too. Chances stand as four numbers: a destroyed asset
 * is reported as destroyed, as damaged; a damaged one likewise.
 */
import { column, get, getTwo, put, putTwo, sized } from './memory';

/** Which ways of being reported a sum runs over: both, one of them alone, or either. */
export const BOTH: i32 = 0;
export const AS_D: i32 = 1;
export const AS_M: i32 = 2;
export const ANY: i32 = 3;

export function first(part: i32, asDestroyed: f64, asDamaged: f64): f64 {
  return part === ANY ? asDestroyed + asDamaged : part === AS_M ? asDamaged : asDestroyed;
}

export function other(part: i32, asDamaged: f64): f64 {
  return part === BOTH ? asDamaged : 0;
}

/** Far below what a statement that says nothing weighs, which every statement does a little. */
export const NEGLIGIBLE: f64 = 1e-10;

/** P(i reported one way, j the other | n assets), out[((i·(y+1)) + j)·side + n], for n = 0..most. */
export function multinomial(out: usize, x: i32, y: i32, most: i32, p: f64, q: f64): void {
  const side = most + 1;
  const missed = 1 - p - q;
  const misses = f64x2.splat(missed);
  let first: f64 = 1;
  for (let i = 0; i <= x; i++) {
    let start = first;
    for (let j = 0; j <= y; j++) {
      const base = (i * (y + 1) + j) * side;
      const k = i + j;
      const none = k < side ? k : side;
      for (let n = 0; n < none; n++) put(out, base + n, 0);
      let value = start;
      let n = k;
      // What is divided rests on no value before: two at a time.
      for (; n < most; n += 2) {
        const one = f64x2.replace_lane(f64x2.splat(<f64>(n + 1)), 1, <f64>(n + 2));
        const ratio = f64x2.div(f64x2.mul(misses, one), f64x2.sub(one, f64x2.splat(<f64>k)));
        put(out, base + n, value);
        value *= f64x2.extract_lane(ratio, 0);
        put(out, base + n + 1, value);
        value *= f64x2.extract_lane(ratio, 1);
      }
      if (n === most) put(out, base + n, value);
      start *= (q * <f64>(k + 1)) / <f64>(j + 1);
    }
    first *= p;
  }
}

let alarms: f64 = 0;
let besideD: i32 = 0;
let besideM: i32 = 0;
let besideChances: usize = 0;

/** What is reported beside the cell's own: false alarms, and detected sets of other cells, by those chances. */
export function setBeside(mean: f64, destroyed: i32, damaged: i32, chances: usize): void {
  alarms = mean;
  besideD = destroyed;
  besideM = damaged;
  besideChances = chances;
}

const extras = column();

/** P(i, j reported beside the cell itself): false alarms, Poisson each way, and other cells' detected assets. */
export function extraOf(x: i32, y: i32, part: i32): usize {
  const half = alarms / 2;
  const width = y + 1;
  const extra = sized(extras, (x + 1) * width);
  const mean = part === ANY ? 2 * half : half;
  let termX = Math.exp(-mean);
  for (let i = 0; i <= x; i++) {
    let term = part === BOTH ? termX * Math.exp(-half) : termX;
    for (let j = 0; j <= y; j++) {
      put(extra, i * width + j, term);
      term *= half / <f64>(j + 1);
    }
    termX *= mean / <f64>(i + 1);
  }
  const c = besideChances;
  addAssets(extra, x, y, besideD, first(part, get(c, 0), get(c, 1)), other(part, get(c, 1)));
  addAssets(extra, x, y, besideM, first(part, get(c, 2), get(c, 3)), other(part, get(c, 3)));
  return extra;
}

function addAssets(extra: usize, x: i32, y: i32, count: i32, p: f64, q: f64): void {
  const missed = 1 - p - q;
  for (let asset = 0; asset < count; asset++)
    for (let i = x; i >= 0; i--)
      for (let j = y; j >= 0; j--) {
        const at = i * (y + 1) + j;
        const one: f64 = i > 0 ? p * get(extra, at - y - 1) : 0;
        const two: f64 = j > 0 ? q * get(extra, at - 1) : 0;
        put(extra, at, get(extra, at) * missed + one + two);
      }
}

/**
 * into[d, m] += weight · Σ_r ofD[r, d] · ofM[r, m] over the first `rows` of each, with `reversed` the last of one beside the first
 * of the other. Two rows at once: half the sums are fetched and put back.
 */
export function addProducts(
  into: usize,
  n: i32,
  mostD: i32,
  mostM: i32,
  ofD: usize,
  ofM: usize,
  rows: i32,
  weight: f64,
  reversed: bool,
): void {
  const sideA = mostD + 1;
  const sideB = mostM + 1;
  for (let d = 0; d <= mostD; d++) {
    const at = d * (n + 1);
    const last = mostM < n - d ? mostM : n - d;
    for (let r = 0; r < rows; r += 2) {
      const isLast = r + 1 === rows;
      const one = weight * get(ofD, r * sideA + d);
      const two: f64 = isLast ? 0 : weight * get(ofD, (r + 1) * sideA + d);
      if (Math.abs(one) < NEGLIGIBLE && Math.abs(two) < NEGLIGIBLE) continue;
      const rowOne = (reversed ? rows - 1 - r : r) * sideB;
      const rowTwo = isLast ? rowOne : (reversed ? rows - 2 - r : r + 1) * sideB;
      const ones = f64x2.splat(one);
      const twos = f64x2.splat(two);
      let m = 0;
      for (; m < last; m += 2) {
        const sum = f64x2.add(getTwo(into, at + m), f64x2.mul(ones, getTwo(ofM, rowOne + m)));
        putTwo(into, at + m, f64x2.add(sum, f64x2.mul(twos, getTwo(ofM, rowTwo + m))));
      }
      if (m === last) put(into, at + m, get(into, at + m) + one * get(ofM, rowOne + m) + two * get(ofM, rowTwo + m));
    }
  }
}
