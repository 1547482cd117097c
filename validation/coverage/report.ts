/** Coverage in tables for a terminal. */
import type { Visibility } from '../../src/testing/strike-world.js';
import { type Asked, summarize } from './coverage.js';
import { printTable } from './print-table.js';
import { type Replayed, summarizeReplay } from './replay.js';
import { QUANTITIES } from './simulated.js';
import type { MeanRow } from './world-means.js';

export function coverageTable(asked: readonly Asked[], visibilities: readonly Visibility[]): string {
  const rows = visibilities.flatMap((visibility) =>
    QUANTITIES.map((quantity) => {
      const c = summarize(asked, visibility, quantity);
      const margin = 2 * Math.sqrt((c.covered * (1 - c.covered)) / c.asked);
      return [
        `${visibility} ${quantity === 'DESTROYED' ? 'destroyed' : 'hit'}`,
        c.asked,
        c.covered,
        `±${margin.toFixed(3)}`,
        c.mass,
        c.below,
        c.above,
        c.meanTruth,
        c.meanEstimate,
        c.meanWidth,
        c.pitMean,
        c.pitEcdf.map((share) => share.toFixed(2)).join(' '),
      ];
    }),
  );
  return printTable(
    [
      '',
      'strikes',
      'covered',
      '2 s.e.',
      'mass',
      'below',
      'above',
      'truth',
      'estimate',
      'width',
      'PIT',
      'P(PIT ≤ .1 … .9)',
    ],
    rows,
  );
}

export function replayTable(replayed: readonly (readonly [Visibility, readonly Replayed[]])[]): string {
  const rows = replayed.flatMap(([visibility, own]) =>
    QUANTITIES.map((quantity) => {
      const c = summarizeReplay(own, visibility, quantity);
      const name = `${visibility} ${quantity === 'DESTROYED' ? 'destroyed' : 'hit'}`;
      return [name, c.days, c.covered, c.below, c.above, c.strikes, c.lastCovered];
    }),
  );
  return printTable(['', 'days', 'covered', 'below', 'above', 'last days', 'covered'], rows);
}

export function meansTable(means: readonly (readonly [Visibility, readonly MeanRow[]])[]): string {
  const names = means[0]?.[1].map(({ name }) => name) ?? [];
  const rows = names.map((name, i) => [
    name,
    ...means.flatMap(([, rows]) => {
      const row = rows[i] as MeanRow;
      return [row.pooled, row.mean, row.model];
    }),
  ]);
  return printTable(['', ...means.flatMap(([visibility]) => [visibility, 'per case', 'model'])], rows);
}

export function missesTable(asked: readonly Asked[]): string {
  const missed = asked.filter(({ truth, q05, q95 }) => truth < q05 || truth > q95);
  return printTable(
    ['missed', 'quantity', 'seed', 'truth', 'q05', 'q95', 'mean'],
    missed.map((one) => [one.visibility, one.quantity, one.seed, one.truth, one.q05, one.q95, one.mean]),
  );
}
