/**
 * How likely are the numbers one analyst reported, over every (D, M) there may be? Each asset is reported as destroyed,
 * as damaged or not at all, independently; intact ones called hit add a Poisson count, either state alike:
 *
 *   P(x, y | D, M) = Σ_ij P(i, j | D) · P(x − i, y − j | M and false alarms)
 *
 * so a table costs x · y · n² / 2 multiplications. The same sums serve what an image let be detected (chance of detection
 * one) and what was there (chance folded into the reporting chances). Tables are triangles D + M <= n, in squares.
 */
import type { Statement } from '../statements.js';

/** Chances that an asset in one state is reported as destroyed, or as damaged. */
export type Reporting = { readonly asDestroyed: number; readonly asDamaged: number };
export type Chances = {
  readonly destroyed: Reporting;
  readonly damaged: Reporting;
  /** mean number of false alarms, both states together */
  readonly falseAlarms: number;
  /** weight that silence means nothing, where a statement is one of silence */
  readonly silence: number;
};

const CHOOSE_SIDE = 260;
const choose: Float64Array[] = [];
function chooseRow(n: number): Float64Array {
  for (let i = choose.length; i <= n; i++) {
    const row = new Float64Array(i + 1).fill(1);
    const above = choose[i - 1];
    for (let k = 1; above && k < i; k++) row[k] = (above[k - 1] as number) + (above[k] as number);
    choose.push(row);
  }
  return choose[n] as Float64Array;
}
chooseRow(CHOOSE_SIDE);

/** P(i reported one way, j the other | n assets), out[((i·(y+1)) + j)·side + n], for n = 0..most. */
function multinomial(x: number, y: number, most: number, p: number, q: number): Float64Array {
  const side = most + 1;
  const out = new Float64Array((x + 1) * (y + 1) * side);
  const missed = 1 - p - q;
  let pi = 1;
  for (let i = 0; i <= x; i++) {
    let weight = pi;
    for (let j = 0; j <= y; j++) {
      const base = (i * (y + 1) + j) * side;
      const split = i + j <= CHOOSE_SIDE ? (chooseRow(i + j)[i] as number) : 0;
      let power = weight * split;
      for (let n = i + j; n <= most; n++) {
        out[base + n] = (chooseRow(n)[i + j] as number) * power;
        power *= missed;
      }
      weight *= q;
    }
    pi *= p;
  }
  return out;
}

/** Adds Poisson counts to both coordinates of a table from `multinomial`. */
function withNoise(table: Float64Array, x: number, y: number, side: number, meanX: number, meanY: number): void {
  const add = (count: number, stride: number, mean: number, from: number): void => {
    if (mean === 0) return;
    const none = Math.exp(-mean);
    for (let k = count; k >= 0; k--)
      for (let n = 0; n < side; n++) {
        let term = none;
        let sum = 0;
        for (let f = 0; f <= k; f++) {
          sum += term * (table[from + (k - f) * stride + n] as number);
          term *= mean / (f + 1);
        }
        table[from + k * stride + n] = sum;
      }
  };
  for (let j = 0; j <= y; j++) add(x, (y + 1) * side, meanX, j * side);
  for (let i = 0; i <= x; i++) add(y, side, meanY, i * (y + 1) * side);
}

/** Running sums over both coordinates: P(X <= x, Y <= y). */
function cumulate(table: Float64Array, x: number, y: number, side: number): void {
  for (let i = 0; i <= x; i++)
    for (let j = 1; j <= y; j++)
      for (let n = 0; n < side; n++) {
        const at = (i * (y + 1) + j) * side + n;
        table[at] = (table[at] as number) + (table[at - side] as number);
      }
  const row = (y + 1) * side;
  for (let at = row; at < (x + 1) * row; at++) table[at] = (table[at] as number) + (table[at - row] as number);
}

/** Adds weight · P(x, y | D, M), or P(X <= x, Y <= y | D, M), to `out`, for D <= mostD, M <= mostM, D + M <= n. */
export function addReported(
  out: Float64Array,
  { n, mostD, mostM, isCumulative = false }: TableSize,
  [x, y]: readonly [number, number],
  { destroyed, damaged }: Pick<Chances, 'destroyed' | 'damaged'>,
  noise: readonly [number, number],
  weight: number,
): void {
  if (x < 0 || y < 0 || weight === 0) return;
  const a = multinomial(x, y, mostD, destroyed.asDestroyed, destroyed.asDamaged);
  const b = multinomial(x, y, mostM, damaged.asDestroyed, damaged.asDamaged);
  withNoise(b, x, y, mostM + 1, noise[0], noise[1]);
  if (isCumulative) cumulate(b, x, y, mostM + 1);
  const [sideA, sideB] = [mostD + 1, mostM + 1];
  for (let i = 0; i <= x; i++)
    for (let j = 0; j <= y; j++) {
      const [rowA, rowB] = [(i * (y + 1) + j) * sideA, ((x - i) * (y + 1) + (y - j)) * sideB];
      for (let d = i + j; d <= mostD; d++) {
        const share = weight * (a[rowA + d] as number);
        if (share === 0) continue;
        const at = d * (n + 1);
        const last = Math.min(mostM, n - d);
        for (let m = 0; m <= last; m++) out[at + m] = (out[at + m] as number) + share * (b[rowB + m] as number);
      }
    }
}

export type TableSize = {
  readonly n: number;
  readonly mostD: number;
  readonly mostM: number;
  readonly isCumulative?: boolean;
};

/** Weights of a statement's readings: what was said is its exact numbers, only their sum, or nothing at all. */
export function branchesOf(s: Statement, silence: number, saysNothing: number) {
  const heard = s.silent > 0 ? 1 - silence : 1;
  return {
    exact: heard * s.trust * (1 - s.sumOnly),
    sum: heard * s.trust * s.sumOnly,
    nothing: 1 - heard + heard * (1 - s.trust) * saysNothing,
    silent: 1 - heard,
  };
}

/**
 * Multiplies `out` by the likelihood of one statement. @param saysNothing chance of these numbers when the report says
 * nothing (`uninformative`) @param scratch as large as `out`
 */
export function timesStatement(
  out: Float64Array,
  scratch: Float64Array,
  size: TableSize,
  s: Statement,
  chances: Chances,
  saysNothing: number,
): void {
  const { n, mostD, mostM } = size;
  const { exact, sum, nothing } = branchesOf(s, chances.silence, saysNothing);
  const half = chances.falseAlarms / 2;
  const [x, y] = [s.destroyed, s.damaged];
  const side = n + 1;
  // "At least" is one less what falls short.
  const start = s.atLeast ? nothing + exact + sum : nothing;
  for (let d = 0; d <= mostD; d++) scratch.fill(start, d * side, d * side + Math.min(mostM, n - d) + 1);
  const all = sumOnly(chances);
  if (!s.atLeast) {
    addReported(scratch, size, [x, y], chances, [half, half], exact);
    addReported(scratch, size, [x + y, 0], all, [2 * half, 0], sum);
  } else {
    const below = { ...size, isCumulative: true };
    addReported(scratch, below, [x - 1, 0], only(chances, 'asDestroyed'), [half, 0], -exact);
    addReported(scratch, below, [y - 1, 0], only(chances, 'asDamaged'), [half, 0], -exact);
    addReported(scratch, below, [x - 1, y - 1], chances, [half, half], exact);
    addReported(scratch, below, [x + y - 1, 0], all, [2 * half, 0], -sum);
  }
  for (let d = 0; d <= mostD; d++) {
    const last = d * side + Math.min(mostM, n - d);
    for (let at = d * side; at <= last; at++) out[at] = (out[at] as number) * Math.max(0, scratch[at] as number);
  }
}

/** Reported at all, whichever way. */
export const sumOnly = ({ destroyed, damaged }: Pick<Chances, 'destroyed' | 'damaged'>) => ({
  destroyed: { asDestroyed: destroyed.asDestroyed + destroyed.asDamaged, asDamaged: 0 },
  damaged: { asDestroyed: damaged.asDestroyed + damaged.asDamaged, asDamaged: 0 },
});

/** One way of being reported, the other left out of account. */
const only = ({ destroyed, damaged }: Pick<Chances, 'destroyed' | 'damaged'>, way: keyof Reporting) => ({
  destroyed: { asDestroyed: destroyed[way], asDamaged: 0 },
  damaged: { asDestroyed: damaged[way], asDamaged: 0 },
});
