/** A site that only one side named: whether it was struck at all. */
import { describe, expect, test } from 'vitest';
import { type Exactly, enumerated, sharesOf } from '../../../testing/enumerate-cell.js';
import { between, image, type Layout, problemOf, said } from '../../../testing/joint-layout.js';
import { exactAt, logSite } from './kept.js';
import { emptyLatents } from './state.js';
import { firstWindow } from './window.js';

/** The sampler leaves off terms under 1e-10, and with three assets at most no window is short of whole. */
const TOLERANCE = 1e-9;

const optical = image(0, 0);

describe('a site only one side named', () => {
  const layout: Layout = {
    scenario: 'good',
    sites: [{ struck: 0.5, isBlind: true }],
    cells: [0, 1].map((type) => ({ site: 0, type, present: between(1, 3) })),
    images: [optical],
    speakers: [0, 1].map((c) => ({ image: 0, cells: [c] })),
  };

  test.each([
    ['nothing seen', [said(0, 0), said(0, 0, { silent: 0.25 })]],
    ['a hit', [said(1, 0, { trust: 0.4 }), said(0, 0)]],
  ])('chance that it was struck, and the likelihood: %s', (_, statements) => {
    const problem = problemOf(layout, statements);
    const given = { problem, shares: sharesOf(problem, 5), sets: emptyLatents(problem), isHeld: true };
    const exact = exactAt(given, problem.cells.map(firstWindow), null, null);
    const cells = problem.cells.map((cell) => enumerated(given, cell));
    const product = (of: (cell: Exactly) => number): number => cells.reduce((all, cell) => all * of(cell), 1);
    const [struck, spared] = [product(({ evidence }) => evidence), product(({ unhit }) => unhit)];
    expect(Math.abs((exact.struck[0] as number) - struck / (struck + spared))).toBeLessThan(TOLERANCE);
    expect(Math.abs(logSite(problem, 0, exact) - Math.log(0.5 * struck + 0.5 * spared))).toBeLessThan(TOLERANCE);
  });
});
