/**
 * The same model in Squiggle (MIT, npm package @quri/squiggle-lang), as another pair of hands: cost-A where it is at hand, else
 * a small one, with its correlation written out as the lower factor.
 */
import { readFileSync } from 'node:fs';
import { run } from '@quri/squiggle-lang';
import { expect, test } from 'vitest';
import type { CostModel } from '../src/core/cost/model/model.js';
import { readCostModel } from '../src/core/cost/model/read-model.js';
import { weighModel } from '../src/core/cost/model/weigh-model.js';
import { choleskyOf } from '../src/core/numerics/cholesky.js';
import { ranWithout, sharedPath } from './shared.js';
import { squiggleOf } from './support/squiggle-model.js';

const SAMPLES = 20_000;

const SMALL = {
  name: 'small',
  items: [
    { name: 'a', quantity: 7, p05: 35, p95: 110 },
    { name: 'b', quantity: 4, p05: 60, p95: 300 },
    { name: 'c', quantity: 1, p05: 3, p95: 80 },
  ],
  correlation: 0.5,
  claims: [700, 1000, 2000],
};

function modelOf(document: unknown): CostModel {
  const read = readCostModel(document, 'model');
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.model;
}

test('Squiggle says the same of the same model, within its Monte Carlo error', async () => {
  const path = sharedPath('data/statistics/cost-models/cost-A.json');
  if (path === null) ranWithout('cost-A');
  const model = modelOf(path === null ? SMALL : JSON.parse(readFileSync(path, 'utf8')));
  const factor = choleskyOf(model.correlation as Float64Array, model.items.length) as Float64Array;
  const { result } = await run(squiggleOf(model, factor), {
    environment: { sampleCount: SAMPLES, xyPointLength: 100, seed: 'plumb' },
  });
  if (!result.ok) throw new Error(result.value.toString());
  const [mean, sd, q05, q50, q95, ...chances] = JSON.parse(result.value.result.toString()) as number[];
  const ours = weighModel(model, 1);
  // five standard errors of their samples: their seed is fixed, ours errs a hundred times less
  expect(Math.abs((mean as number) - ours.mean)).toBeLessThan((5 * (sd as number)) / Math.sqrt(SAMPLES));
  // five standard errors of the worst of them (q95 of cost-A: density 1.1e-4, p(1−p) .0475)
  for (const [name, theirs] of [
    ['q05', q05],
    ['q50', q50],
    ['q95', q95],
  ] as const)
    expect(Math.abs((theirs as number) / ours.quantiles[name] - 1)).toBeLessThan(0.023);
  for (const [i, { probability }] of ours.exceedance.entries()) {
    const error = Math.sqrt((probability * (1 - probability)) / SAMPLES);
    expect(Math.abs((chances[i] as number) - probability)).toBeLessThan(5 * error + 1 / SAMPLES);
  }
});
