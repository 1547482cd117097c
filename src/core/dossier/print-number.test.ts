import { expect, test } from 'vitest';
import { printNumber, printNumbers } from './print-number.js';

test('numbers that differ past the twelfth significant digit print the same', () => {
  expect(printNumber(0.1 + 0.2)).toBe(printNumber(0.3));
  expect(printNumber(1e-300 * (1 + 1e-14))).toBe(1e-300);
  expect(JSON.stringify(printNumber(1 / 3))).toBe('0.333333333333');
});

test('minus zero prints as zero', () => {
  expect(Object.is(printNumber(-0), 0)).toBe(true);
});

test('a number that is none is refused with its place, never printed as null', () => {
  expect(() => printNumbers({ cost: [{ mean: 1 }, { mean: Number.NaN }] })).toThrow(
    'document.cost[1].mean: a finite number, or a gap in its place, got NaN',
  );
});

test('keys keep their order, undefined ones are left out, and nothing else changes', () => {
  const value = { b: 'x', a: null, gone: undefined, list: [true, 1 / 3] };
  expect(JSON.stringify(printNumbers(value))).toBe('{"b":"x","a":null,"list":[true,0.333333333333]}');
});
