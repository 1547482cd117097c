import { expect, test } from 'vitest';
import { buildCase } from '../../testing/build-case.js';
import { mean, normalize } from '../numerics/discrete.js';
import { makeFitter } from './fitter.js';
import { hear, type Voice } from './heard.js';
import { makeLeft } from './left.js';
import type { CellFilter } from './posterior.js';

const EVERY: CellFilter = () => true;
const CASE = buildCase({
  presence: [
    { assetType: 'tank', low: 8, high: 8 },
    { assetType: 'truck', low: 5, high: 5 },
  ],
  imagery: [{ coverage: 'partial' }],
  readings: [{ count: 2 }],
});
const posterior = makeFitter(CASE, makeLeft(CASE, '2031'), 1)({ scenario: 'middling' });

/** Two draws of a record: a claim near the total, or near twice the total. */
const DRAWS = 2;
const near = (said: number, total: number): number => 1 / (1 + (said - total) ** 2);
const chancesOf = (said: number) => (most: number) =>
  Float64Array.from({ length: DRAWS * (most + 1) }, (_, at) => near(said, Math.floor(at / DRAWS) * (1 + (at % DRAWS))));

const voice = (claim: string, said: number): Voice => ({
  root: claim,
  claim,
  about: claim,
  quantity: 'hit',
  over: EVERY,
  chances: chancesOf(said),
});

/** What the voices leave of the exact distribution of the total, all of them speaking of it. */
function exactly(numbers: readonly number[]): Float64Array {
  const seen = posterior.distribution('hit', EVERY);
  return normalize(
    seen.map((chance, total) => {
      const each = [1, 2].map((times) => numbers.reduce((p, said) => p * near(said, times * total), 1));
      return (chance * ((each[0] as number) + (each[1] as number))) / DRAWS;
    }),
  );
}

// Some 4,000 draws, worth a thousand or so: a mean to .15, a chance to .03.
test('one claim weighs each total by the mean over the record', () => {
  const heard = hear(posterior, [voice('a', 9)], DRAWS);
  const exact = exactly([9]);
  expect(Math.abs(mean(heard.distribution('hit', EVERY)) - mean(exact))).toBeLessThan(0.15);
  const many = exact.slice(6).reduce((a, b) => a + b, 0);
  const { probability, mcse } = heard.chance('hit', EVERY, 6, null);
  expect(Math.abs(probability - many)).toBeLessThan(0.03);
  expect(mcse).toBeGreaterThan(0);
  expect(heard.khat).toBeLessThan(0.7);
  expect(mean(exact)).toBeGreaterThan(mean(posterior.distribution('hit', EVERY)) + 0.3);
});

test('two claims of one side share their inflation', () => {
  const heard = hear(posterior, [voice('a', 9), voice('b', 10)], DRAWS);
  expect(Math.abs(mean(heard.distribution('hit', EVERY)) - mean(exactly([9, 10])))).toBeLessThan(0.15);
  expect(heard.claims).toEqual(['a', 'b']);
});

test('a claim that says nothing of the total leaves what is seen', () => {
  const silent: Voice = { ...voice('a', 9), chances: (most) => new Float64Array(DRAWS * (most + 1)).fill(0.2) };
  const seen = posterior.chance('hit', EVERY, 4, null).probability;
  expect(Math.abs(hear(posterior, [silent], DRAWS).chance('hit', EVERY, 4, null).probability - seen)).toBeLessThan(
    0.03,
  );
});
