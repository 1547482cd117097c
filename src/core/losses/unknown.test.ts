import { expect, test } from 'vitest';
import { buildCase } from '../../testing/build-case.js';
import { DEFAULT_CONFIG, run } from '../execute.js';
import { fogCurve } from './fog-curve.js';
import type { Losses } from './result.js';

const of = (rows: Parameters<typeof buildCase>[0]) =>
  run(buildCase(rows), { ...DEFAULT_CONFIG, only: ['claims', 'evidence', 'losses', 'cost', 'fleet'] });
const PRESENCE = [{ assetType: 'tank', low: 6, high: 8 }];
const CLAIMS = [{ low: 3 }];

test('where no image was read, the run says that nothing stands in its totals', () => {
  const { losses, warnings, verdicts } = of({ presence: PRESENCE, claims: CLAIMS });
  expect((losses as Losses).scenarios.map(({ unseen }) => unseen.DAMAGED_OR_DESTROYED.q95 > 0)).not.toContain(false);
  expect(warnings.join()).toContain('no image of any struck site was read');
  expect(verdicts[0]?.holdsLooked).toBeNull();
});

test('where nobody counted before, the totals run over what readings name, and say so', () => {
  const { losses, warnings } = of({ imagery: [{}], readings: [{ count: 3 }], claims: CLAIMS });
  const { floor, scenarios } = losses as Losses;
  expect(floor.damagedOrDestroyed).toBe(3);
  for (const { total, unlisted } of scenarios) {
    expect(total.DAMAGED_OR_DESTROYED.q50).toBeGreaterThanOrEqual(3);
    expect(unlisted).toBeNull();
  }
  expect(warnings.join()).toContain('the totals run over what readings name');
});

test('a day on which nothing is read of any asset has no point on the fog curve', () => {
  const rows = {
    imagery: [{}],
    readings: [
      { state: 'NO_DAMAGE', count: 0 },
      { count: 2, date: '2030-01-05' },
    ],
  } as const;
  const curve = fogCurve(buildCase(rows), { scenario: 'middling', seed: 1 });
  expect(curve.map(({ day, DAMAGED_OR_DESTROYED: { q50 } }) => [day, q50 > 0])).toEqual([['2030-01-05', true]]);
});
