/** Calibrated by simulation; `deep.ts` runs five times the cases from three seeds. */
import { expect, test } from 'vitest';
import { QUICK, runSbc, SEEDS } from './sbc.js';

test('the truth ranks evenly among draws of the posterior, over all quantities together', () => {
  const lines = runSbc({ ...QUICK, seed: SEEDS[0] });
  expect(lines.length).toBe(16);
  expect(lines.filter(({ inside }) => !inside)).toEqual([]);
}, 600_000);
