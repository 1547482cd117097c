import { expect, test } from 'vitest';
import { halfLastDigit, impliedFleet, impliedShare, impliedUnitValue } from './implied.js';

test('a count and a rounded share bound the fleet they speak of', () => {
  // 30 of a fleet, said to be 25 %: anything from 24.5 to 25.5 % prints as 25.
  expect(impliedFleet(30, 25)).toEqual({ value: 120, low: 3000 / 25.5, high: 3000 / 24.5 });
});

test('a share printed with a decimal bounds the fleet ten times tighter', () => {
  const wide = impliedFleet(30, 25);
  const tight = impliedFleet(30, 25.4);
  expect((wide.high - wide.low) / (tight.high - tight.low)).toBeGreaterThan(9);
});

test('a share of a whole ten is still read to the point, not to the ten', () => {
  expect(impliedFleet(5, 10).low).toBe(500 / 10.5);
});

test('a round sum over a count bounds the unit value', () => {
  expect(impliedUnitValue(6e9, 30)).toEqual({ value: 2e8, low: 5.5e9 / 30, high: 6.5e9 / 30 });
});

test('the last printed digit is found in whole and decimal numbers alike', () => {
  expect([25, 25.4, 6e9, 6.25e9, 0.02].map(halfLastDigit)).toEqual([0.5, 0.05, 5e8, 5e6, 0.005]);
});

test('a share so small that it may have been rounded from nothing bounds the fleet from below only', () => {
  expect(impliedFleet(3, 0.5, 0.5)).toEqual({ value: 600, low: 300, high: Number.POSITIVE_INFINITY });
});

test('nothing over nothing is refused', () => {
  expect(() => impliedShare(3, 0)).toThrow('implied.fleet: a number above 0, got 0');
  expect(() => impliedFleet(3, 120)).toThrow('at most 100');
});
