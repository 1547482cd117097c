/** The spike and the slab against every set of columns counted out. */
import { expect, test } from 'vitest';
import { factorInPlace, solveInPlace } from '../../../numerics/positive-definite.js';
import { makeRng } from '../../../numerics/rng.js';
import { EXPECTED_SIZE, NOISE_WITH_CONTROLS, SLAB } from './prior.js';
import { makeRegression } from './regression.js';

const ROWS = 30;
const COUNT = 5;
const rng = makeRng(4);
/** An intercept and four columns, two of them much alike; the last four rows are after the event, one before is not seen. */
const columns = new Float64Array(COUNT * ROWS).fill(1, 0, ROWS);
for (let t = 0; t < ROWS; t++) {
  for (let j = 1; j < COUNT; j++) columns[j * ROWS + t] = rng.normal();
  columns[2 * ROWS + t] = 0.8 * (columns[ROWS + t] as number) + 0.6 * (columns[2 * ROWS + t] as number);
}
const BEFORE = 26;
const isSeen = new Uint8Array(BEFORE).fill(1);
isSeen[7] = 0;
const y = Float64Array.from({ length: BEFORE }, (_, t) =>
  isSeen[t] === 0
    ? 0
    : 0.5 * (columns[ROWS + t] as number) + 0.2 * (columns[3 * ROWS + t] as number) + 0.7 * rng.normal(),
);

const product = (i: number, j: number, length: number, all: boolean): number => {
  let sum = 0;
  for (let t = 0; t < length; t++)
    if (all || isSeen[t] === 1) sum += (columns[i * ROWS + t] as number) * (columns[j * ROWS + t] as number);
  return sum;
};

/** ln of the weight of a set: prior odds, the two determinants, what it leaves unexplained (Scott & Varian 2014, eq. 11). */
function logWeight(set: readonly number[]): { weight: number; beta: Float64Array } {
  const k = set.length;
  const slab = new Float64Array(k * k);
  const normal = new Float64Array(k * k);
  const moment = Float64Array.from(set, (j) => y.reduce((sum, x, t) => sum + x * (columns[j * ROWS + t] as number), 0));
  set.forEach((i, a) => {
    set.forEach((j, b) => {
      slab[a * k + b] = (SLAB.weight * (i === j ? 1 : 1 - SLAB.diagonal) * product(i, j, ROWS, true)) / ROWS;
      normal[a * k + b] = product(i, j, BEFORE, false) + (slab[a * k + b] as number);
    });
  });
  const logDeterminant = (a: Float64Array): number => {
    factorInPlace(a, k);
    return set.reduce((sum, _, i) => sum + 2 * Math.log(a[i * k + i] as number), 0);
  };
  const dets = 0.5 * (logDeterminant(slab) - logDeterminant(normal));
  const beta = moment.slice();
  solveInPlace(normal, k, beta);
  const left = y.reduce((sum, x) => sum + x * x, 0) - beta.reduce((sum, b, i) => sum + b * (moment[i] as number), 0);
  const { weight, guess } = NOISE_WITH_CONTROLS;
  const chance = EXPECTED_SIZE / COUNT;
  const seen = isSeen.reduce((sum, x) => sum + x, 0);
  return {
    weight:
      k * Math.log(chance) +
      (COUNT - k) * Math.log(1 - chance) +
      dets -
      ((weight + seen) / 2) * Math.log(weight * guess * guess + left),
    beta,
  };
}

test('columns take part, and coefficients lie, as counting all 32 sets says', () => {
  const sets = Array.from({ length: 1 << COUNT }, (_, bits) =>
    Array.from({ length: COUNT }, (__, j) => j).filter((j) => bits & (1 << j)),
  );
  const weighed = sets.map((set) => ({ set, ...logWeight(set) }));
  const most = Math.max(...weighed.map(({ weight }) => weight));
  const total = weighed.reduce((sum, { weight }) => sum + Math.exp(weight - most), 0);
  const chance = new Float64Array(COUNT);
  const mean = new Float64Array(COUNT);
  for (const { set, weight, beta } of weighed)
    set.forEach((j, i) => {
      const share = Math.exp(weight - most) / total;
      chance[j] = (chance[j] as number) + share;
      mean[j] = (mean[j] as number) + share * (beta[i] as number);
    });

  const regression = makeRegression({ columns, count: COUNT, rows: ROWS }, isSeen, BEFORE - 1);
  const draws = 40_000;
  const seenChance = new Float64Array(COUNT);
  const seenMean = new Float64Array(COUNT);
  const chanceOf = makeRng(9);
  for (let k = 0; k < draws; k++) {
    regression.draw(y, chanceOf);
    for (let j = 0; j < COUNT; j++) {
      seenChance[j] = (seenChance[j] as number) + (regression.isIn[j] as number) / draws;
      seenMean[j] = (seenMean[j] as number) + (regression.beta[j] as number) / draws;
    }
  }
  for (let j = 0; j < COUNT; j++) {
    // draws of a scan remember a few before: as if 8,000 were independent, four standard errors of a share of a half
    expect(Math.abs((seenChance[j] as number) - (chance[j] as number))).toBeLessThan(0.022);
    // coefficients spread by about .2
    expect(Math.abs((seenMean[j] as number) - (mean[j] as number))).toBeLessThan(0.01);
  }
}, 20_000);
