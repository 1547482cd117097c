import { expect, test } from 'vitest';
import { makeRng } from '../../numerics/rng.js';
import { bitCount, listCells, marginOf } from './cells.js';
import { hierarchicalModels } from './hierarchical.js';
import { criteria, fitLogLinear, INDEPENDENT, type LogLinearModel, totalError } from './log-linear.js';
import { poissonRegression } from './poisson-regression.js';
import { poissonTails } from './poisson-tails.js';

/** The published counts of four lists (Ball et al. 2002), pattern 1 … 15. */
const FOUR = [1131, 845, 177, 936, 228, 217, 181, 306, 106, 31, 18, 123, 42, 32, 27];
const four = listCells(
  ['a', 'b', 'c', 'd'],
  FOUR.map((count, i) => [i + 1, count] as const),
);

test('the published point estimate, 10,356', () => {
  // Ball et al. 2002: EXH:ABA:OSCE with its margins, EXH:HRW, OSCE:HRW.
  const fit = fitLogLinear(four, { terms: [0b0011, 0b0101, 0b0110, 0b0111, 0b1001, 0b1100], impossible: [] });
  expect(Math.trunc(four.n + (fit?.unseen ?? 0))).toBe(10356);
});

/** The plain form: every pattern written out. */
function plainly(cells: typeof four, { terms, impossible }: LogLinearModel) {
  const J = cells.lists.length;
  const patterns = Array.from({ length: 2 ** J - 1 }, (_, i) => i + 1).filter(
    (x) => !impossible.some((mask) => (x & mask) === mask),
  );
  const y = Float64Array.from(patterns, (x) => cells.counts[cells.patterns.indexOf(x)] ?? 0);
  const masks = [0, ...cells.lists.map((_, j) => 1 << j), ...terms];
  return poissonRegression(
    y,
    masks.map((mask) => Float64Array.from(patterns, (x) => ((x & mask) === mask ? 1 : 0))),
  );
}

test('linked groups and margins give what regression on the whole table gives, for every model of four lists', () => {
  const models = hierarchicalModels(four);
  expect(models).toHaveLength(113);
  for (const model of models) {
    const fit = fitLogLinear(four, model);
    const plain = plainly(four, model);
    // Both stop when nothing printed moves any more; the plain form at 1e-10 of the deviance.
    expect(Math.log(fit?.unseen ?? 0)).toBeCloseTo(plain?.coefficients[0] as number, 6);
    expect(fit?.logError).toBeCloseTo(plain?.firstError as number, 6);
    expect(criteria(four, fit as NonNullable<typeof fit>).deviance).toBeCloseTo(plain?.deviance as number, 6);
  }
});

test('random sparse tables, a pair nobody is on left out with its patterns', () => {
  const rng = makeRng(4);
  let compared = 0;
  for (let round = 0; round < 60; round++) {
    const J = 3 + (round % 3);
    const tally = Array.from({ length: 2 ** J - 1 }, (_, i) => {
      const x = i + 1;
      const empty = (x & 3) === 3 || rng.uniform() < 0.3;
      return [x, empty ? 0 : Math.ceil(60 * rng.uniform()) >> bitCount(x)] as const;
    });
    const cells = listCells(
      Array.from({ length: J }, (_, j) => `${j}`),
      tally,
    );
    if (cells.lists.some((_, j) => marginOf(cells, 1 << j) === 0)) continue;
    for (const model of [INDEPENDENT, { terms: marginOf(cells, 6) > 0 ? [6] : [], impossible: [3] }]) {
      const [fit, plain] = [fitLogLinear(cells, model), plainly(cells, model)];
      if (fit === null || plain === null) continue;
      expect(Math.log(fit.unseen)).toBeCloseTo(plain.coefficients[0] as number, 5);
      expect(fit.logError).toBeCloseTo(plain.firstError, 5);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(60);
});

test('a likelihood without a maximum is no fit', () => {
  const apart = listCells(
    ['a', 'b'],
    [
      [1, 5],
      [2, 7],
    ],
  );
  expect(fitLogLinear(apart, INDEPENDENT)).toBeNull();
  // Everybody is on list a.
  expect(
    fitLogLinear(
      listCells(
        ['a', 'b'],
        [
          [1, 5],
          [3, 7],
        ],
      ),
      INDEPENDENT,
    ),
  ).toBeNull();
  // Two of three pairs linked, the third list beside one of them alone: 110 and 011 never occur with 101.
  const cells = listCells(
    ['a', 'b', 'c'],
    [
      [1, 9],
      [2, 8],
      [4, 7],
      [3, 2],
    ],
  );
  expect(fitLogLinear(cells, { terms: [3, 5], impossible: [] })).toBeNull();
});

test('twenty independent lists give back their total', () => {
  // Expected counts, rounded, of ten million with rate 1 %: patterns of five lists and more round to none.
  const [N, p, J] = [1e7, 0.01, 20];
  const cells = listCells(
    Array.from({ length: J }, (_, j) => `${j}`),
    Array.from({ length: 2 ** J - 1 }, (_, i) => {
      const k = bitCount(i + 1);
      return [i + 1, k > 4 ? 0 : Math.round(N * Math.exp(k * Math.log(p) + (J - k) * Math.log1p(-p)))] as const;
    }),
  );
  const fit = fitLogLinear(cells, INDEPENDENT) as NonNullable<ReturnType<typeof fitLogLinear>>;
  // The 4,845 patterns of four lists expect .08 each and round to none: a hundredth of the overlap.
  expect(Math.abs(cells.n + fit.unseen - N)).toBeLessThan(0.01 * N);
  expect(totalError(fit)).toBeLessThan(0.01 * N);
});

test('Poisson tails are those of the table', () => {
  // R: ppois(3, 7.5), ppois(2, 7.5, lower = FALSE); ppois(150, 100, lower = FALSE)
  expect(poissonTails(3, 7.5).atMost).toBeCloseTo(0.0591454, 6);
  expect(poissonTails(3, 7.5).atLeast).toBeCloseTo(0.9797433, 6);
  const { atMost, atLeast } = poissonTails(150, 100);
  expect(atMost + atLeast).toBeGreaterThan(1);
  expect(atLeast).toBeLessThan(3e-6);
  expect(poissonTails(0, 2)).toEqual({ atMost: Math.exp(-2), atLeast: 1 });
});
