/** The committed WebAssembly is what its sources compile to, and takes what memory it needs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { compileKernel, MODULE, moduleOf } from '../scripts/kernel.mjs';
import { drawSweep } from '../src/core/losses/joint/chain.js';
import { jointDraws } from '../src/core/losses/joint/joint-draws.js';
import { exactAt } from '../src/core/losses/joint/kept.js';
import { numbers } from '../src/core/losses/joint/kernel.js';
import { emptyLatents } from '../src/core/losses/joint/state.js';
import { firstWindow } from '../src/core/losses/joint/window.js';
import { mean, type Pmf, variance } from '../src/core/numerics/discrete.js';
import { makeRng } from '../src/core/numerics/rng.js';
import { pmfOf } from '../src/testing/cell-pmf.js';
import { sharesOf } from '../src/testing/enumerate-cell.js';
import { between, image, problemOf, said } from '../src/testing/joint-layout.js';
import { ROOT } from './support/source.js';

test('kernel/ compiles to what is committed', async () => {
  const isCommitted = readFileSync(join(ROOT, MODULE), 'utf8') === moduleOf(await compileKernel());
  expect(isCommitted, `${MODULE} is of other sources; to make it anew: npm run kernel`).toBe(true);
});

/** One cell of so many, of which half were seen hit. */
function exactOf(n: number) {
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
  const given = { problem, shares: sharesOf(problem, 1), sets: emptyLatents(problem), isHeld: false };
  const exact = exactAt(given, problem.cells.map(firstWindow), null, null);
  return { problem, exact, pmfs: [pmfOf(exact.cells, 0, 'destroyed'), pmfOf(exact.cells, 0, 'hit')] as const };
}

test('a cell of thousands needs more memory than there was, and what is small comes out as before', () => {
  const [small, before] = [exactOf(4).pmfs, numbers().length];
  const { problem, exact, pmfs: large } = exactOf(1500);
  expect(numbers().length).toBeGreaterThan(before);
  for (const pmf of large) expect(sum(pmf)).toBeCloseTo(1, 8);
  // Weights of those not shown overflow here, and are lowered.
  const [draws, rng] = [2000, makeRng(3)];
  const { destroyed, damaged } = jointDraws(problem, exact.struck, draws, rng);
  const hit = Float64Array.from(destroyed, (D, i) => D + (damaged[i] as number));
  for (const [drawn, pmf] of [
    [Float64Array.from(destroyed), large[0]],
    [hit, large[1]],
  ] as const) {
    const error = Math.sqrt(variance(pmf) / draws);
    expect(Math.abs(drawn.reduce((a, b) => a + b, 0) / draws - mean(pmf))).toBeLessThan(4 * error);
  }
  expect(exactOf(4).pmfs).toEqual(small);
});

test('memory that has grown large is let go with the next problem', () => {
  const [small, before] = [exactOf(4).pmfs, numbers().length];
  exactOf(4000);
  expect(numbers().length).toBeGreaterThan(2 ** 24);
  expect(exactOf(4).pmfs).toEqual(small);
  expect(numbers().length).toBeLessThanOrEqual(before);
});

test('a stream of chance is left where the kernel ends, and goes on as if it had been drawn from here', () => {
  const { problem } = exactOf(4);
  const [lent, own] = [makeRng(8), makeRng(8)];
  const windows = problem.cells.map(firstWindow);
  drawSweep(problem, sharesOf(problem, 1), emptyLatents(problem), windows, lent);
  const next = lent.uniform();
  // More than is made ahead, fewer than a sweep of one cell could want.
  const drawn = Array.from({ length: 5000 }, () => own.uniform());
  expect(drawn.indexOf(next)).toBeGreaterThan(20);
  expect([lent.uniform(), lent.uniform()]).toEqual(drawn.slice(drawn.indexOf(next) + 1, drawn.indexOf(next) + 3));
});

const sum = (pmf: Pmf): number => pmf.reduce((a, b) => a + b, 0);

test('where there is no WebAssembly, it says so and what to do', async () => {
  // Another copy, which has made no instance yet.
  const copy = '../src/core/losses/joint/kernel.js?another';
  const fresh = (await import(copy)) as typeof import('../src/core/losses/joint/kernel.js');
  vi.stubGlobal('WebAssembly', undefined);
  try {
    expect(() => fresh.numbers()).toThrow(/^WebAssembly: there, got none; switch it on/);
  } finally {
    vi.unstubAllGlobals();
  }
});
