import { expect, test } from 'vitest';
import { makeRng, type Rng } from '../../numerics/rng.js';
import { isGap } from '../../problem.js';
import { claimChance } from './claim-chance.js';
import { inflationOf, nothingOf, sigmaOf } from './draw-latents.js';
import { fitRecord, TRACED } from './fit-record.js';
import type { Pair } from './pair.js';
import { predictTruth } from './predict-truth.js';
import { learnRecord } from './record.js';
import { type RecordData, recordData } from './record-data.js';
import { copyDraw, LEVELS, PRIOR, type RecordDraw, startingDraw } from './record-state.js';
import { chanceBelow, truthQuantile } from './truth-distribution.js';

const pair = (place: string, claimed: number, truth: number, more: Partial<Pair> = {}): Pair => {
  const [conflict = '', side = '', category = ''] = place.split(' ');
  return {
    line: 2,
    id: `${place} ${claimed} ${truth}`,
    ...{ conflict, claimant: 'staff', side, category },
    ...{ isCounted: true, claimed, truth, isLowerBound: false, low: null, high: null, listedAfterDays: null },
    ...more,
  };
};

const FEW: readonly Pair[] = [
  pair('first north tank', 40, 12),
  pair('first north ship', 6, 5, { low: 3, high: 9 }),
  pair('first south tank', 3, 0),
  pair('second south ship', 8, 2, { isLowerBound: true }),
  pair('second north ship', 2, 0, { isLowerBound: true }),
];

/** All of a draw from the prior; the means over such draws, weighed by the likelihood, are posterior means. */
function fromPrior(empty: RecordDraw, rng: Rng): RecordDraw {
  const draw = copyDraw(empty);
  const normal = ([centre, spread]: readonly [number, number]) => centre + spread * rng.normal();
  [draw.a, draw.s, draw.z, draw.kappa] = [normal(PRIOR.a), normal(PRIOR.s), normal(PRIOR.z), normal(PRIOR.kappa)];
  for (const [deviations, scale] of [
    ...LEVELS.map((level) => [draw.inflation[level], PRIOR.inflation] as const),
    ...(['sides', 'categories'] as const).map((level) => [draw.scale[level], PRIOR.scale] as const),
    ...(['conflicts', 'sides'] as const).map((level) => [draw.nothing[level], PRIOR.nothing] as const),
  ]) {
    deviations.tau = Math.abs(scale * rng.normal());
    for (let g = 0; g < deviations.values.length; g++) deviations.values[g] = deviations.tau * rng.normal();
  }
  return draw;
}

function likelihood({ rows }: RecordData, draw: RecordDraw): number {
  let product = 1;
  for (const row of rows) {
    const [b, sigma, nothing] = [inflationOf(draw, row), sigmaOf(draw, row), nothingOf(draw, row)];
    let sum = 0;
    for (let k = 0; k < row.truths.length; k++)
      sum +=
        (row.weights[k] as number) *
        (row.truths[k] === 0 ? nothing : (1 - nothing) * claimChance(row, (row.logTruths[k] as number) + b, sigma));
    product *= sum;
  }
  return product;
}

test('the chains agree with the prior weighed by the likelihood, without any chain', () => {
  const data = recordData(FEW);
  const fit = fitRecord(data, makeRng(1), { chains: 4, warmup: 200, least: 3000, most: 3000 });
  const rng = makeRng(2);
  const empty = startingDraw(data.groups, rng);
  const draws = Array.from({ length: 60_000 }, () => {
    const draw = fromPrior(empty, rng);
    return { weight: likelihood(data, draw), values: TRACED.map(({ of }) => of(draw)) };
  });
  const total = draws.reduce((sum, { weight }) => sum + weight, 0);
  for (const [i, { name, of }] of TRACED.entries()) {
    const mean = draws.reduce((sum, { weight, values }) => sum + weight * (values[i] as number), 0) / total;
    const error =
      Math.sqrt(draws.reduce((sum, { weight, values }) => sum + (weight * ((values[i] as number) - mean)) ** 2, 0)) /
      total;
    const ours = fit.draws.map(of);
    const average = ours.reduce((sum, x) => sum + x, 0) / ours.length;
    const spread = Math.sqrt(ours.reduce((sum, x) => sum + (x - average) ** 2, 0) / ours.length);
    // 4 standard errors of both; the kept thousand draws are worth at least 250.
    expect.soft(Math.abs(average - mean), name).toBeLessThan(4 * Math.sqrt(error ** 2 + spread ** 2 / 250));
  }
});

/** Claims three times the truth in one war and as large as it in another, of which `known` sides speak. */
const WARS: readonly Pair[] = ['first', 'second', 'third'].flatMap((war, w) =>
  [4, 9, 15, 30, 60, 80].map((truth, i) =>
    pair(`${war} ${w < 2 ? 'north' : 'south'} tank`, truth * (w < 2 ? 3 : 1), truth, { id: `${war}${i}` }),
  ),
);

test('a known claimant is believed by his record, a new one by what is known of all, and less surely', () => {
  const record = learnRecord(WARS, makeRng(1));
  if (isGap(record)) throw new Error(record.detail);
  const of = (conflict: string | null, side: string | null) =>
    predictTruth(record.voice({ conflict, side, category: 'tank' }), 90);
  const width = (forecast: ReturnType<typeof of>) =>
    truthQuantile(forecast, 0.95) / Math.max(1, truthQuantile(forecast, 0.05));
  const [north, south, fresh] = [of('first', 'north'), of('third', 'south'), of(null, null)];
  expect(truthQuantile(north, 0.5)).toBeLessThan(45);
  expect(truthQuantile(south, 0.5)).toBeGreaterThan(60);
  expect(width(fresh)).toBeGreaterThan(2 * width(north));
  expect(record.voice({ conflict: null, side: 'north', category: null }).known).toEqual({
    conflict: false,
    side: true,
    category: false,
  });
});

test('the same pairs in another order, and the same seed, give the same draws', () => {
  const plan = { chains: 2, warmup: 5, least: 20, most: 20 };
  const draws = (pairs: readonly Pair[]) => fitRecord(recordData(pairs), makeRng(4), plan).draws;
  expect(draws([...WARS].reverse())).toEqual(draws(WARS));
});

test('truths of zero are kept: a side whose small claims came to nothing is not believed the next time', () => {
  const empty = [1, 1, 2, 1, 3, 2].map((claimed, i) => pair('fourth west tank', claimed, 0, { id: `w${i}` }));
  const record = learnRecord([...WARS, ...empty], makeRng(1));
  if (isGap(record)) throw new Error(record.detail);
  const nothing = (side: string) =>
    chanceBelow(predictTruth(record.voice({ conflict: null, side, category: 'tank' }), 2), 1);
  expect(nothing('west')).toBeGreaterThan(0.6);
  expect(nothing('west')).toBeGreaterThan(nothing('north') + 0.1);
});

test('chains that have not agreed say so instead of a number', () => {
  const { gap } = fitRecord(recordData(WARS), makeRng(1), { chains: 4, warmup: 0, least: 10, most: 10 });
  expect(gap?.reason).toBe('not-converged');
  expect(gap?.detail).toMatch(/R-hat is \d.*the .* is worth \d+ draws/);
});

test('one pair is no record, and groups without end are refused', () => {
  expect(learnRecord(WARS.slice(0, 1), makeRng(1))).toMatchObject({ reason: 'too-few' });
  const many = Array.from({ length: 400 }, (_, i) => pair(`war${i} side tank`, 4, 2, { id: `${i}` }));
  expect(learnRecord(many, makeRng(1))).toMatchObject({ reason: 'outside-model' });
});
