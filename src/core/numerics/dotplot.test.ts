import { expect, test } from 'vitest';
import { binomial } from './discrete.js';
import { chances, dotsAtLeast, dotsOfLogNormal, dotsOfPmf } from './dotplot.js';

test('half the dots lie on each side of the median', () => {
  const dots = dotsOfLogNormal({ mu: 0, sigma: 1 }, 20);
  expect(dotsAtLeast(dots, 1)).toBe(10);
  expect([...dots]).toEqual([...dots].sort((a, b) => a - b));
});

test('dots of a count are whole numbers in their proportions', () => {
  // Binomial(2, ½): ¼, ½, ¼.
  expect([...dotsOfPmf(binomial(2, 0.5), 8)]).toEqual([0, 0, 1, 1, 1, 1, 2, 2]);
});

test('a chance too small for a dot is never printed as none, nor a near certainty as all', () => {
  expect(chances(0.003, 20)).toBe('fewer than 1 in 20');
  expect(chances(0.998, 20)).toBe('more than 19 in 20');
  expect(chances(0.147, 20)).toBe('3 in 20');
  expect(chances(0, 20)).toBe('0 in 20');
  expect(chances(1, 20)).toBe('20 in 20');
});

test('half a dot and a chance beyond certainty are refused', () => {
  expect(() => dotsOfLogNormal({ mu: 0, sigma: 1 }, 2.5)).toThrow('a whole number from 1');
  expect(() => chances(1.2, 20)).toThrow('0 to 1');
});
