/** The broken line beyond the printed figures, which `validation` holds: R's likelihood, rows that are missing, what gives no number. */
import { expect, test } from 'vitest';
import reference from '../../../../../validation/series/gls.json' with { type: 'json' };
import { isGap } from '../../../problem.js';
import { METHODS, type Segmented, segmentedEffect } from './segmented.js';

const Y = [41, 42, 42, 41, 43, 44, 44, 43, 44, 46, 46, 45, 54, 55, 54, 53, 52, 52, 50, 49];
const input = (y: readonly (number | null)[], preEnd: number) => ({
  at: y.map((_, i) => String(i + 1)),
  y,
  controls: [],
  preEnd,
});
const must = (made: ReturnType<typeof segmentedEffect>): Segmented => {
  if (isGap(made)) throw new Error(made.detail);
  return made;
};

test.each([
  ['whole', []],
  ['withoutRows4And9And16', [3, 8, 15]],
] as const)("restricted likelihood is nlme's: %s", (name, missing) => {
  const { rho, value, se } = reference[name];
  const made = must(
    segmentedEffect(
      input(
        Y.map((x, i) => (missing.some((m) => m === i) ? null : x)),
        11,
      ),
    ),
  );
  const row = made.rows.find((one) => one.name === 'restricted-likelihood');
  // nlme stops within about 1e-6 of the flat top of its likelihood
  expect(row?.rho).toBeCloseTo(rho, 5);
  [row?.intercept, row?.slopeBefore, row?.level, row?.slope].forEach((one, i) => {
    expect(one?.value).toBeCloseTo(value[i] as number, 5);
    expect(one?.se).toBeCloseTo(se[i] as number, 5);
  });
});

test('least squares is taken under twelve rows, likelihood from there on; all four stand beside each other', () => {
  const short = must(segmentedEffect(input([...Y.slice(4, 12), ...Y.slice(12, 15)].slice(0, 11), 6)));
  expect(short.chosen).toBe('least-squares');
  const long = must(segmentedEffect(input(Y, 11)));
  expect(long.chosen).toBe('restricted-likelihood');
  expect(long.rows.map(({ name }) => name)).toEqual([...METHODS]);
  expect(long.smallestDetectable).toBeCloseTo(2.801585 * (long.rows[1]?.level.se ?? 0), 5);
});

test('a line without error, and too few rows after, give no number', () => {
  const straight = Array.from({ length: 20 }, (_, i) => 3 + 2 * i + (i >= 12 ? 5 : 0));
  expect(segmentedEffect(input(straight, 11))).toMatchObject({ reason: 'outside-model' });
  expect(segmentedEffect(input(Y.slice(0, 15), 11))).toMatchObject({
    reason: 'too-few',
    detail: 'at least 4 values after the event, got 3',
  });
});
