/** The committed WebAssembly is what its sources compile to, and takes what memory it needs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { compileKernel, MODULE, moduleOf } from '../scripts/kernel.mjs';
import { type CellPmfs, pmfsOf } from '../src/core/losses/joint/cell-pmfs.js';
import { emptyPosterior, fillPosterior } from '../src/core/losses/joint/cell-posterior.js';
import { givenOf } from '../src/core/losses/joint/given.js';
import { numbers } from '../src/core/losses/joint/kernel.js';
import type { JointCell } from '../src/core/losses/joint/problem.js';
import { emptyLatents } from '../src/core/losses/joint/state.js';
import type { Pmf } from '../src/core/numerics/discrete.js';
import { sharesOf } from '../src/testing/enumerate-cell.js';
import { between, image, problemOf, said } from '../src/testing/joint-layout.js';
import { ROOT } from './support/source.js';

test('kernel/ compiles to what is committed', async () => {
  const isCommitted = readFileSync(join(ROOT, MODULE), 'utf8') === moduleOf(await compileKernel());
  expect(isCommitted, `${MODULE} is of other sources; to make it anew: npm run kernel`).toBe(true);
});

test('a cell of thousands needs more memory than there was, and what is small comes out as before', () => {
  const fillOf = (n: number): CellPmfs => {
    const problem = problemOf(
      {
        scenario: 'middling',
        sites: [{ struck: 1, isBlind: true }],
        cells: [{ site: 0, type: 0, present: between(n, n) }],
        images: [image(0, 0)],
        speakers: [{ image: 0, cells: [0] }],
      },
      [said(1, n / 2, { trust: 0.98 })],
    );
    const cell = problem.cells[0] as JointCell;
    const into = emptyPosterior(cell);
    fillPosterior(givenOf(problem, sharesOf(problem, 1), emptyLatents(problem), false), cell, into);
    return pmfsOf(cell, into);
  };
  const sum = (pmf: Pmf): number => pmf.reduce((a, b) => a + b, 0);
  const [small, before] = [fillOf(4), numbers().length];
  const large = fillOf(1500);
  expect(numbers().length).toBeGreaterThan(before);
  for (const pmf of [large.destroyed, large.hit]) expect(sum(pmf)).toBeCloseTo(1, 8);
  expect(fillOf(4)).toEqual(small);
});

test('where there is no WebAssembly, it says so and what to do', async () => {
  vi.resetModules();
  const fresh = await import('../src/core/losses/joint/kernel.js');
  vi.stubGlobal('WebAssembly', undefined);
  try {
    expect(() => fresh.numbers()).toThrow(/^WebAssembly: there, got none; switch it on/);
  } finally {
    vi.unstubAllGlobals();
  }
});
