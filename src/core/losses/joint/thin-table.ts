/**
 * Tables over what there was to see, D' and M' in a window (`Size`), as likelihoods: what an image thins runs backwards,
 * `out[D, M] = Σ_d Σ_m P(d detected | D) · P(m detected | M) · given[d, m]`.
 */
import type { Size } from './reported.js';

let half = new Float64Array(0);

export function fillOne(out: Float64Array, { n, mostD, mostM }: Size): void {
  for (let d = 0; d <= mostD; d++) out.fill(1, d * (n + 1), d * (n + 1) + Math.min(mostM, n - d) + 1);
}

export function timesTable(out: Float64Array, by: Float64Array, { n, mostD, mostM }: Size): void {
  for (let d = 0; d <= mostD; d++) {
    const last = d * (n + 1) + (mostM < n - d ? mostM : n - d);
    for (let at = d * (n + 1); at <= last; at++) out[at] = (out[at] as number) * (by[at] as number);
  }
}

/** Multiplies by P(sD, sM detected | D', M'), the sets being known. */
export function timesSeen(
  out: Float64Array,
  whole: Size,
  seenD: number,
  seenM: number,
  seeD: number,
  seeM: number,
): void {
  const { n: w, mostD, mostM } = whole;
  const [wideD, wideM] = [seenD + 1, seenM + 1];
  if (keptD.length < (w + 1) * wideD) keptD = new Float64Array((w + 1) * wideD);
  if (keptM.length < (w + 1) * wideM) keptM = new Float64Array((w + 1) * wideM);
  fillKept(keptD, mostD, seeD, seenD);
  fillKept(keptM, mostM, seeM, seenM);
  for (let d = 0; d <= mostD; d++)
    for (let m = 0; m <= mostM && d + m <= w; m++) {
      const at = d * (w + 1) + m;
      const chance = (keptD[d * wideD + seenD] as number) * (keptM[m * wideM + seenM] as number);
      out[at] = (out[at] as number) * chance;
    }
}

let [keptD, keptM] = [new Float64Array(0), new Float64Array(0)];

/**
 * out[D, M] *= Σ_d Σ_m P(d | D) P(m | M) given[d, m], `given` being `tail` where d + m > reach (`size.n`). O(w² · reach / 2).
 * Four sums go on side by side: one alone waits for each of its additions.
 */
export function timesThinned(
  out: Float64Array,
  whole: Size,
  given: Float64Array,
  size: Size,
  tail: number,
  seeD: number,
  seeM: number,
): void {
  const { n: w, mostD, mostM } = whole;
  const reach = size.n;
  const side = w + 1;
  const wide = reach + 1;
  const room = (side + AT_ONCE) * wide;
  if (half.length < room) half = new Float64Array(2 * room);
  if (keptD.length < room) keptD = new Float64Array(2 * room);
  if (keptM.length < room) keptM = new Float64Array(2 * room);
  fillKept(keptD, mostD + AT_ONCE - 1, seeD, reach);
  fillKept(keptM, mostM + AT_ONCE - 1, seeM, reach);
  for (let d = 0; d <= size.mostD; d++) {
    const last = d * wide + (size.mostM < reach - d ? size.mostM : reach - d);
    for (let at = d * wide; at <= last; at++) given[at] = (given[at] as number) - tail;
  }
  // half[M, d] = Σ_m P(m | M) · (given[d, m] − tail)
  for (let M = 0; M <= mostM; M += AT_ONCE) {
    const k = M * wide;
    const most = w - M < size.mostD ? w - M : size.mostD;
    const longest = M + AT_ONCE - 1 < size.mostM ? M + AT_ONCE - 1 : size.mostM;
    for (let d = 0; d <= most; d++) {
      const row = d * wide;
      const last = longest < reach - d ? longest : reach - d;
      let [a, b, c, e] = [0, 0, 0, 0];
      for (let m = 0; m <= last; m++) {
        const value = given[row + m] as number;
        a += (keptM[k + m] as number) * value;
        b += (keptM[k + wide + m] as number) * value;
        c += (keptM[k + 2 * wide + m] as number) * value;
        e += (keptM[k + 3 * wide + m] as number) * value;
      }
      half[k + d] = a;
      half[k + wide + d] = b;
      half[k + 2 * wide + d] = c;
      half[k + 3 * wide + d] = e;
    }
  }
  for (let D = 0; D <= mostD; D += AT_ONCE) {
    const k = D * wide;
    const longest = D + AT_ONCE - 1 < size.mostD ? D + AT_ONCE - 1 : size.mostD;
    const last = mostM < w - D ? mostM : w - D;
    for (let M = 0; M <= last; M++) {
      const row = M * wide;
      // Beyond there, `half` was not filled, nor is a sum that would want it.
      const most = longest < w - M ? longest : w - M;
      let [a, b, c, e] = [tail, tail, tail, tail];
      for (let d = 0; d <= most; d++) {
        const value = half[row + d] as number;
        a += (keptD[k + d] as number) * value;
        b += (keptD[k + wide + d] as number) * value;
        c += (keptD[k + 2 * wide + d] as number) * value;
        e += (keptD[k + 3 * wide + d] as number) * value;
      }
      const [at, within] = [D * side + M, Math.min(mostD, w - M) - D];
      out[at] = (out[at] as number) * a;
      if (within >= 1) out[at + side] = (out[at + side] as number) * b;
      if (within >= 2) out[at + 2 * side] = (out[at + 2 * side] as number) * c;
      if (within >= 3) out[at + 3 * side] = (out[at + 3 * side] as number) * e;
    }
  }
}

/** Sums made side by side. */
const AT_ONCE = 4;

/** out[n · (cap + 1) + k] = P(k kept | n), k <= cap. */
function fillKept(out: Float64Array, most: number, chance: number, cap: number): void {
  const side = cap + 1;
  const lost = 1 - chance;
  out.fill(0, 0, side);
  out[0] = 1;
  for (let n = 1; n <= most; n++) {
    const [above, here] = [(n - 1) * side, n * side];
    out[here] = (out[above] as number) * lost;
    const last = n < cap ? n : cap;
    for (let k = 1; k <= last; k++)
      out[here + k] = (out[above + k] as number) * lost + (out[above + k - 1] as number) * chance;
    for (let k = last + 1; k < side; k++) out[here + k] = 0;
  }
}

/** Damage that shows from above: into[D, M] = Σ_m P(m shows | M) · from[D, m]. */
export function thinDamaged(into: Float64Array, from: Float64Array, { n: w, mostD, mostM }: Size, shows: number): void {
  const side = w + 1;
  if (keptM.length < side * side) keptM = new Float64Array(side * side);
  fillKept(keptM, mostM, shows, w);
  for (let d = 0; d <= mostD; d++)
    for (let M = 0; M <= mostM && d + M <= w; M++) {
      let sum = 0;
      for (let m = 0; m <= M; m++) sum += (keptM[M * side + m] as number) * (from[d * side + m] as number);
      into[d * side + M] = sum;
    }
}

/** Scale does not matter; what would underflow is lifted. @returns ln of the factor */
export function lift(table: Float64Array, { n, mostD, mostM }: Size): number {
  let largest = 0;
  for (let d = 0; d <= mostD; d++) {
    const last = d * (n + 1) + Math.min(mostM, n - d);
    for (let at = d * (n + 1); at <= last; at++) if ((table[at] as number) > largest) largest = table[at] as number;
  }
  if (largest > 1e-60 || largest === 0) return 0;
  for (let d = 0; d <= mostD; d++) {
    const last = d * (n + 1) + Math.min(mostM, n - d);
    for (let at = d * (n + 1); at <= last; at++) table[at] = (table[at] as number) / largest;
  }
  return -Math.log(largest);
}
