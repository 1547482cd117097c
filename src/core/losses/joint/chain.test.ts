/**
 * Geweke's joint-distribution test (2004, doi:10.1198/016214504000001132): sweeps that alternate with reports simulated anew must
 * leave the prior as it is. Every conditional of the sampler takes part; a wrong one moves a mean. 'At least' is no distribution
 * over reports and is left to `exact-cell.test.ts` and `tally.test.ts`.
 */
import { expect, test } from 'vitest';
import { between, image, type Layout, problemOf, said } from '../../../testing/joint-layout.js';
import { drawSets, drawStatements, drawTruth } from '../../../testing/simulate-joint.js';
import { essMean } from '../../numerics/diagnostics.js';
import { makeRng, type Rng } from '../../numerics/rng.js';
import type { Statement } from '../statements.js';
import { drawSweep } from './chain.js';
import { sharesFromPrior } from './shares-from-prior.js';
import type { Latents, Shares } from './state.js';
import { firstWindow } from './window.js';

/** Numbers present reach above what is likely, so that hardly a report names more than there may be. */
const present = between(2, 6);

const LAYOUT: Layout = {
  scenario: 'poor',
  sites: [
    { struck: 1, isBlind: true },
    { struck: 0.5, isBlind: false },
  ],
  cells: [0, 0, 1, 1].map((site, c) => ({ site, type: c % 2, present })),
  images: [
    image(0, 0),
    image(0, 1, { destroyedFactor: 0.6, damagedFactor: 0.6 }),
    image(0, 2, { isGround: true, coverage: [4, 6] }),
    image(1, 0, { coverage: [8, 2] }),
    image(1, 0, { isSingle: true }),
    image(1, 2, { coverage: [4, 5] }),
  ],
  speakers: [
    { image: 0, cells: [0], trust: 0.98, silent: 0.25 },
    { image: 0, cells: [1], trust: 0.98 },
    { image: 0, cells: [0, 1], untyped: true, trust: 0.9, sumOnly: 0.5 },
    { image: 1, cells: [0, 1], untyped: true, trust: 0.98, sumOnly: 0.5 },
    { image: 2, cells: [0], trust: 0.9, sumOnly: 0.8 },
    { image: 3, cells: [2], silent: 0.25 },
    { image: 3, cells: [2], trust: 0.98, silent: 0.25 },
    { image: 3, cells: [3], trust: 0.98 },
    { image: 3, cells: [2, 3], untyped: true, trust: 0.98 },
    { image: 4, cells: [2], trust: 0.9 },
    { image: 5, cells: [3], trust: 0.4, sumOnly: 0.8 },
  ],
};

const sum = (list: ArrayLike<number>): number => Array.from(list).reduce((a, b) => a + b, 0);

function quantities(shares: Shares, latents: Latents, statements: readonly Statement[]): Record<string, number> {
  const lists = ['hitShare', 'destroyedIfHit', 'inView', 'seeDestroyed', 'seeDamaged'] as const;
  const ones = ['hidden', 'report', 'swap', 'falseAlarm'] as const;
  const known: Record<string, number> = { blind: shares.blind[0] as number };
  for (const list of lists)
    for (const [i, share] of shares[list].entries())
      if (list !== 'inView' || !LAYOUT.images[i]?.isSingle) known[`${list}/${i}`] = share;
  for (const one of ones) known[one] = shares[one];
  for (const [name, share] of Object.entries(known)) known[`${name}²`] = share ** 2;
  const [D, M] = [sum(latents.destroyed), sum(latents.damaged)];
  const [x, y] = [sum(statements.map((s) => s.destroyed)), sum(statements.map((s) => s.damaged))];
  for (const [c, d] of latents.destroyed.entries()) known[`D${c}`] = d;
  for (const [c, m] of latents.damaged.entries()) known[`M${c}`] = m;
  for (const [c, n] of latents.present.entries()) known[`N${c}`] = n;
  return Object.assign(known, {
    'φ = 2': shares.concentration === 2 ? 1 : 0,
    'φ = 50': shares.concentration === 50 ? 1 : 0,
    struck: latents.struck[1] as number,
    'D²': D * D,
    'H²': (D + M) ** 2,
    'H · N': (D + M) * sum(latents.present),
    'D0 · D1': (latents.destroyed[0] as number) * (latents.destroyed[1] as number),
    'H · μ': ((latents.destroyed[0] as number) + (latents.damaged[0] as number)) * (shares.hitShare[0] as number),
    'M · s': M * shares.hidden,
    'H · b': (D + M) * (shares.blind[0] as number),
    said: x + y,
    'x · D': x * D,
    'y · M': y * M,
    'x · ρ': x * shares.report,
    'y · e': y * shares.swap,
    'x · v': x * (shares.inView[0] as number),
    'y · p_M': y * (shares.seeDamaged[0] as number),
  });
}

type Columns = ReadonlyMap<string, Float64Array>;

function columnsOf(count: number, next: (i: number) => Record<string, number>): Columns {
  const columns = new Map<string, Float64Array>();
  for (let i = 0; i < count; i++)
    for (const [name, value] of Object.entries(next(i))) {
      const column = columns.get(name) ?? new Float64Array(count);
      columns.set(name, column);
      column[i] = value;
    }
  return columns;
}

const SILENT = LAYOUT.speakers.map(() => said(0, 0));

function forwards(count: number, rng: Rng): Columns {
  const problem = problemOf(LAYOUT, SILENT);
  return columnsOf(count, () => {
    const shares = sharesFromPrior(problem, rng);
    const latents = drawTruth(problem, shares, rng);
    drawSets(problem, shares, latents, rng);
    return quantities(shares, latents, drawStatements(LAYOUT, problem, shares, latents, rng));
  });
}

/** Begins from the prior, so no sweep is lost to warming up. */
function inTurns(count: number, rng: Rng): Columns {
  const silent = problemOf(LAYOUT, SILENT);
  const shares = sharesFromPrior(silent, rng);
  const latents = drawTruth(silent, shares, rng);
  return columnsOf(count, (i) => {
    // Every other time the sets stay as the sweep left them, and only the reports are new.
    if (i % 2 === 0) drawSets(silent, shares, latents, rng);
    const statements = drawStatements(LAYOUT, silent, shares, latents, rng);
    const problem = problemOf(LAYOUT, statements);
    drawSweep(problem, shares, latents, problem.cells.map(firstWindow), rng);
    return quantities(shares, latents, statements);
  });
}

function meanAndError(column: Float64Array): readonly [mean: number, error: number] {
  const mean = sum(column) / column.length;
  const variance = sum(column.map((x) => (x - mean) ** 2)) / column.length;
  return [mean, Math.sqrt(variance / (essMean([column]) as number))];
}

test('sweeps in turns with simulated reports leave the prior as it is', () => {
  const rng = makeRng(20);
  const [prior, chain] = [forwards(10_000, rng.fork('forwards')), inTurns(12_000, rng.fork('turns'))];
  const z = [...prior].map(([name, column]): [string, number] => {
    const [expected, error] = meanAndError(column);
    const [got, mcse] = meanAndError(chain.get(name) as Float64Array);
    return [name, (got - expected) / Math.hypot(error, mcse)];
  });
  expect(z.length).toBeGreaterThan(60);
  expect(z.filter(([, value]) => !(Math.abs(value) < 4))).toEqual([]);
}, 240_000);
