import { expect, test } from 'vitest';
import { normalQuantile } from './normal-quantile.js';
import { normalCdf } from './special.js';

// scipy.special.ndtri
test.each([
  [1e-300, -37.0470962993612],
  [1e-20, -9.262340089798409],
  [1e-11, -6.706023155495137],
  [1e-10, -6.361340902404056],
  [0.025, -1.9599639845400545],
  [0.5, 0],
  [0.975, 1.959963984540054],
])('at %f the quantile of the normal is %f', (p, z) => {
  // AS 241 promises about 1e-16 of itself; the near-cancelling 1 − p of an upper tail costs two digits
  expect(Math.abs(normalQuantile(p) - z)).toBeLessThanOrEqual(1e-14 * Math.abs(z));
});

test('it undoes the distribution function, and its ends are infinite', () => {
  for (const z of [-8, -3, -1.7, -0.2, 0.4, 1.9, 3])
    expect(Math.abs(normalQuantile(normalCdf(z)) / z - 1)).toBeLessThan(1e-12);
  expect([normalQuantile(0), normalQuantile(1)]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
  expect(normalQuantile(-0.1)).toBeNaN();
});
