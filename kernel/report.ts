/**
 * How likely are the numbers one analyst reported, over every (D, M) there may be? Each asset is reported as destroyed,
 * as damaged or not at all, independently; intact ones called hit add a Poisson count, either state alike. Exact numbers stand in
 * `exact.ts`; "at least" is one less what falls short,
 *
 *   P(X <= x, Y <= y | D, M) = Σ_ij P(i, j | D) · P(X <= x − i, Y <= y − j | M and false alarms)
 *
 * which costs x · y · n² / 2 multiplications. The same sums serve what an image let be detected (chance of detection
 * one) and what was there (chance folded into the reporting chances). Tables are triangles D + M <= n, in squares.
 */

import { AT_LEAST, EXACT, NOTHING, SUM, X, Y } from '../src/core/losses/joint/kernel-layout';
import { addExact } from './exact';
import { addTimes, after, column, fill, get, getTwo, put, putTwo, sized } from './memory';
import {
  ANY,
  AS_D,
  AS_M,
  addProducts,
  BOTH,
  extraOf,
  first,
  multinomial,
  NEGLIGIBLE,
  other,
  setBeside,
} from './reported';
import { fillOne } from './thin';

const columnD = column();
const columnM = column();
const columnScratch = column();

export function saysZero(s: usize): bool {
  return get(s, X) === 0 && get(s, Y) === 0 && get(s, AT_LEAST) === 0;
}

/**
 * Multiplies `out` by the likelihood of one statement.
 * @param c chances by which the cell's own are reported @param alarms λ, mean number of false alarms, both states together
 * @param besideD @param besideM detected sets of other cells, −1 where it runs over this one only @param besideC their chances
 * @param isFirst `out` holds nothing yet: it is filled
 */
export function timesStatement(
  out: usize,
  n: i32,
  mostD: i32,
  mostM: i32,
  s: usize,
  c: usize,
  alarms: f64,
  besideD: i32,
  besideM: i32,
  besideC: usize,
  isFirst: bool,
): void {
  const exact = get(s, EXACT);
  const sum = get(s, SUM);
  const nothing = get(s, NOTHING);
  if (besideD < 0 && saysZero(s)) {
    if (isFirst) fillOne(out, n, mostD, mostM);
    timesZero(out, n, mostD, mostM, (exact + sum) * Math.exp(-alarms), nothing, c);
    return;
  }
  const side = n + 1;
  const scratch = isFirst ? out : sized(columnScratch, side * side);
  const x = <i32>get(s, X);
  const y = <i32>get(s, Y);
  const isAtLeast = get(s, AT_LEAST) !== 0;
  // "At least" is one less what falls short.
  const start = isAtLeast ? nothing + exact + sum : nothing;
  for (let d = 0; d <= mostD; d++) {
    const last = mostM < n - d ? mostM : n - d;
    fill(scratch, d * side, d * side + last + 1, start);
  }
  if (besideD < 0) setBeside(alarms, 0, 0, c);
  else setBeside(alarms, besideD, besideM, besideC);
  if (isAtLeast) {
    addShort(scratch, n, mostD, mostM, x - 1, 0, AS_D, c, -exact);
    addShort(scratch, n, mostD, mostM, y - 1, 0, AS_M, c, -exact);
    addShort(scratch, n, mostD, mostM, x - 1, y - 1, BOTH, c, exact);
    addShort(scratch, n, mostD, mostM, x + y - 1, 0, ANY, c, -sum);
  } else addExact(scratch, n, mostD, mostM, x, y, c, exact, sum);
  // A sum of what is above nothing; one less what falls short may end a little below it.
  if (isFirst && !isAtLeast) return;
  const none = f64x2.splat(0);
  for (let d = 0; d <= mostD; d++) {
    const last = d * side + (mostM < n - d ? mostM : n - d);
    let at = d * side;
    for (; at < last; at += 2) {
      const values = getTwo(scratch, at);
      const before = isFirst ? f64x2.splat(1) : getTwo(out, at);
      putTwo(out, at, v128.and(f64x2.mul(before, values), f64x2.gt(values, none)));
    }
    if (at === last) {
      const value = get(scratch, at);
      const before = isFirst ? 1 : get(out, at);
      put(out, at, value > 0 ? before * value : 0);
    }
  }
}

function timesZero(out: usize, n: i32, mostD: i32, mostM: i32, said: f64, nothing: f64, c: usize): void {
  const missedD = 1 - get(c, 0) - get(c, 1);
  const missedM = 1 - get(c, 2) - get(c, 3);
  let row = said;
  for (let d = 0; d <= mostD; d++) {
    const last = d * (n + 1) + (mostM < n - d ? mostM : n - d);
    let value = row;
    for (let at = d * (n + 1); at <= last; at++) {
      put(out, at, get(out, at) * (nothing + value));
      value *= missedM;
    }
    row *= missedD;
  }
}

/** Adds weight · P(X <= x, Y <= y | D, M) to `into`, with what is reported beside. */
function addShort(into: usize, n: i32, mostD: i32, mostM: i32, x: i32, y: i32, part: i32, c: usize, weight: f64): void {
  if (x < 0 || y < 0 || weight === 0) return;
  const extra = extraOf(x, y, part);
  const cells = (x + 1) * (y + 1);
  const ofD = sized(columnD, cells * (mostD + 1));
  const ofM = sized(columnM, cells * (mostM + 1));
  multinomial(ofD, x, y, mostD, first(part, get(c, 0), get(c, 1)), other(part, get(c, 1)));
  multinomial(ofM, x, y, mostM, first(part, get(c, 2), get(c, 3)), other(part, get(c, 3)));
  withExtra(ofM, extra, x, y, mostM + 1);
  cumulate(ofM, x, y, mostM + 1);
  addProducts(into, n, mostD, mostM, ofD, ofM, cells, weight, true);
}

/** The number detected beyond which nobody reports so few: P(so few | more) is negligible. */
export function reachOf(s: usize, c: usize, most: i32): i32 {
  const said = <i32>get(s, X) + <i32>get(s, Y);
  const missed = 1 - Math.min(get(c, 0) + get(c, 1), get(c, 2) + get(c, 3));
  // C(k, said) · missed^(k − said), from k = said up
  let chance: f64 = 1;
  let k = said;
  while (k < most && chance > NEGLIGIBLE) {
    k++;
    chance *= (missed * <f64>k) / <f64>(k - said > 1 ? k - said : 1);
  }
  return k;
}

/** Multiplies so many numbers from a place on. */
function times(table: usize, into: i32, by: f64, length: i32): void {
  const factors = f64x2.splat(by);
  const end = into + length;
  let at = into;
  for (; at + 1 < end; at += 2) putTwo(table, at, f64x2.mul(getTwo(table, at), factors));
  if (at < end) put(table, at, get(table, at) * by);
}

/** Adds the counts of `extra` to a table from `multinomial`. */
function withExtra(table: usize, extra: usize, x: i32, y: i32, side: i32): void {
  const none = get(extra, 0);
  for (let i = x; i >= 0; i--)
    for (let j = y; j >= 0; j--) {
      const row = (i * (y + 1) + j) * side;
      times(table, row, none, side);
      for (let a = 0; a <= i; a++)
        for (let b = 0; b <= j; b++) {
          const chance = get(extra, a * (y + 1) + b);
          if (a + b === 0 || chance < NEGLIGIBLE) continue;
          const from = ((i - a) * (y + 1) + j - b) * side;
          addTimes(after(table, row), after(table, from), side, chance);
        }
    }
}

/** Running sums over both coordinates: P(X <= x, Y <= y). */
function cumulate(table: usize, x: i32, y: i32, side: i32): void {
  for (let i = 0; i <= x; i++)
    for (let j = 1; j <= y; j++) {
      const row = (i * (y + 1) + j) * side;
      addTimes(after(table, row), after(table, row - side), side, 1);
    }
  const width = (y + 1) * side;
  for (let i = 1; i <= x; i++) addTimes(after(table, i * width), after(table, (i - 1) * width), width, 1);
}
