/**
 * Who was reported how: draws, for one statement and the detected sets it was made from, whether it says anything, which
 * detected assets were reported, which with their state swapped, and how many intact ones were called hit. Exact draws
 * from the conditional distribution; together with the sets they make every analyst's share a plain count.
 */
import * as place from '../src/core/losses/joint/kernel-layout';
import { fillBinomial, fillBinomials, rowAt } from './binomial';
import { uniform } from './chance';
import { drawIndexOf, drawPoisson } from './draws';
import { add, column, get, put, sized } from './memory';
import { saysZero } from './report';
import * as now from './state';

/** Who was reported as destroyed; and as damaged, or as either. */
const columnTold = column();
const columnOther = column();
/** Chances of false alarms of one state, and of either. */
const columnEachWay = column();
const columnEitherWay = column();
const columnD = column();
const columnM = column();

let told: usize = 0;
let other: usize = 0;
let eachWay: usize = 0;

/** What a statement turned out to be. */
const AS_TOLD = 0;
const AS_SUM = 1;
const AS_NOTHING = 2;

/** @param s the statement @param c chances of reporting @param mean λ of false alarms @param exposure mean of false alarms per unit of f · v */
export function tallyStatement(
  s: usize,
  destroyed: i32,
  damaged: i32,
  c: usize,
  mean: f64,
  image: i32,
  exposure: f64,
): void {
  const exact = get(s, place.EXACT);
  const sum = get(s, place.SUM);
  const nothing = get(s, place.NOTHING);
  const silent = get(s, place.SILENT);
  const x = <i32>get(s, place.X);
  const y = <i32>get(s, place.Y);
  const atLeast = get(s, place.AT_LEAST) !== 0;
  const isZero = saysZero(s);
  const half = mean / 2;
  let asTold: f64 = 0;
  if (exact !== 0 && isZero) asTold = allMissed(destroyed, damaged, c, mean);
  else if (exact !== 0) {
    eachWay = fillNoise(columnEachWay, x > y ? x : y, half, atLeast);
    asTold = bothWays(x, y, atLeast, destroyed, damaged, c);
  }
  let asSum: f64 = 0;
  if (sum !== 0) {
    const eitherWay = fillNoise(columnEitherWay, x + y, mean, atLeast);
    const reportedD = get(c, 0) + get(c, 1);
    other = oneWay(x + y, destroyed, reportedD, damaged, get(c, 2) + get(c, 3), eitherWay, atLeast, columnOther);
    asSum = whole;
  }
  const branch = whichBranch(exact === 0 ? 0 : exact * asTold, sum === 0 ? 0 : sum * asSum, silent, nothing - silent);
  if (branch === AS_NOTHING) return;
  add(now.exposure, image, exposure);
  let reported = 0;
  let alarms = 0;
  if (branch === AS_SUM) {
    const at = drawIndexOf(other, (destroyed + 1) * (damaged + 1), asSum);
    reported = at / (damaged + 1) + (at % (damaged + 1));
    alarms = alarmsOf(x + y - reported, mean, atLeast);
  } else if (!isZero) {
    const first = drawIndexOf(told, (destroyed + 1) * (damaged + 1), asTold);
    const i = first / (damaged + 1);
    const k = first % (damaged + 1);
    const restD = destroyed - i;
    const restM = damaged - k;
    const asD = get(c, 1) / (1 - get(c, 0));
    other = oneWay(y, restD, asD, restM, get(c, 3) / (1 - get(c, 2)), eachWay, atLeast, columnOther);
    const next = drawIndexOf(other, (restD + 1) * (restM + 1), whole);
    const j = next / (restM + 1);
    const l = next % (restM + 1);
    reported = i + k + j + l;
    alarms = alarmsOf(x - i - k, half, atLeast) + alarmsOf(y - j - l, half, atLeast);
    add(now.counts, now.SWAPPED, k + j);
    add(now.counts, now.STRAIGHT, i + l);
  }
  add(now.counts, now.REPORTED, reported);
  add(now.counts, now.UNREPORTED, destroyed + damaged - reported);
  add(now.alarms, image, alarms);
}

/** Whether what was said is a sum, or its numbers as told, or says nothing. */
function whichBranch(asTold: f64, asSum: f64, silent: f64, nothing: f64): i32 {
  const left = uniform() * (asTold + asSum + silent + nothing) - asTold;
  if (left < 0) return AS_TOLD;
  if (left - asSum < 0) return AS_SUM;
  if (silent > 0 || nothing > 0) return AS_NOTHING;
  return asSum > 0 ? AS_SUM : AS_TOLD;
}

function allMissed(destroyed: i32, damaged: i32, c: usize, mean: f64): f64 {
  let chance = Math.exp(-mean);
  for (let i = 0; i < destroyed; i++) chance *= 1 - get(c, 0) - get(c, 1);
  for (let i = 0; i < damaged; i++) chance *= 1 - get(c, 2) - get(c, 3);
  return chance;
}

/**
 * P(x, y | D, M); the first weights are left with who was reported as destroyed. For each of them the others are reported as damaged or
 * not: what that takes is laid out once.
 */
function bothWays(x: i32, y: i32, atLeast: bool, destroyed: i32, damaged: i32, c: usize): f64 {
  told = oneWay(x, destroyed, get(c, 0), damaged, get(c, 2), eachWay, atLeast, columnTold);
  const rowsD = fillBinomials(columnD, destroyed, get(c, 1) / (1 - get(c, 0)));
  const rowsM = fillBinomials(columnM, damaged, get(c, 3) / (1 - get(c, 2)));
  let total: f64 = 0;
  const most = atLeast || destroyed < x ? destroyed : x;
  for (let i = 0; i <= most; i++)
    for (let k = 0; k <= damaged; k++) {
      const at = i * (damaged + 1) + k;
      const chance = get(told, at);
      if (chance === 0) continue;
      const a = destroyed - i;
      const b = damaged - k;
      const rowD = rowAt(a);
      const rowM = rowAt(b);
      let rest: f64 = 0;
      for (let j = 0; j <= a; j++) {
        const one = get(rowsD, rowD + j);
        const left = y - j;
        const last = atLeast || b < left ? b : left;
        for (let l = 0; l <= last; l++) rest += one * get(rowsM, rowM + l) * get(eachWay, left > l ? left - l : 0);
      }
      const both = chance * rest;
      put(told, at, both);
      total += both;
    }
  return total;
}

/** The sum of the weights `oneWay` filled last. */
let whole: f64 = 0;

/**
 * P(count reported | a with chance p each, b with chance q each, and false alarms) is left in `whole`.
 * @returns where the weights of i and k of them stand, at i · (b + 1) + k
 */
function oneWay(count: i32, a: i32, p: f64, b: i32, q: f64, alarms: usize, atLeast: bool, into: usize): usize {
  const out = sized(into, (a + 1) * (b + 1));
  const rowD = sized(columnD, a + 1);
  const rowM = sized(columnM, b + 1);
  fillBinomial(rowD, a, p);
  fillBinomial(rowM, b, q);
  let total: f64 = 0;
  let at = 0;
  for (let i = 0; i <= a; i++) {
    const one = get(rowD, i);
    const left = count - i;
    const most = atLeast || b < left ? b : left;
    for (let k = 0; k <= most; k++) {
      const chance = one * get(rowM, k) * get(alarms, left > k ? left - k : 0);
      put(out, at + k, chance);
      total += chance;
    }
    for (let k = most < 0 ? 0 : most + 1; k <= b; k++) put(out, at + k, 0);
    at += b + 1;
  }
  whole = total;
  return out;
}

/** [k] = P(k false alarms), or of at least k, for k = 0..most. */
function fillNoise(into: usize, most: i32, mean: f64, atLeast: bool): usize {
  const out = sized(into, most + 1);
  let term = Math.exp(-mean);
  let below: f64 = 0;
  for (let k = 0; k <= most; k++) {
    put(out, k, atLeast ? Math.max(0, 1 - below) : term);
    below += term;
    term *= mean / <f64>(k + 1);
  }
  return out;
}

function alarmsOf(short: i32, mean: f64, atLeast: bool): i32 {
  const least = short > 0 ? short : 0;
  return atLeast ? drawPoisson(mean, least) : least;
}
