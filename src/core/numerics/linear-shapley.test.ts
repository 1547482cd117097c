import { expect, test } from 'vitest';
import { linearShapley } from './linear-shapley.js';
import { makeRng } from './rng.js';

test('independent terms: their parts of the variance', () => {
  expect(linearShapley(Float64Array.of(1, 0, 0, 3), 2)).toEqual([expect.closeTo(0.25, 12), expect.closeTo(0.75, 12)]);
});

test('two correlated terms: the closed form', () => {
  const [rho, b1, b2] = [0.6, 1, 2];
  const variance = b1 * b1 + 2 * rho * b1 * b2 + b2 * b2;
  const half = (rho * rho) / 2;
  const [one, two] = linearShapley(Float64Array.of(b1 * b1, rho * b1 * b2, rho * b1 * b2, b2 * b2), 2);
  expect(one).toBeCloseTo((b1 * b1 * (1 - half) + b1 * b2 * rho + b2 * b2 * half) / variance, 12);
  expect(two).toBeCloseTo((b2 * b2 * (1 - half) + b1 * b2 * rho + b1 * b1 * half) / variance, 12);
});

test('terms that are one term share alike, a term that does not vary has nothing, and all add up', () => {
  const [one, two, still] = linearShapley(Float64Array.of(4, 4, 0, 4, 4, 0, 0, 0, 0), 3);
  expect([one, two, still]).toEqual([expect.closeTo(0.5, 9), expect.closeTo(0.5, 9), 0]);
  expect(linearShapley(new Float64Array(4), 2)).toEqual([0, 0]);
});

test('five terms: the mean over all orders of what each adds to what those before it explain', () => {
  const rng = makeRng(5);
  const d = 5;
  const root = Float64Array.from({ length: d * d }, () => rng.normal());
  const at = (i: number, j: number): number => {
    let sum = 0;
    for (let k = 0; k < d; k++) sum += (root[i * d + k] as number) * (root[j * d + k] as number);
    return sum;
  };
  const terms = Array.from({ length: d }, (_, i) => i);
  const h = terms.map((i) => terms.reduce((sum, j) => sum + at(i, j), 0));
  const explained = (set: readonly number[]): number => {
    // hᵀ C⁻¹ h by elimination
    const rows = set.map((i) => [...set.map((j) => at(i, j)), h[i] as number]);
    for (const [k, pivot] of rows.entries())
      for (const other of rows.slice(k + 1)) {
        const factor = (other[k] as number) / (pivot[k] as number);
        for (const [j, x] of pivot.entries()) other[j] = (other[j] as number) - factor * x;
      }
    return rows.reduce((sum, one, k) => sum + (one.at(-1) as number) ** 2 / (one[k] as number), 0);
  };
  const orders = (left: readonly number[]): readonly (readonly number[])[] =>
    left.length === 0 ? [[]] : left.flatMap((i) => orders(left.filter((j) => j !== i)).map((rest) => [i, ...rest]));
  const all = orders(terms);
  const adds = (i: number): number =>
    all.reduce((sum, order) => {
      const before = order.slice(0, order.indexOf(i));
      return sum + explained([...before, i]) - explained(before);
    }, 0) / all.length;
  const shares = linearShapley(
    Float64Array.from({ length: d * d }, (_, k) => at(Math.floor(k / d), k % d)),
    d,
  );
  for (const i of terms) expect(shares[i]).toBeCloseTo(adds(i) / explained(terms), 9);
});
