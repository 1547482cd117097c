import { expect, test } from 'vitest';
import { makeRng, streamOf } from './rng.js';

test('the same seed and path give the same stream, another path another one', () => {
  const draw = (seed: number, path: string): number[] => {
    const rng = makeRng(seed).fork(path);
    return [rng.uniform(), rng.uniform(), rng.normal()];
  };
  expect(draw(1, 'losses')).toEqual(draw(1, 'losses'));
  expect(draw(1, 'losses')).not.toEqual(draw(1, 'cost'));
  expect(draw(1, 'losses')).not.toEqual(draw(2, 'losses'));
});

test('uniforms and normals have their moments', () => {
  const rng = makeRng(20300102);
  const n = 200_000;
  let [u, u2, z, z2] = [0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [a, b] = [rng.uniform(), rng.normal()];
    expect(a >= 0 && a < 1).toBe(true);
    u += a;
    u2 += a * a;
    z += b;
    z2 += b * b;
  }
  // four standard errors of each mean
  expect(Math.abs(u / n - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / n));
  expect(Math.abs(u2 / n - 1 / 3)).toBeLessThan(4 * Math.sqrt(4 / 45 / n));
  expect(Math.abs(z / n)).toBeLessThan(4 / Math.sqrt(n));
  expect(Math.abs(z2 / n - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
});

test('a stream goes on where it stands; one of another make is seeded from it, once', () => {
  const [rng, twin] = [makeRng(4), makeRng(4)];
  rng.normal();
  const { spare, hasSpare } = streamOf(rng);
  expect(hasSpare).toBe(true);
  twin.normal();
  expect(twin.normal()).toBe(spare);
  let asked = 0;
  const own = { ...makeRng(5), uniform: () => ++asked / 8 };
  expect(streamOf(own)).toBe(streamOf(own));
  expect(asked).toBe(4);
  expect([...streamOf(own).state]).toEqual(
    [1, 2, 3, 4].map((eighth) => (eighth * 2 ** 29) | 0 | (eighth === 4 ? 1 : 0)),
  );
});
