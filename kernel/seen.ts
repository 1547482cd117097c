/**
 * Likelihood of everything said of one cell over what there was to see of it, given the shares:
 *
 *   sD, sM  = what one image lets be detected           thinned by coverage × detection
 *   reports = of all its analysts, given sD and sM      `report.ts`
 *
 * A table is a triangle D' + M' <= w in a square of side w + 1. O(w²) where one analyst read an image, O(w³ / 6) else. Of an
 * untyped count the sets of the other cells are held; where its own set is given too, cells are independent.
 */

import * as at from '../src/core/losses/joint/kernel-layout';
import { nextImage, statementAt, statements, sums } from './images';
import { after, column, fill, get, grown, put, sized } from './memory';
import { reachOf, saysZero, timesStatement } from './report';
import { fillOne, lift, timesSeen, timesTable, timesThinned } from './thin';

const columnReports = column();
/** What the reports of each image of a cell say, image after image: so many numbers in all, and of which cell. */
const columnHeard = column();
let heard: i32 = 0;
let heardOf: usize = 0;
const columnZeros = column();
const columnTerms = column();

/** So few images cannot take a likelihood below what a number holds: each statement leaves at least a millionth. */
const FEW_IMAGES = 8;

/** Fills `out` with the product over images of one side of the sky. @returns ln of the factor it was lifted by */
export function seenTable(
  images: usize,
  count: i32,
  fromGround: bool,
  report: f64,
  w: i32,
  mostD: i32,
  mostM: i32,
  out: usize,
): f64 {
  fillOne(out, w, mostD, mostM);
  let lifted: f64 = 0;
  let image = images;
  for (let i = 0; i < count; i++) {
    if ((get(image, at.FROM_GROUND) !== 0) === fromGround) {
      timesImage(image, report, w, mostD, mostM, out);
      if (count > FEW_IMAGES) lifted += lift(out, w, mostD, mostM);
    }
    image = nextImage(image);
  }
  return lifted;
}

function timesImage(image: usize, report: f64, w: i32, mostD: i32, mostM: i32, out: usize): void {
  const seeD = get(image, at.SEE_D);
  const seeM = get(image, at.SEE_M);
  put(image, at.HEARD_REACH, -1);
  if (get(image, at.IS_HELD) !== 0) {
    timesSeen(out, w, mostD, mostM, <i32>get(image, at.SEEN_D), <i32>get(image, at.SEEN_M), seeD, seeM);
    return;
  }
  const typed = statements(image);
  const untyped = sums(image);
  if (typed + untyped === 0) return;
  if (typed + untyped === 1) {
    timesOne(image, 0, at.THROUGH, w, mostD, mostM, out, false);
    return;
  }
  if (untyped === 0 && allZeros(image, typed)) {
    timesZeros(image, typed, report, w, mostD, mostM, seeD, seeM, out);
    return;
  }
  const isSingle = get(image, at.IS_SINGLE) !== 0;
  const reach = isSingle ? w : reachIn(image, w);
  const side = reach + 1;
  const table = after(grown(columnHeard, heard + side * side), heard);
  const givenD = reach < mostD ? reach : mostD;
  const givenM = reach < mostM ? reach : mostM;
  fillReports(image, reach, givenD, givenM, table);
  if (isSingle) timesTable(out, table, w, mostD, mostM);
  else timesThinned(out, w, mostD, mostM, table, reach, givenD, givenM, settledAt(image), seeD, seeM);
  put(image, at.HEARD_FROM, heard);
  put(image, at.HEARD_REACH, reach);
  heard += side * side;
}

/** Forgets what was heard of the cell before. */
export function hear(cell: usize): void {
  heardOf = cell;
  heard = 0;
}

/**
 * What the reports of an image say of up to D and M detected: in rows of `sideOfReports`. As its cell's tables had it, if they were
 * the last to be filled, else filled now.
 */
export function reportsOf(cell: usize, image: usize, D: i32, M: i32): usize {
  const reach = <i32>get(image, at.HEARD_REACH);
  if (cell === heardOf && D + M <= reach) {
    sideOfReports = reach + 1;
    return after(sized(columnHeard, 0), <i32>get(image, at.HEARD_FROM));
  }
  sideOfReports = D + M + 1;
  const out = sized(columnReports, sideOfReports * sideOfReports);
  fillReports(image, D + M, D, M, out);
  return out;
}
export let sideOfReports: i32 = 0;

function allZeros(image: usize, typed: i32): bool {
  for (let i = 0; i < typed; i++) if (!saysZero(statementAt(image, i))) return false;
  return true;
}

/** Detected in all, beyond which the reports of an image say no more than that it was too many. */
function reachIn(image: usize, most: i32): i32 {
  const chances = after(image, at.REPORTED);
  const count = statements(image) + sums(image);
  // Assets of other cells only bring the limit nearer.
  let reach = 0;
  for (let i = 0; i < count; i++) {
    const own = reachOf(statementAt(image, i), chances, most);
    if (own > reach) reach = own;
  }
  return reach;
}

/** What the reports of an image say beyond that number. */
function settledAt(image: usize): f64 {
  const count = statements(image) + sums(image);
  let value: f64 = 1;
  for (let i = 0; i < count; i++) {
    const s = statementAt(image, i);
    const nothing = get(s, at.NOTHING);
    value *= get(s, at.AT_LEAST) !== 0 ? get(s, at.EXACT) + get(s, at.SUM) + nothing : nothing;
  }
  return value;
}

/** Likelihood of the reports on one cell in one image over what it let be detected. */
function fillReports(image: usize, n: i32, mostD: i32, mostM: i32, out: usize): void {
  const count = statements(image) + sums(image);
  if (count === 0) fillOne(out, n, mostD, mostM);
  for (let i = 0; i < count; i++) timesOne(image, i, at.REPORTED, n, mostD, mostM, out, i === 0);
}

/** @param chances over what was detected, or over what was there @param isFirst `out` is filled by it */
function timesOne(
  image: usize,
  place: i32,
  chances: i32,
  n: i32,
  mostD: i32,
  mostM: i32,
  out: usize,
  isFirst: bool,
): void {
  const s = statementAt(image, place);
  const own = after(image, chances);
  const others = after(image, at.REPORTED);
  if (place < statements(image))
    timesStatement(out, n, mostD, mostM, s, own, get(image, at.ALARMS), -1, -1, others, isFirst);
  else {
    const besideD = <i32>get(s, at.BESIDE_D);
    const besideM = <i32>get(s, at.BESIDE_M);
    timesStatement(out, n, mostD, mostM, s, own, get(s, at.SUM_ALARMS), besideD, besideM, others, isFirst);
  }
}

/**
 * Nobody saw a hit: Σ_k terms[k] · (1 − ρ)^(k · detected), k analysts having looked and missed, thins in closed form:
 * Σ_k terms[k] · (1 − see · (1 − (1 − ρ)^k))^there.
 */
function timesZeros(
  image: usize,
  typed: i32,
  report: f64,
  w: i32,
  mostD: i32,
  mostM: i32,
  seeD: f64,
  seeM: f64,
  out: usize,
): void {
  const none = Math.exp(-get(image, at.ALARMS));
  const length = typed + 1;
  const terms = sized(columnTerms, length);
  fill(terms, 0, length, 0);
  put(terms, 0, 1);
  for (let i = 0; i < typed; i++) {
    const s = statementAt(image, i);
    const said = get(s, at.SAID) * none;
    const nothing = get(s, at.NOTHING);
    for (let k = length - 1; k >= 0; k--) {
      const more: f64 = k > 0 ? get(terms, k - 1) * said : 0;
      put(terms, k, get(terms, k) * nothing + more);
    }
  }
  const side = w + 1;
  const zeros = sized(columnZeros, side * side);
  fill(zeros, 0, (mostD + 1) * side, 0);
  let missed: f64 = 1;
  for (let k = 0; k < length; k++) {
    const keepsD = 1 - seeD * (1 - missed);
    const keepsM = 1 - seeM * (1 - missed);
    let row = get(terms, k);
    for (let d = 0; d <= mostD; d++) {
      let value = row;
      const last = d * side + (mostM < w - d ? mostM : w - d);
      for (let i = d * side; i <= last; i++) {
        put(zeros, i, get(zeros, i) + value);
        value *= keepsM;
      }
      row *= keepsD;
    }
    missed *= 1 - report;
  }
  timesTable(out, zeros, w, mostD, mostM);
}
