import { expect, test } from 'vitest';
import { makeRng } from '../../numerics/rng.js';
import { isGap } from '../../problem.js';
import { krippendorffAlpha } from './alpha.js';
import { codeAnswers } from './answers.js';

/** Krippendorff (2011), example C: four observers, twelve units, `.` missing. */
const OBSERVERS = ['12332141 2...', '12332241 25.3', '.3332342 251.', '12332441 251.'].map((row) =>
  row.replace(' ', ''),
);

function answersOf(rows: readonly string[]) {
  const cells = rows.flatMap((row, w) => [...row].map((label, i) => ({ task: `${i + 1}`, worker: `${w}`, label })));
  const given = cells.filter(({ label }) => label !== '.');
  return codeAnswers({
    task: given.map(({ task }) => task),
    worker: given.map(({ worker }) => worker),
    label: given.map(({ label }) => label),
  });
}

const alpha = (rows: readonly string[]) => krippendorffAlpha(answersOf(rows), makeRng(1));

test('the published examples: .743 with missing answers, .095 for two observers', () => {
  expect(alpha(OBSERVERS)).toMatchObject({ value: expect.closeTo(0.743, 3), tasks: 11 });
  // Example A of the same paper: two observers, ten units, two labels.
  expect(alpha(['0100000010', '1110010000'])).toMatchObject({ value: expect.closeTo(0.095, 3) });
});

test('the interval holds the value, and full agreement is 1', () => {
  const found = alpha(OBSERVERS);
  if (isGap(found)) throw new Error(found.detail);
  expect(found.q025).toBeLessThan(found.value);
  expect(found.q975).toBeGreaterThan(found.value);
  expect(alpha(['0101', '0101'])).toMatchObject({ value: 1, q975: 1 });
});

test('nothing to compare is a gap with its reason', () => {
  expect(alpha(['0101'])).toEqual({ reason: 'too-few', detail: 'no task has two answers' });
  expect(alpha(['000', '000'])).toMatchObject({ reason: 'too-few' });
});
