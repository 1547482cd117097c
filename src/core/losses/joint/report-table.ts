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

export type Chances = {
  /** a destroyed asset is reported as destroyed, as damaged; a damaged one likewise */
  readonly dd: number;
  readonly dm: number;
  readonly md: number;
  readonly mm: number;
  /** λ, mean number of false alarms, both states together */
  readonly alarms: number;
  /** weight that silence means nothing, where a statement is one of silence */
  readonly silence: number;
};

/** Detection before reporting: every chance is thinned by what an image lets be seen. */
export const through = (c: Chances, destroyed: number, damaged: number): Chances => ({
  dd: destroyed * c.dd,
  dm: destroyed * c.dm,
  md: damaged * c.md,
  mm: damaged * c.mm,
  alarms: c.alarms,
  silence: c.silence,
});

/** D <= mostD, M <= mostM, D + M <= n, in rows of n + 1. */
export type Size = { readonly n: number; readonly mostD: number; readonly mostM: number };

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

export const saysZero = (s: Statement): boolean => s.destroyed === 0 && s.damaged === 0 && !s.atLeast;

/** Detected sets of other cells that one untyped count runs over too. */
export type Beside = { readonly destroyed: number; readonly damaged: number; readonly chances: Chances };

let [ofD, ofM, scratch] = [new Float64Array(256), new Float64Array(256), new Float64Array(64)];

/**
 * Multiplies `out` by the likelihood of one statement.
 * @param saysNothing chance of these numbers when the report says nothing (`uninformative`)
 */
export function timesStatement(
  out: Float64Array,
  size: Size,
  s: Statement,
  c: Chances,
  saysNothing: number,
  beside: Beside | null = null,
): void {
  const { exact, sum, nothing } = branchesOf(s, c.silence, saysNothing);
  if (saysZero(s) && beside === null) {
    timesZero(out, size, exact + sum, nothing, c);
    return;
  }
  const { n, mostD, mostM } = size;
  const side = n + 1;
  if (scratch.length < side * side) scratch = new Float64Array(side * side);
  // "At least" is one less what falls short.
  scratch.fill(s.atLeast ? nothing + exact + sum : nothing, 0, side * side);
  const [x, y] = [s.destroyed, s.damaged];
  const b = beside?.chances ?? c;
  const [D, M] = [beside?.destroyed ?? 0, beside?.damaged ?? 0];
  const half = c.alarms / 2;
  const add = (i: number, j: number, part: Part, weight: number): void => {
    if (i < 0 || j < 0 || weight === 0) return;
    fillExtra(i, j, part, half, D, M, b);
    addReported(size, i, j, part, c, s.atLeast, weight);
  };
  if (s.atLeast) {
    add(x - 1, 0, 'D', -exact);
    add(y - 1, 0, 'M', -exact);
    add(x - 1, y - 1, 'both', exact);
    add(x + y - 1, 0, 'any', -sum);
  } else {
    add(x, y, 'both', exact);
    add(x + y, 0, 'any', sum);
  }
  for (let d = 0; d <= mostD; d++) {
    const last = d * side + Math.min(mostM, n - d);
    for (let at = d * side; at <= last; at++) {
      const value = scratch[at] as number;
      out[at] = value > 0 ? (out[at] as number) * value : 0;
    }
  }
}

function timesZero(out: Float64Array, { n, mostD, mostM }: Size, said: number, nothing: number, c: Chances): void {
  const [missedD, missedM] = [1 - c.dd - c.dm, 1 - c.md - c.mm];
  let row = said * Math.exp(-c.alarms);
  for (let d = 0; d <= mostD; d++) {
    const last = d * (n + 1) + Math.min(mostM, n - d);
    let value = row;
    for (let at = d * (n + 1); at <= last; at++) {
      out[at] = (out[at] as number) * (nothing + value);
      value *= missedM;
    }
    row *= missedD;
  }
}

/** Which ways of being reported a sum runs over: both, one of them alone, or either. */
type Part = 'both' | 'D' | 'M' | 'any';
const first = (part: Part, asDestroyed: number, asDamaged: number): number =>
  part === 'any' ? asDestroyed + asDamaged : part === 'M' ? asDamaged : asDestroyed;
const other = (part: Part, asDamaged: number): number => (part === 'both' ? asDamaged : 0);

/** Adds weight · P(x, y | D, M), or P(X <= x, Y <= y | D, M), to `scratch`, with what `extra` holds beside. */
function addReported(
  { n, mostD, mostM }: Size,
  x: number,
  y: number,
  part: Part,
  c: Chances,
  cumulative: boolean,
  weight: number,
): void {
  const cells = (x + 1) * (y + 1);
  const [sideA, sideB] = [mostD + 1, mostM + 1];
  if (ofD.length < cells * sideA) ofD = new Float64Array(2 * cells * sideA);
  if (ofM.length < cells * sideB) ofM = new Float64Array(2 * cells * sideB);
  multinomial(ofD, x, y, mostD, first(part, c.dd, c.dm), other(part, c.dm));
  multinomial(ofM, x, y, mostM, first(part, c.md, c.mm), other(part, c.mm));
  withExtra(ofM, x, y, sideB);
  if (cumulative) cumulate(ofM, x, y, sideB);
  for (let i = 0; i <= x; i++)
    for (let j = 0; j <= y; j++) {
      const rowA = (i * (y + 1) + j) * sideA;
      const rowB = ((x - i) * (y + 1) + (y - j)) * sideB;
      let end = mostM;
      while (end >= 0 && (ofM[rowB + end] as number) < NEGLIGIBLE) end--;
      if (end < 0) continue;
      for (let d = i + j; d <= mostD; d++) {
        const chance = ofD[rowA + d] as number;
        if (chance < NEGLIGIBLE) continue;
        const share = weight * chance;
        const at = d * (n + 1);
        const last = end < n - d ? end : n - d;
        for (let m = 0; m <= last; m++)
          scratch[at + m] = (scratch[at + m] as number) + share * (ofM[rowB + m] as number);
      }
    }
}

/** Far below what a statement that says nothing weighs, which every statement does a little. */
const NEGLIGIBLE = 1e-10;

/** The number detected beyond which nobody reports so few: P(so few | more) is negligible. */
export function reachOf(s: Statement, { dd, dm, md, mm }: Chances, most: number): number {
  const said = s.destroyed + s.damaged;
  const missed = 1 - Math.min(dd + dm, md + mm);
  // C(k, said) · missed^(k − said), from k = said up
  let chance = 1;
  let k = said;
  while (k < most && chance > NEGLIGIBLE) {
    k++;
    chance *= (missed * k) / Math.max(1, k - said);
  }
  return k;
}

/** P(i reported one way, j the other | n assets), out[((i·(y+1)) + j)·side + n], for n = 0..most. */
function multinomial(out: Float64Array, x: number, y: number, most: number, p: number, q: number): void {
  const side = most + 1;
  const missed = 1 - p - q;
  let first = 1;
  for (let i = 0; i <= x; i++) {
    let start = first;
    for (let j = 0; j <= y; j++) {
      const base = (i * (y + 1) + j) * side;
      const k = i + j;
      const none = k < side ? k : side;
      for (let n = 0; n < none; n++) out[base + n] = 0;
      let value = start;
      for (let n = k; n <= most; n++) {
        out[base + n] = value;
        value *= (missed * (n + 1)) / (n + 1 - k);
      }
      start *= (q * (k + 1)) / (j + 1);
    }
    first *= p;
  }
}

let extra = new Float64Array(64);

/** P(i, j reported beside the cell itself): false alarms, Poisson each way, and other cells' detected assets. */
function fillExtra(x: number, y: number, part: Part, half: number, D: number, M: number, c: Chances): void {
  const [width, length] = [y + 1, (x + 1) * (y + 1)];
  if (extra.length < length) extra = new Float64Array(2 * length);
  const mean = part === 'any' ? 2 * half : half;
  let termX = Math.exp(-mean);
  for (let i = 0; i <= x; i++) {
    let term = part === 'both' ? termX * Math.exp(-half) : termX;
    for (let j = 0; j <= y; j++) {
      extra[i * width + j] = term;
      term *= half / (j + 1);
    }
    termX *= mean / (i + 1);
  }
  addAssets(x, y, D, first(part, c.dd, c.dm), other(part, c.dm));
  addAssets(x, y, M, first(part, c.md, c.mm), other(part, c.mm));
}

function addAssets(x: number, y: number, count: number, p: number, q: number): void {
  const missed = 1 - p - q;
  for (let asset = 0; asset < count; asset++)
    for (let i = x; i >= 0; i--)
      for (let j = y; j >= 0; j--) {
        const at = i * (y + 1) + j;
        extra[at] =
          (extra[at] as number) * missed +
          (i > 0 ? p * (extra[at - y - 1] as number) : 0) +
          (j > 0 ? q * (extra[at - 1] as number) : 0);
      }
}

/** Adds the counts of `extra` to a table from `multinomial`. */
function withExtra(table: Float64Array, x: number, y: number, side: number): void {
  for (let i = x; i >= 0; i--)
    for (let j = y; j >= 0; j--) {
      const row = (i * (y + 1) + j) * side;
      const none = extra[0] as number;
      for (let n = 0; n < side; n++) table[row + n] = (table[row + n] as number) * none;
      for (let a = 0; a <= i; a++)
        for (let b = 0; b <= j; b++) {
          const chance = extra[a * (y + 1) + b] as number;
          if (a + b === 0 || chance < NEGLIGIBLE) continue;
          const from = ((i - a) * (y + 1) + j - b) * side;
          for (let n = 0; n < side; n++)
            table[row + n] = (table[row + n] as number) + chance * (table[from + n] as number);
        }
    }
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
