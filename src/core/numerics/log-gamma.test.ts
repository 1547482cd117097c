import gammaln from '@stdlib/math-base-special-gammaln';
import { expect, test } from 'vitest';
import { logGammaInto } from './log-gamma.js';

const at = (x: number) => {
  const into = { value: 0, slope: 0 };
  logGammaInto(x, into);
  return into;
};

test('ln Γ as @stdlib has it', () => {
  for (const x of [1e-3, 0.1, 0.5, 1, 1.5, 2, 7.9, 8, 33.3, 1e3, 1e6])
    expect(Math.abs(at(x).value - gammaln(x))).toBeLessThan(1e-13 * Math.max(10, Math.abs(gammaln(x))));
});

test('its slope: ψ(1) = −γ, ψ(½) = −γ − 2 ln 2, and ψ(x + 1) = ψ(x) + 1/x (Abramowitz & Stegun 6.3)', () => {
  const gamma = 0.5772156649015329;
  expect(at(1).slope).toBeCloseTo(-gamma, 12);
  expect(at(0.5).slope).toBeCloseTo(-gamma - 2 * Math.LN2, 12);
  for (const x of [0.3, 4.2, 7.5, 100]) expect(at(x + 1).slope).toBeCloseTo(at(x).slope + 1 / x, 12);
});
