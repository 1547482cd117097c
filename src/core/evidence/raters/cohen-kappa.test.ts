import { expect, test } from 'vitest';
import { isGap } from '../../problem.js';
import { cohenKappa } from './cohen-kappa.js';

const pairs = (counts: readonly (readonly [string, string, number])[]) =>
  counts.flatMap(([a, b, n]) => Array.from({ length: n }, () => [a, b] as const));

test("Cohen's own table of 200 diagnoses gives his κ of 0.492", () => {
  // Cohen 1960, table 1: personality disorder, neurosis, psychosis; shares of 200, p_o = .70, p_c = .41.
  const table = pairs([
    ['1', '1', 88],
    ['1', '2', 14],
    ['1', '3', 18],
    ['2', '1', 10],
    ['2', '2', 40],
    ['2', '3', 10],
    ['3', '1', 2],
    ['3', '2', 6],
    ['3', '3', 12],
  ]);
  const { n, agreed, kappa } = cohenKappa(table);
  expect([n, agreed]).toEqual([200, 140]);
  // printed to three places
  expect(kappa).toBeCloseTo(0.492, 3);
});

test('a table worked by hand: 20, 5, 10, 15 gives 0.4', () => {
  const table = pairs([
    ['yes', 'yes', 20],
    ['yes', 'no', 5],
    ['no', 'yes', 10],
    ['no', 'no', 15],
  ]);
  expect(cohenKappa(table).kappa).toBeCloseTo(0.4, 12);
});

test('where both give one label to everything, or nothing was named by both, there is no κ and the reason is told', () => {
  expect(isGap(cohenKappa(pairs([['a', 'a', 7]])).kappa)).toBe(true);
  expect(isGap(cohenKappa([]).kappa)).toBe(true);
  // One who always says a and one who sometimes says b: agreement is what chance gives.
  expect(
    cohenKappa(
      pairs([
        ['a', 'a', 3],
        ['a', 'b', 1],
      ]),
    ).kappa,
  ).toBeCloseTo(0, 12);
});
