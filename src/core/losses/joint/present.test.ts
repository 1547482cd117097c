/** Numbers present and hits among them, where nobody spoke of a cell: sweeps with the shares held against the urn written out. */
import { expect, test } from 'vitest';
import { sharesOf } from '../../../testing/enumerate-cell.js';
import { problemOf } from '../../../testing/joint-layout.js';
import { makeRng } from '../../numerics/rng.js';
import { PRIOR } from '../visibility.js';
import { drawSweep } from './chain.js';
import { copyShares, emptyLatents } from './state.js';
import { firstWindow } from './window.js';

const PRESENT = [0, 0, 0.1, 0.2, 0.3, 0.25, 0.15];
const [MEAN, CONCENTRATION, SWEEPS] = [0.3, 8, 40_000];

/** P(H = h | N): a beta-binomial at a cell that was reached, none at one that was not. */
function given(h: number, N: number): number {
  const [a, b] = [MEAN * CONCENTRATION, (1 - MEAN) * CONCENTRATION];
  let chance = 1;
  for (let k = 0; k < h; k++) chance *= ((a + k) * (N - k)) / (k + 1);
  for (let k = 0; k < N - h; k++) chance *= b + k;
  for (let k = 0; k < N; k++) chance /= CONCENTRATION + k;
  return PRIOR.reached * chance + (h === 0 ? 1 - PRIOR.reached : 0);
}

test('each pair is drawn as often as it is likely', () => {
  const problem = problemOf(
    {
      scenario: 'middling',
      sites: [{ struck: 1, isBlind: true }],
      cells: [{ site: 0, type: 0, present: PRESENT }],
      images: [],
      speakers: [],
    },
    [],
  );
  const shares = { ...sharesOf(problem, 1), concentration: CONCENTRATION, hitShare: Float64Array.of(MEAN) };
  const latents = emptyLatents(problem);
  const [windows, rng] = [problem.cells.map(firstWindow), makeRng(9)];
  const counts = new Map<string, number>();
  for (let i = 0; i < SWEEPS; i++) {
    drawSweep(problem, copyShares(shares), latents, windows, rng);
    const hits = (latents.destroyed[0] as number) + (latents.damaged[0] as number);
    const key = `${latents.present[0]},${hits}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  for (let N = 0; N < PRESENT.length; N++)
    for (let h = 0; h <= N; h++) {
      const chance = (PRESENT[N] as number) * given(h, N);
      // draws are independent: a binomial error
      const error = Math.sqrt((chance * (1 - chance)) / SWEEPS);
      expect(Math.abs((counts.get(`${N},${h}`) ?? 0) / SWEEPS - chance), `${N} present, ${h} hit`).toBeLessThanOrEqual(
        4 * error,
      );
    }
});
