import { expect, test } from 'vitest';
import { makeRng } from '../../numerics/rng.js';
import { calibrate } from './calibrate.js';
import type { Calibration } from './calibration.js';
import type { Pair } from './pair.js';
import { evenly } from './spread-rows.js';

/** Wars of a world that is not the model's: log-normal inflation per side, one claim in six of nothing when it is small. */
function world(wars: number, rows: number, seed: number): readonly Pair[] {
  const rng = makeRng(seed);
  return Array.from({ length: wars }, (_, w) => {
    const inflation = 0.7 + 0.5 * rng.normal();
    return Array.from({ length: rows }, (_, i): Pair => {
      const truth = Math.round(Math.exp(1 + 3.5 * rng.uniform()));
      const claimed = Math.max(1, Math.round((truth + 0.5) * Math.exp(inflation + 0.5 * rng.normal())));
      const isNothing = claimed < 8 && rng.uniform() < 1 / 3;
      return {
        ...{ line: 2 + w * rows + i, id: `${w}/${i}`, conflict: `war ${w}`, claimant: 'staff', side: `side ${w}` },
        ...{ category: i % 2 === 0 ? 'tank' : 'ship', isCounted: true, claimed, truth: isNothing ? 0 : truth },
        ...{ isLowerBound: i % 6 === 5, low: null, high: null, listedAfterDays: null },
      };
    });
  }).flat();
}

const done = (made: ReturnType<typeof calibrate>): Calibration => {
  if (made.gap !== null) throw new Error(made.gap.detail);
  return made;
};

test('in a world that is not its own the intervals hold, and face value is beaten', () => {
  const made = done(calibrate(world(6, 18, 7), null, makeRng(1)));
  expect([made.n, made.exact, made.lowerBounds]).toEqual([108, 90, 18]);
  // 90 truths in 6 wars that share their inflation: worth about 30 independent ones, two standard errors.
  expect(Math.abs((made.coverage?.['0.9'] ?? 0) - 0.9)).toBeLessThan(2 * Math.sqrt((0.9 * 0.1) / 30));
  expect(Math.abs((made.coverage?.['0.5'] ?? 0) - 0.5)).toBeLessThan(2 * Math.sqrt((0.5 * 0.5) / 30));
  const face = made.baselines.find(({ name }) => name === 'face-value');
  expect(made.logScore).toBeLessThan(face?.logScore ?? 0);
  expect(made.pit.histogram.reduce((sum, x) => sum + x, 0)).toBeCloseTo(90, 9);
  expect(made.byConflict.reduce((sum, one) => sum + one.n * one.logScore, 0) / made.n).toBeCloseTo(made.logScore, 9);
  expect(made.diagnostics).toMatchObject({ fits: 6 });
  expect(made.diagnostics.rhatMax).toBeLessThanOrEqual(1.01);
}, 240_000);

test('pairs of another file to learn from: one fit, and a conflict in both is named', () => {
  const made = done(calibrate(world(2, 12, 3), world(3, 12, 3), makeRng(1)));
  expect(made.method).toBe('fitted-elsewhere');
  expect(made.diagnostics.fits).toBe(1);
  expect(made.warnings).toEqual(['in both files, so not unseen: war 0, war 1']);
});

test('one conflict alone, and nothing to score, are gaps with their reason', () => {
  expect(calibrate(world(1, 12, 3), null, makeRng(1)).gap).toMatchObject({ reason: 'too-few' });
  const none = world(2, 12, 3).map((pair) => ({ ...pair, isCounted: false }));
  expect(calibrate(none, null, makeRng(1))).toMatchObject({ n: 0, gap: { reason: 'too-few' } });
});

test('a hundred thousand rows are thinned evenly, every conflict in its share', () => {
  const many = world(20, 5000, 1);
  const kept = evenly(many, 600);
  const perWar = new Map<string, number>();
  for (const { conflict } of kept) perWar.set(conflict, (perWar.get(conflict) ?? 0) + 1);
  expect([...perWar.values()]).toEqual(Array.from({ length: 20 }, () => 30));
});
