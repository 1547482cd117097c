import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chance, grouped, percent, percentAtLeast, shares, span, usd } from './number-words.js';

test.each([
  [0, '< 0.1 %'],
  [1e-12, '< 0.1 %'],
  [0.0004, '< 0.1 %'],
  [0.003, '0.3 %'],
  [0.0199, '2.0 %'],
  [0.12, '12 %'],
  [0.5, '50 %'],
  [0.993, '99.3 %'],
  [0.99999, '> 99.9 %'],
  [1, '> 99.9 %'],
])('a chance of %d prints as %s', (p, text) => {
  expect(percent(p)).toBe(text);
});

test('no chance ever prints as a bare 0 or 100 per cent', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (p) => {
      for (const text of [percent(p), chance(p), percentAtLeast(p)])
        expect(text).not.toMatch(/^(≥ )?(0|0\.0|100|100\.0) %$/);
    }),
  );
});

test.each([
  [3.1e-7, '1 in 3,200,000'],
  [0, 'fewer than 1 in 1,000,000,000'],
  [0.21, '21 %'],
  [1 - 1e-5, 'all but 1 in 100,000'],
])('in a sentence, a chance of %d reads %s', (p, text) => {
  expect(chance(p)).toBe(text);
});

test.each([
  // an error of a fifth or less leaves the number
  [4e-5, 4e-6, '< 0.1 %', '1 in 25,000'],
  [4e-5, 2e-5, '< 0.01 %', 'fewer than 1 in 10,000'],
  [9e-4, 9e-4, '< 1 %', 'fewer than 1 in 100'],
  [3e-8, 3e-8, '< 0.00001 %', 'fewer than 1 in 10,000,000'],
  [0, 0, '< 0.01 %', 'fewer than 1 in 10,000'],
  [0.21, 0.1, '21 %', '21 %'],
])('with its error, %d ± %d reads %s and %s', (p, mcse, column, sentence) => {
  expect([percent(p, mcse), chance(p, mcse)]).toEqual([column, sentence]);
});

test('a lower bound of next to nothing bounds nothing', () => {
  expect(percentAtLeast(0.00001)).toBe('no bound');
  expect(percentAtLeast(0.049)).toBe('≥ 4.9 %');
});

test.each([
  [7e9, '7.0 bn'],
  [1.632e9, '1.6 bn'],
  [12.3e9, '12 bn'],
  [996e6, '1.0 bn'],
  [446e6, '450 m'],
  [5.4e6, '5.4 m'],
  [12_345, '12,000'],
  [0, '0'],
])('%d dollars print as %s', (amount, text) => {
  expect(usd(amount)).toBe(text);
});

test('ranges of one number are one number', () => {
  expect(span(3, 3)).toBe('3');
  expect(span(3, 5)).toBe('3 to 5');
  expect(shares(0, 0)).toBe('0 %');
  expect(shares(0, 0.231)).toBe('0 % to 23.1 %');
  expect(grouped(4306)).toBe('4,306');
});
