import { expect, test } from 'vitest';
import { readAssumptions } from './assumptions.js';
import { printProblem } from './problem.js';

const said = (raw: unknown): readonly string[] => {
  const read = readAssumptions(raw);
  return read.ok ? [] : read.problems.map(printProblem);
};

test('a name is enough; every book is optional', () => expect(said({ name: 'nothing yet' })).toEqual([]));

test('the faults of all books are said at once, each under its book', () => {
  const problems = said({
    name: '',
    costBook: { prices: [{}] },
    fleetBook: { horizonDays: -1, restoreShare: 0.9, lengths: 'range', types: [] },
    depthBook: { coverKm: { low: 3, high: 1, source: 'x' } },
    notes: 'more',
  });
  for (const file of [
    'assumptions name',
    'assumptions notes',
    'cost book prices[0].basis',
    'fleet book horizonDays',
    'depth book coverKm.low',
  ])
    expect(
      problems.some((problem) => problem.startsWith(file)),
      file,
    ).toBe(true);
});

test.each([null, [], 'text', 3])('what is no set is refused in one line: %o', (raw) =>
  expect(said(raw)).toHaveLength(1),
);
