/**
 * Who was reported how: draws, for one statement and the detected sets it was made from, whether it says anything, which
 * detected assets were reported, which with their state swapped, and how many intact ones were called hit. Exact draws
 * from the conditional distribution; together with the sets they make every analyst's share a plain count.
 */
import type { Rng } from '../../numerics/rng.js';
import { drawIndexOf, drawPoisson } from '../../numerics/sample.js';
import type { Statement } from '../statements.js';
import { branchesOf, saysZero } from './branches.js';
import type { Chances } from './see.js';
import type { Tallies } from './state.js';

/** @param mean λ of false alarms @param exposure mean of false alarms per unit of f · v */
export function tallyStatement(
  tallies: Tallies,
  s: Statement,
  destroyed: number,
  damaged: number,
  c: Chances,
  mean: number,
  saysNothing: number,
  image: number,
  exposure: number,
  rng: Rng,
): void {
  const { exact, sum, nothing, silent } = branchesOf(s, saysNothing);
  const { destroyed: x, damaged: y, atLeast } = s;
  const isZero = saysZero(s);
  const half = mean / 2;
  let asTold = 0;
  if (exact !== 0 && isZero) asTold = allMissed(destroyed, damaged, c, mean);
  else if (exact !== 0) {
    eachWay = fillNoise(eachWay, x > y ? x : y, half, atLeast);
    asTold = bothWays(s, destroyed, damaged, c);
  }
  let asSum = 0;
  if (sum !== 0) {
    eitherWay = fillNoise(eitherWay, x + y, mean, atLeast);
    asSum = oneWay(x + y, destroyed, c.dd + c.dm, damaged, c.md + c.mm, eitherWay, atLeast, 1);
  }
  const wasSum = whichBranch(
    exact === 0 ? 0 : exact * asTold,
    sum === 0 ? 0 : sum * asSum,
    silent,
    nothing - silent,
    rng,
  );
  if (wasSum === null) return;
  tallies.exposure[image] = (tallies.exposure[image] as number) + exposure;
  let reported = 0;
  let alarms = 0;
  if (wasSum) {
    const at = drawIndexOf(weights[1], 0, (destroyed + 1) * (damaged + 1), asSum, rng);
    reported = Math.floor(at / (damaged + 1)) + (at % (damaged + 1));
    alarms = alarmsOf(x + y - reported, mean, atLeast, rng);
  } else if (!isZero) {
    const first = drawIndexOf(weights[0], 0, (destroyed + 1) * (damaged + 1), asTold, rng);
    const i = Math.floor(first / (damaged + 1));
    const k = first % (damaged + 1);
    const restD = destroyed - i;
    const restM = damaged - k;
    const total = oneWay(y, restD, c.dm / (1 - c.dd), restM, c.mm / (1 - c.md), eachWay, atLeast, 1);
    const next = drawIndexOf(weights[1], 0, (restD + 1) * (restM + 1), total, rng);
    const j = Math.floor(next / (restM + 1));
    const l = next % (restM + 1);
    reported = i + k + j + l;
    alarms = alarmsOf(x - i - k, half, atLeast, rng) + alarmsOf(y - j - l, half, atLeast, rng);
    tallies.swapped += k + j;
    tallies.straight += i + l;
  }
  tallies.reported += reported;
  tallies.unreported += destroyed + damaged - reported;
  tallies.alarms[image] = (tallies.alarms[image] as number) + alarms;
}

/** Whether what was said is a sum, or its numbers as told; null where it says nothing. */
function whichBranch(told: number, asSum: number, silent: number, nothing: number, rng: Rng): boolean | null {
  const left = rng.uniform() * (told + asSum + silent + nothing) - told;
  if (left < 0) return false;
  if (left - asSum < 0) return true;
  return silent > 0 || nothing > 0 ? null : asSum > 0;
}

/** Who was reported as destroyed; and as damaged, or as either. */
const weights: [Float64Array, Float64Array] = [new Float64Array(256), new Float64Array(256)];
let [ofD, ofM] = [new Float64Array(64), new Float64Array(64)];
/** Chances of false alarms of one state, and of either. */
let [eachWay, eitherWay] = [new Float64Array(64), new Float64Array(64)];

function allMissed(destroyed: number, damaged: number, { dd, dm, md, mm }: Chances, mean: number): number {
  let chance = Math.exp(-mean);
  for (let i = 0; i < destroyed; i++) chance *= 1 - dd - dm;
  for (let i = 0; i < damaged; i++) chance *= 1 - md - mm;
  return chance;
}

/**
 * P(x, y | D, M); the first weights are left with who was reported as destroyed. For each of them the others are reported as damaged or
 * not: what that takes is laid out once.
 */
function bothWays(s: Statement, destroyed: number, damaged: number, c: Chances): number {
  const { damaged: count, atLeast } = s;
  const alarms = eachWay;
  oneWay(s.destroyed, destroyed, c.dd, damaged, c.md, alarms, atLeast, 0);
  const ways = weights[0];
  ofD = fillBinomials(ofD, destroyed, c.dm / (1 - c.dd));
  ofM = fillBinomials(ofM, damaged, c.mm / (1 - c.md));
  const [rowsD, rowsM] = [ofD, ofM];
  let total = 0;
  const most = atLeast || destroyed < s.destroyed ? destroyed : s.destroyed;
  for (let i = 0; i <= most; i++)
    for (let k = 0; k <= damaged; k++) {
      const at = i * (damaged + 1) + k;
      const chance = ways[at] as number;
      if (chance === 0) continue;
      const [a, b] = [destroyed - i, damaged - k];
      const [rowD, rowM] = [rowAt(a), rowAt(b)];
      let rest = 0;
      for (let j = 0; j <= a; j++) {
        const one = rowsD[rowD + j] as number;
        const left = count - j;
        const last = atLeast || b < left ? b : left;
        for (let l = 0; l <= last; l++)
          rest += one * (rowsM[rowM + l] as number) * (alarms[left > l ? left - l : 0] as number);
      }
      const both = chance * rest;
      ways[at] = both;
      total += both;
    }
  return total;
}

/**
 * P(count reported | a with chance p each, b with chance q each, and false alarms), and in `weights[into]` at i · (b + 1) + k the weights
 * of i and k of them.
 */
function oneWay(
  count: number,
  a: number,
  p: number,
  b: number,
  q: number,
  alarms: Float64Array,
  atLeast: boolean,
  into: 0 | 1,
): number {
  const length = (a + 1) * (b + 1);
  if (weights[into].length < length) weights[into] = new Float64Array(2 * length);
  const out = weights[into];
  if (ofD.length <= a) ofD = new Float64Array(2 * a);
  if (ofM.length <= b) ofM = new Float64Array(2 * b);
  const [rowD, rowM] = [ofD, ofM];
  fillBinomial(rowD, a, p);
  fillBinomial(rowM, b, q);
  let total = 0;
  let at = 0;
  for (let i = 0; i <= a; i++) {
    const one = rowD[i] as number;
    const left = count - i;
    const most = atLeast || b < left ? b : left;
    for (let k = 0; k <= most; k++) {
      const chance = one * (rowM[k] as number) * (alarms[left > k ? left - k : 0] as number);
      out[at + k] = chance;
      total += chance;
    }
    for (let k = most < 0 ? 0 : most + 1; k <= b; k++) out[at + k] = 0;
    at += b + 1;
  }
  return total;
}

/** [k] = P(k false alarms), or of at least k, for k = 0..most. @returns `room`, or a longer one */
function fillNoise(
  room: Float64Array<ArrayBuffer>,
  most: number,
  mean: number,
  atLeast: boolean,
): Float64Array<ArrayBuffer> {
  const out = room.length <= most ? new Float64Array(2 * most + 1) : room;
  let term = Math.exp(-mean);
  let below = 0;
  for (let k = 0; k <= most; k++) {
    out[k] = atLeast ? Math.max(0, 1 - below) : term;
    below += term;
    term *= mean / (k + 1);
  }
  return out;
}

export function fillBinomial(out: Float64Array, n: number, p: number): void {
  const q = 1 - p;
  out[0] = 1;
  for (let m = 1; m <= n; m++) {
    let below = out[m - 1] as number;
    out[m] = below * p;
    for (let k = m - 1; k > 0; k--) {
      const own = below;
      below = out[k - 1] as number;
      out[k] = own * q + below * p;
    }
    out[0] = below * q;
  }
}

/** Binomials of 0..n, one row after another. @returns `out`, or a longer one */
function fillBinomials(out: Float64Array<ArrayBuffer>, n: number, p: number): Float64Array<ArrayBuffer> {
  const rows = out.length < rowAt(n + 1) ? new Float64Array(2 * rowAt(n + 1)) : out;
  const q = 1 - p;
  rows[0] = 1;
  let before = 0;
  for (let m = 1; m <= n; m++) {
    const row = before + m;
    let below = rows[before] as number;
    rows[row] = below * q;
    for (let k = 1; k < m; k++) {
      const own = rows[before + k] as number;
      rows[row + k] = own * q + below * p;
      below = own;
    }
    rows[row + m] = below * p;
    before = row;
  }
  return rows;
}

const rowAt = (n: number): number => (n * (n + 1)) / 2;

const alarmsOf = (short: number, mean: number, atLeast: boolean, rng: Rng): number =>
  atLeast ? drawPoisson(mean, Math.max(0, short), rng) : Math.max(0, short);
