/**
 * How likely are the numbers one analyst reported, over every (D, M) there may be? Each asset is reported as destroyed,
 * as damaged or not at all, independently; intact ones called hit add a Poisson count, either state alike. Exact numbers stand in
 * `exact-table.ts`; "at least" is one less what falls short,
 *
 *   P(X <= x, Y <= y | D, M) = Σ_ij P(i, j | D) · P(X <= x − i, Y <= y − j | M and false alarms)
 *
 * which costs x · y · n² / 2 multiplications. The same sums serve what an image let be detected (chance of detection
 * one) and what was there (chance folded into the reporting chances). Tables are triangles D + M <= n, in squares.
 */
import type { Statement } from '../statements.js';
import { addExact } from './exact-table.js';
import {
  addProducts,
  type Beside,
  type Chances,
  extra,
  fillExtra,
  first,
  multinomial,
  NEGLIGIBLE,
  other,
  type Part,
  type Size,
} from './reported.js';

/** Weights of a statement's readings: what was said is its exact numbers, only their sum, or nothing at all. */
export function branchesOf(s: Statement, saysNothing: number) {
  const heard = 1 - s.silent;
  return {
    exact: heard * s.trust * (1 - s.sumOnly),
    sum: heard * s.trust * s.sumOnly,
    nothing: 1 - heard + heard * (1 - s.trust) * saysNothing,
    silent: 1 - heard,
  };
}

export const saysZero = (s: Statement): boolean => s.destroyed === 0 && s.damaged === 0 && !s.atLeast;

let [ofD, ofM, scratch] = [new Float64Array(256), new Float64Array(256), new Float64Array(64)];

/**
 * Multiplies `out` by the likelihood of one statement.
 * @param alarms λ, mean number of false alarms, both states together
 * @param saysNothing chance of these numbers when the report says nothing (`uninformative`)
 */
export function timesStatement(
  out: Float64Array,
  size: Size,
  s: Statement,
  c: Chances,
  alarms: number,
  saysNothing: number,
  beside: Beside | null = null,
): void {
  const { exact, sum, nothing } = branchesOf(s, saysNothing);
  if (saysZero(s) && beside === null) {
    timesZero(out, size, (exact + sum) * Math.exp(-alarms), nothing, c);
    return;
  }
  const { n, mostD, mostM } = size;
  const side = n + 1;
  if (scratch.length < side * side) scratch = new Float64Array(side * side);
  // "At least" is one less what falls short.
  const start = s.atLeast ? nothing + exact + sum : nothing;
  for (let d = 0; d <= mostD; d++) scratch.fill(start, d * side, d * side + Math.min(mostM, n - d) + 1);
  const around = { alarms, beside: beside ?? { destroyed: 0, damaged: 0, chances: c } };
  if (s.atLeast) {
    const add = (i: number, j: number, part: Part, weight: number): void => {
      if (i < 0 || j < 0 || weight === 0) return;
      fillExtra(i, j, part, around);
      addShort(size, i, j, part, c, weight);
    };
    const [x, y] = [s.destroyed, s.damaged];
    add(x - 1, 0, 'D', -exact);
    add(y - 1, 0, 'M', -exact);
    add(x - 1, y - 1, 'both', exact);
    add(x + y - 1, 0, 'any', -sum);
  } else addExact(scratch, size, s, c, around, exact, sum);
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
  let row = said;
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

/** Adds weight · P(X <= x, Y <= y | D, M) to `scratch`, with what `extra` holds beside. */
function addShort({ n, mostD, mostM }: Size, x: number, y: number, part: Part, c: Chances, weight: number): void {
  const cells = (x + 1) * (y + 1);
  const [sideA, sideB] = [mostD + 1, mostM + 1];
  if (ofD.length < cells * sideA) ofD = new Float64Array(2 * cells * sideA);
  if (ofM.length < cells * sideB) ofM = new Float64Array(2 * cells * sideB);
  multinomial(ofD, x, y, mostD, first(part, c.dd, c.dm), other(part, c.dm));
  multinomial(ofM, x, y, mostM, first(part, c.md, c.mm), other(part, c.mm));
  withExtra(ofM, x, y, sideB);
  cumulate(ofM, x, y, sideB);
  addProducts(scratch, { n, mostD, mostM }, ofD, ofM, cells, weight, true);
}

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
