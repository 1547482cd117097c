/**
 * Tables over what there was to see, D' and M' in a window, as likelihoods: what an image thins runs backwards,
 * `out[D, M] = Σ_d Σ_m P(d detected | D) · P(m detected | M) · given[d, m]`.
 */
import { column, fill, get, getTwo, put, putTwo, sized } from './memory';

const columnHalf = column();
const columnBeyond = column();
const columnD = column();
const columnM = column();

export function fillOne(out: usize, n: i32, mostD: i32, mostM: i32): void {
  for (let d = 0; d <= mostD; d++) {
    const last = mostM < n - d ? mostM : n - d;
    fill(out, d * (n + 1), d * (n + 1) + last + 1, 1);
  }
}

export function timesTable(out: usize, by: usize, n: i32, mostD: i32, mostM: i32): void {
  for (let d = 0; d <= mostD; d++) {
    const last = d * (n + 1) + (mostM < n - d ? mostM : n - d);
    let at = d * (n + 1);
    for (; at < last; at += 2) putTwo(out, at, f64x2.mul(getTwo(out, at), getTwo(by, at)));
    if (at === last) put(out, at, get(out, at) * get(by, at));
  }
}

/** Multiplies by P(sD, sM detected | D', M'), the sets being known. */
export function timesSeen(
  out: usize,
  w: i32,
  mostD: i32,
  mostM: i32,
  seenD: i32,
  seenM: i32,
  seeD: f64,
  seeM: f64,
): void {
  const wideD = seenD + 1;
  const wideM = seenM + 1;
  const keptD = sized(columnD, (w + 1) * wideD);
  const keptM = sized(columnM, (w + 1) * wideM);
  fillKept(keptD, mostD, seeD, seenD);
  fillKept(keptM, mostM, seeM, seenM);
  for (let d = 0; d <= mostD; d++)
    for (let m = 0; m <= mostM && d + m <= w; m++) {
      const at = d * (w + 1) + m;
      const chance = get(keptD, d * wideD + seenD) * get(keptM, m * wideM + seenM);
      put(out, at, get(out, at) * chance);
    }
}

/** Sums made side by side. */
const AT_ONCE = 4;

/**
 * out[D, M] *= Σ_d Σ_m P(d | D) P(m | M) given[d, m], `given` being `tail` where d + m > reach. O(w² · reach / 2).
 * Four sums go on side by side, of four M and then of four D: one alone waits for each of its additions.
 * @param givenD @param givenM largest d and m in `given`
 */
export function timesThinned(
  out: usize,
  w: i32,
  mostD: i32,
  mostM: i32,
  given: usize,
  reach: i32,
  givenD: i32,
  givenM: i32,
  tail: f64,
  seeD: f64,
  seeM: f64,
): void {
  const side = w + 1;
  const wide = reach + 1;
  const wideD = wideOf(mostD);
  const wideM = wideOf(mostM);
  const half = sized(columnHalf, wide * wideM);
  const beyond = sized(columnBeyond, wide * wide);
  const keptD = sized(columnD, wide * wideD);
  const keptM = sized(columnM, wide * wideM);
  fillKeptAcross(keptD, wideD, seeD, givenD);
  fillKeptAcross(keptM, wideM, seeM, givenM);
  for (let d = 0; d <= givenD; d++) {
    const last = d * wide + (givenM < reach - d ? givenM : reach - d);
    for (let at = d * wide; at <= last; at++) put(beyond, at, get(given, at) - tail);
  }
  // half[d, M] = Σ_m P(m | M) · (given[d, m] − tail), two d at a time: what is fetched for one serves the other
  for (let M = 0; M <= mostM; M += AT_ONCE) {
    const most = w - M < givenD ? w - M : givenD;
    const longest = M + AT_ONCE - 1 < givenM ? M + AT_ONCE - 1 : givenM;
    for (let d = 0; d <= most; d += 2) {
      const row = d * wide;
      const next = row + wide;
      const last = longest < reach - d ? longest : reach - d;
      const nextLast = d === most ? -1 : longest < reach - d - 1 ? longest : reach - d - 1;
      let one = f64x2.splat(0);
      let two = f64x2.splat(0);
      let nextOne = f64x2.splat(0);
      let nextTwo = f64x2.splat(0);
      let m = 0;
      for (; m <= nextLast; m++) {
        const k = m * wideM + M;
        const a = getTwo(keptM, k);
        const b = getTwo(keptM, k + 2);
        const value = f64x2.splat(get(beyond, row + m));
        const nextValue = f64x2.splat(get(beyond, next + m));
        one = f64x2.add(one, f64x2.mul(a, value));
        two = f64x2.add(two, f64x2.mul(b, value));
        nextOne = f64x2.add(nextOne, f64x2.mul(a, nextValue));
        nextTwo = f64x2.add(nextTwo, f64x2.mul(b, nextValue));
      }
      for (; m <= last; m++) {
        const k = m * wideM + M;
        const value = f64x2.splat(get(beyond, row + m));
        one = f64x2.add(one, f64x2.mul(getTwo(keptM, k), value));
        two = f64x2.add(two, f64x2.mul(getTwo(keptM, k + 2), value));
      }
      const at = d * wideM + M;
      putTwo(half, at, one);
      putTwo(half, at + 2, two);
      if (d === most) continue;
      putTwo(half, at + wideM, nextOne);
      putTwo(half, at + wideM + 2, nextTwo);
    }
  }
  for (let D = 0; D <= mostD; D += AT_ONCE) {
    const longest = D + AT_ONCE - 1 < givenD ? D + AT_ONCE - 1 : givenD;
    const last = mostM < w - D ? mostM : w - D;
    for (let M = 0; M <= last; M += 2) {
      // Beyond there, `half` was not filled, nor is a sum that would want it.
      const most = longest < w - M ? longest : w - M;
      const nextMost = M === last ? -1 : longest < w - M - 1 ? longest : w - M - 1;
      let one = f64x2.splat(tail);
      let two = f64x2.splat(tail);
      let nextOne = f64x2.splat(tail);
      let nextTwo = f64x2.splat(tail);
      let d = 0;
      for (; d <= nextMost; d++) {
        const k = d * wideD + D;
        const from = d * wideM + M;
        const a = getTwo(keptD, k);
        const b = getTwo(keptD, k + 2);
        const value = f64x2.splat(get(half, from));
        const nextValue = f64x2.splat(get(half, from + 1));
        one = f64x2.add(one, f64x2.mul(a, value));
        two = f64x2.add(two, f64x2.mul(b, value));
        nextOne = f64x2.add(nextOne, f64x2.mul(a, nextValue));
        nextTwo = f64x2.add(nextTwo, f64x2.mul(b, nextValue));
      }
      for (; d <= most; d++) {
        const k = d * wideD + D;
        const value = f64x2.splat(get(half, d * wideM + M));
        one = f64x2.add(one, f64x2.mul(getTwo(keptD, k), value));
        two = f64x2.add(two, f64x2.mul(getTwo(keptD, k + 2), value));
      }
      timesFour(out, D * side + M, side, (mostD < w - M ? mostD : w - M) - D, one, two);
      if (M < last)
        timesFour(out, D * side + M + 1, side, (mostD < w - M - 1 ? mostD : w - M - 1) - D, nextOne, nextTwo);
    }
  }
}

/** Multiplies four numbers under each other, or as many as there are `within`, the first being there. */
function timesFour(out: usize, at: i32, side: i32, within: i32, one: v128, two: v128): void {
  put(out, at, get(out, at) * f64x2.extract_lane(one, 0));
  if (within >= 1) put(out, at + side, get(out, at + side) * f64x2.extract_lane(one, 1));
  if (within >= 2) put(out, at + 2 * side, get(out, at + 2 * side) * f64x2.extract_lane(two, 0));
  if (within >= 3) put(out, at + 3 * side, get(out, at + 3 * side) * f64x2.extract_lane(two, 1));
}

/** Counts 0..most, up to a whole number of sums made side by side. */
function wideOf(most: i32): i32 {
  return (most / AT_ONCE + 1) * AT_ONCE;
}

/** out[k · wide + n] = P(k kept | n), n < wide, k <= cap. */
function fillKeptAcross(out: usize, wide: i32, chance: f64, cap: i32): void {
  const lost = 1 - chance;
  let value: f64 = 1;
  for (let n = 0; n < wide; n++) {
    put(out, n, value);
    value *= lost;
  }
  for (let k = 1; k <= cap; k++) {
    const here = k * wide;
    const before = here - wide;
    const none = k < wide ? k : wide;
    fill(out, here, here + none, 0);
    value = 0;
    for (let n = k; n < wide; n++) {
      value = value * lost + get(out, before + n - 1) * chance;
      put(out, here + n, value);
    }
  }
}

/** out[n · (cap + 1) + k] = P(k kept | n), k <= cap. */
function fillKept(out: usize, most: i32, chance: f64, cap: i32): void {
  const side = cap + 1;
  const lost = 1 - chance;
  fill(out, 0, side, 0);
  put(out, 0, 1);
  for (let n = 1; n <= most; n++) {
    const above = (n - 1) * side;
    const here = n * side;
    put(out, here, get(out, above) * lost);
    const last = n < cap ? n : cap;
    for (let k = 1; k <= last; k++) put(out, here + k, get(out, above + k) * lost + get(out, above + k - 1) * chance);
    fill(out, here + last + 1, here + side, 0);
  }
}

/** Damage that shows from above: into[D, M] = Σ_m P(m shows | M) · from[D, m]. */
export function thinDamaged(into: usize, from: usize, w: i32, mostD: i32, mostM: i32, shows: f64): void {
  const side = w + 1;
  const keptM = sized(columnM, side * side);
  fillKept(keptM, mostM, shows, w);
  for (let d = 0; d <= mostD; d++)
    for (let M = 0; M <= mostM && d + M <= w; M++) {
      let sum: f64 = 0;
      for (let m = 0; m <= M; m++) sum += get(keptM, M * side + m) * get(from, d * side + m);
      put(into, d * side + M, sum);
    }
}

/** Scale does not matter; what would underflow is lifted. @returns ln of the factor */
export function lift(table: usize, n: i32, mostD: i32, mostM: i32): f64 {
  let largest: f64 = 0;
  for (let d = 0; d <= mostD; d++) {
    const last = d * (n + 1) + (mostM < n - d ? mostM : n - d);
    for (let at = d * (n + 1); at <= last; at++) if (get(table, at) > largest) largest = get(table, at);
  }
  if (largest > 1e-60 || largest === 0) return 0;
  for (let d = 0; d <= mostD; d++) {
    const last = d * (n + 1) + (mostM < n - d ? mostM : n - d);
    for (let at = d * (n + 1); at <= last; at++) put(table, at, get(table, at) / largest);
  }
  return -Math.log(largest);
}
