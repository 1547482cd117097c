/** The prior is that of cells of which nothing is to be seen, filled whole, digit for digit. */
import { expect, test } from 'vitest';
import { between, type Layout, problemOf } from '../../../testing/joint-layout.js';
import { makeRng } from '../../numerics/rng.js';
import { exactAt } from './kept.js';
import { makeMixture } from './mixture.js';
import { makePriors } from './prior.js';
import { sharesFromPrior } from './shares-from-prior.js';
import { emptyLatents } from './state.js';
import { firstWindow } from './window.js';

const LAYOUT: Layout = {
  scenario: 'middling',
  sites: [
    { struck: 1, isBlind: true },
    { struck: 0.5, isBlind: false },
  ],
  cells: [
    { site: 0, type: 0, present: between(0, 12) },
    { site: 0, type: 1, present: between(7, 7) },
    { site: 1, type: 0, present: between(2, 5) },
    { site: 1, type: 1, present: [0, 0.5, 0, 0.5] },
  ],
  images: [],
  speakers: [],
};

test('sums over any cells are those of the kernel', () => {
  const problem = problemOf(LAYOUT, []);
  const prior = makePriors()(problem, 5);
  const rng = makeRng(5).fork('losses/prior');
  const windows = problem.cells.map(firstWindow);
  const sets = emptyLatents(problem);
  const parts = Array.from({ length: 200 }, () =>
    exactAt({ problem, shares: sharesFromPrior(problem, rng), sets, isHeld: true }, windows, null, null),
  );
  const mixture = makeMixture(
    problem.sites.map(({ cells }) => cells),
    parts,
    new Float64Array(200).fill(1 / 200),
  );
  for (let chosen = 0; chosen < 16; chosen++) {
    const cells = problem.cells.map((_, c) => ((chosen >> c) & 1) === 1);
    expect(prior(cells)).toEqual(mixture.distribution('hit', cells));
  }
});

test('what is kept of another problem moves no digit, and stands for no other', () => {
  const [first, ...rest] = LAYOUT.cells as [Layout['cells'][number], ...Layout['cells']];
  const others: readonly Layout[] = [
    { ...LAYOUT, sites: LAYOUT.sites.map((site) => ({ ...site, struck: 1 })) },
    { ...LAYOUT, cells: [{ ...first, present: between(0, 11) }, ...rest] },
    { ...LAYOUT, sites: LAYOUT.sites.map((site) => ({ ...site, isBlind: true })) },
  ];
  const every = LAYOUT.cells.map(() => true);
  const kept = makePriors();
  const whole = kept(problemOf(LAYOUT, []), 5);
  expect(kept(problemOf({ ...LAYOUT, scenario: 'good' }, []), 5)).toBe(whole);
  expect(kept(problemOf(LAYOUT, []), 6)(every)).not.toEqual(whole(every));
  for (const layout of others) {
    const problem = problemOf(layout, []);
    expect(kept(problem, 5)(every)).toEqual(makePriors()(problem, 5)(every));
    expect(kept(problem, 5)(every)).not.toEqual(whole(every));
  }
});
