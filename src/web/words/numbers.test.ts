import { expect, test } from 'vitest';
import { chance, errorOf, points } from './numbers.js';

test.each([
  // a number with an error that leaves it a digit stands as before
  [0.0312, 0.004, '3.1%'],
  [4e-5, 2e-6, 'fewer than 1 in 1,000'],
  // an error of more than a fifth of it: the power of ten two errors above
  [4e-5, 2e-5, 'fewer than 1 in 10,000'],
  [4e-5, 4e-5, 'fewer than 1 in 1,000'],
  [9e-4, 9e-4, 'fewer than 1 in 100'],
  // never drawn: nothing finer than 1 in 10,000 is known
  [0, 0, 'fewer than 1 in 10,000'],
])('%d ± %d reads %s', (p, mcse, text) => expect(chance(p, mcse)).toBe(text));

test('without a Monte Carlo error a chance reads as it is, but for none and all, which are bounds', () => {
  expect(chance(0)).toBe('fewer than 1 in 1,000');
  expect(chance(1)).toBe('more than 999 in 1,000');
  expect(chance(4e-5, null)).toBe('fewer than 1 in 1,000');
});

test.each([
  [0.034, '+3.4'],
  [-0.4, '-40'],
  [0.0001, '0'],
  [-0.0001, '0'],
])('a change of %d is %s points', (change, text) => expect(points(change)).toBe(text));

test('an error keeps one digit', () => {
  expect([0.0042, 0.000012, 0.02, 0].map(errorOf)).toEqual(['0.4%', '0.001%', '2%', '0%']);
});
