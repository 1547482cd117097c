import { expect, test } from 'vitest';
import { withoutSeam } from './antimeridian.js';
import { nearestOn } from './place.js';

test('a shape cut along the antimeridian has no border there', () => {
  const east = [
    [170, 60],
    [180, 60],
    [180, 70],
    [170, 70],
    [170, 60],
  ] as const;
  const parts = withoutSeam(east);
  expect(parts.map((part) => part.length)).toEqual([2, 3]);
  // From just beyond the cut the nearest border is a side of the shape, not the cut.
  expect(nearestOn(parts)({ lat: 65, lon: 180 }).km).toBeGreaterThan(300);
  expect(nearestOn([east])({ lat: 65, lon: 180 }).km).toBeLessThan(1);
});

test('a shape closed around a pole loses what only closes it', () => {
  const cap = [
    [-180, 80],
    [0, 75],
    [180, 80],
    [180, 90],
    [-180, 90],
    [-180, 80],
  ] as const;
  expect(withoutSeam(cap)).toEqual([
    [
      [-180, 80],
      [0, 75],
      [180, 80],
    ],
  ]);
});

test('a shape away from it stays whole', () => {
  const ring = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ] as const;
  expect(withoutSeam(ring)).toEqual([ring]);
});
