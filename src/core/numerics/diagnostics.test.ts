import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { convergence, essBulk, essMean, essQuantile, essTail, mcseMean, mcseQuantile, rhat } from './diagnostics.js';
import { makeRng } from './rng.js';

type Reference = {
  readonly versions: { readonly posterior: string };
  readonly sets: readonly {
    readonly name: string;
    readonly chains: readonly (readonly number[])[];
    readonly values: Readonly<Record<string, number | null>>;
  }[];
};
const reference: Reference = JSON.parse(readFileSync('validation/posterior/reference.json', 'utf8'));

/**
 * posterior sums by FFT and in long doubles, we directly; they agree to 5e-15. 1e-9 leaves room for another machine's exp and
 * log, and is far under any change of method, which moves the third digit or sooner.
 */
const RELATIVE = 1e-9;

describe(`R's posterior ${reference.versions.posterior}`, () => {
  test.each(reference.sets)('$name', ({ chains: rows, values }) => {
    const chains = rows.map((row) => Float64Array.from(row));
    const got = {
      rhat: rhat(chains),
      essBulk: essBulk(chains),
      essTail: essTail(chains),
      essMean: essMean(chains),
      essQ05: essQuantile(chains, 0.05),
      essQ50: essQuantile(chains, 0.5),
      mcseMean: mcseMean(chains),
      mcseQ05: mcseQuantile(chains, 0.05),
    };
    expect(Object.keys(got)).toEqual(Object.keys(values));
    for (const [name, value] of Object.entries(got)) {
      const expected = values[name] as number | null;
      if (expected === null || value === null) expect(value, name).toBe(expected);
      else expect(Math.abs(value - expected), name).toBeLessThanOrEqual(RELATIVE * Math.abs(expected));
    }
  });
});

test('chains that stand still at different values are infinitely far apart', () => {
  expect(rhat([1, 2, 4].map((at) => new Float64Array(20).fill(at)))).toBe(Number.POSITIVE_INFINITY);
});

test('nothing is said of constants, of draws that are not finite and of chains too short to split', () => {
  const none = { rhat: null, essBulk: null, essTail: null, mcseMean: null };
  expect(convergence([new Float64Array(9).fill(4)])).toEqual(none);
  expect(convergence([Float64Array.of(1, 2, 3, Number.NaN, 2, 1, 4, 3)])).toEqual(none);
  expect(convergence([Float64Array.of(1, 2, 3, Number.POSITIVE_INFINITY, 2, 1, 4, 3)])).toEqual(none);
  expect(convergence([Float64Array.of(1, 3, 2)])).toEqual(none);
  expect(convergence([Float64Array.of(1)])).toEqual(none);
});

test('the order of chains and a rising map of the draws leave the rank-based numbers as they are', () => {
  const rng = makeRng(5);
  const chains = [0, 0, 0.4].map((shift) => Float64Array.from({ length: 80 }, () => shift + rng.normal()));
  const mapped = [...chains].reverse().map((chain) => chain.map((x) => Math.exp(x)));
  expect(essBulk(mapped)).toBeCloseTo(essBulk(chains) as number, 8); // the same sums in another order
  expect(essTail(mapped)).toBeCloseTo(essTail(chains) as number, 8);
});

test('the effective size of an AR(1) chain nears its closed form S·(1 − φ)/(1 + φ)', () => {
  const rng = makeRng(11);
  const phi = 0.6;
  const chain = (): Float64Array => {
    let x = rng.normal() / Math.sqrt(1 - phi * phi);
    return Float64Array.from({ length: 2000 }, () => (x = phi * x + rng.normal()));
  };
  const share = (essMean(Array.from({ length: 8 }, chain)) as number) / 16_000;
  // The estimate from 16,000 draws scatters by some 5 % of itself (tried with 200 seeds); three of those.
  expect(Math.abs(share / 0.25 - 1)).toBeLessThan(0.15);
});

test('chains of unequal length, or none, are refused', () => {
  expect(() => rhat([new Float64Array(4), new Float64Array(5)])).toThrow('every chain as long as the first (4)');
  expect(() => essMean([])).toThrow('at least one chain');
});
