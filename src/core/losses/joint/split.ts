/**
 * Who was reported how: draws, for one statement and the detected sets it was made from, whether it says anything, which
 * detected assets were reported, which with their state swapped, and how many intact ones were called hit. Exact draws
 * from the conditional distribution; together with the sets they make every analyst's share a plain count.
 */
import type { Rng } from '../../numerics/rng.js';
import { drawIndex, drawPoisson } from '../../numerics/sample.js';
import type { Statement } from '../statements.js';
import { branchesOf, saysZero } from './report-table.js';
import type { Chances } from './reported.js';
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
  const [x, y] = [s.destroyed, s.damaged];
  const isZero = saysZero(s);
  const half = mean / 2;
  branch[0] =
    exact === 0
      ? 0
      : exact * (isZero ? allMissed(destroyed, damaged, c, mean) : bothWays(s, destroyed, damaged, c, half));
  branch[1] =
    sum === 0 ? 0 : sum * oneWay(x + y, destroyed, c.dd + c.dm, damaged, c.md + c.mm, mean, s.atLeast, second);
  branch[2] = silent;
  branch[3] = nothing - silent;
  const chosen = drawIndex(branch, 4, rng);
  if (chosen >= 2) return;
  tallies.exposure[image] = (tallies.exposure[image] as number) + exposure;
  let [reported, alarms] = [0, 0];
  if (chosen === 1) {
    const at = drawIndex(second, (destroyed + 1) * (damaged + 1), rng);
    reported = Math.floor(at / (damaged + 1)) + (at % (damaged + 1));
    alarms = alarmsOf(x + y - reported, mean, s.atLeast, rng);
  } else if (!isZero) {
    const first = drawIndex(ways, (destroyed + 1) * (damaged + 1), rng);
    const [i, k] = [Math.floor(first / (damaged + 1)), first % (damaged + 1)];
    const [restD, restM] = [destroyed - i, damaged - k];
    oneWay(y, restD, c.dm / (1 - c.dd), restM, c.mm / (1 - c.md), half, s.atLeast, second);
    const next = drawIndex(second, (restD + 1) * (restM + 1), rng);
    const [j, l] = [Math.floor(next / (restM + 1)), next % (restM + 1)];
    reported = i + k + j + l;
    alarms = alarmsOf(x - i - k, half, s.atLeast, rng) + alarmsOf(y - j - l, half, s.atLeast, rng);
    tallies.swapped += k + j;
    tallies.straight += i + l;
  }
  tallies.reported += reported;
  tallies.unreported += destroyed + damaged - reported;
  tallies.alarms[image] = (tallies.alarms[image] as number) + alarms;
}

const branch = new Float64Array(4);
let [ways, second] = [new Float64Array(256), new Float64Array(256)];
let [ofD, ofM, noise] = [new Float64Array(64), new Float64Array(64), new Float64Array(64)];

function allMissed(destroyed: number, damaged: number, { dd, dm, md, mm }: Chances, mean: number): number {
  let chance = Math.exp(-mean);
  for (let i = 0; i < destroyed; i++) chance *= 1 - dd - dm;
  for (let i = 0; i < damaged; i++) chance *= 1 - md - mm;
  return chance;
}

/** P(x, y | D, M); `ways` is left with the weights of who was reported as destroyed. */
function bothWays(s: Statement, destroyed: number, damaged: number, c: Chances, half: number): number {
  const length = (destroyed + 1) * (damaged + 1);
  if (ways.length < length) ways = new Float64Array(2 * length);
  oneWay(s.destroyed, destroyed, c.dd, damaged, c.md, half, s.atLeast, ways);
  const [restD, restM] = [c.dm / (1 - c.dd), c.mm / (1 - c.md)];
  let total = 0;
  for (let i = 0; i <= destroyed; i++)
    for (let k = 0; k <= damaged; k++) {
      const at = i * (damaged + 1) + k;
      const chance = ways[at] as number;
      if (chance === 0) continue;
      const both = chance * oneWay(s.damaged, destroyed - i, restD, damaged - k, restM, half, s.atLeast, second);
      ways[at] = both;
      total += both;
    }
  return total;
}

/**
 * P(count reported | a with chance p each, b with chance q each, Poisson noise), and in `out[i · (b + 1) + k]` the weights of
 * i and k of them.
 */
function oneWay(
  count: number,
  a: number,
  p: number,
  b: number,
  q: number,
  mean: number,
  atLeast: boolean,
  out: Float64Array,
): number {
  const length = (a + 1) * (b + 1);
  if (out === second && second.length < length) second = out = new Float64Array(2 * length);
  if (ofD.length <= a) ofD = new Float64Array(2 * a);
  if (ofM.length <= b) ofM = new Float64Array(2 * b);
  fillBinomial(ofD, a, p);
  fillBinomial(ofM, b, q);
  fillNoise(count, mean, atLeast);
  let total = 0;
  for (let i = 0; i <= a; i++)
    for (let k = 0; k <= b; k++) {
      const short = count - i - k;
      const chance =
        short < 0 && !atLeast ? 0 : (ofD[i] as number) * (ofM[k] as number) * (noise[short > 0 ? short : 0] as number);
      out[i * (b + 1) + k] = chance;
      total += chance;
    }
  return total;
}

/** noise[k] = P(k false alarms), or of at least k. */
function fillNoise(most: number, mean: number, atLeast: boolean): void {
  if (noise.length <= most) noise = new Float64Array(2 * most + 1);
  let term = Math.exp(-mean);
  let below = 0;
  for (let k = 0; k <= most; k++) {
    noise[k] = atLeast ? Math.max(0, 1 - below) : term;
    below += term;
    term *= mean / (k + 1);
  }
}

export function fillBinomial(out: Float64Array, n: number, p: number): void {
  out[0] = 1;
  for (let m = 1; m <= n; m++) {
    out[m] = (out[m - 1] as number) * p;
    for (let k = m - 1; k > 0; k--) out[k] = (out[k] as number) * (1 - p) + (out[k - 1] as number) * p;
    out[0] = (out[0] as number) * (1 - p);
  }
}

const alarmsOf = (short: number, mean: number, atLeast: boolean, rng: Rng): number =>
  atLeast ? drawPoisson(mean, Math.max(0, short), rng) : Math.max(0, short);
