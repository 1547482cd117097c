/**
 * What a kept sweep hands on: the distribution of every cell given its shares, exact and independent;
 * and what it takes to weigh it again without some of the statements.
 */
import { type CellPmfs, pmfsOf } from './cell-pmfs.js';
import { type CellPosterior, fillPosterior } from './cell-posterior.js';
import { type Given, givenOf } from './given.js';
import type { JointCell, JointProblem } from './problem.js';
import { copySets, copyShares, type KeptSets, type Latents, type Shares } from './state.js';

export type KeptSweep = {
  /** per cell, at a site that was struck */
  readonly cells: readonly CellPmfs[];
  /** chance that the site was struck, per site */
  readonly struck: readonly number[];
  readonly shares: Shares;
  readonly sets: KeptSets;
  /** ln likelihood of all that was said, per cell: at a site that was struck, and where nothing was hit */
  readonly logMass: readonly number[];
  readonly logUnhit: readonly number[];
};

export type Exact = Pick<KeptSweep, 'cells' | 'struck' | 'logMass' | 'logUnhit'>;

/**
 * Fills the columns of every cell named (all, where null) for these shares and sets. @param before what is known of the
 * others
 */
export function exactAt(
  given: Given,
  columns: readonly CellPosterior[],
  only: ReadonlySet<number> | null,
  before: Exact | null,
  areFilled: (cell: JointCell) => boolean = () => false,
): Exact {
  const { problem } = given;
  const cells = before ? before.cells.slice() : [];
  const logMass = before ? before.logMass.slice() : [];
  const logUnhit = before ? before.logUnhit.slice() : [];
  for (let c = 0; c < problem.cells.length; c++) {
    if (only !== null && !only.has(c)) continue;
    const cell = problem.cells[c] as JointCell;
    const from = columns[c] as CellPosterior;
    if (!areFilled(cell)) fillPosterior(given, cell, from);
    cells[c] = pmfsOf(cell, from);
    logMass[c] = Math.log(from.mass) - from.lifted;
    logUnhit[c] = Math.log(from.unhit) - from.lifted;
  }
  return {
    cells,
    logMass,
    logUnhit,
    struck: problem.sites.map((_, site) => struckChance(problem, site, logMass, logUnhit)),
  };
}

function struckChance(
  { sites }: JointProblem,
  site: number,
  logMass: readonly number[],
  logUnhit: readonly number[],
): number {
  const { cells, struck } = sites[site] as JointProblem['sites'][number];
  if (struck === 1) return 1;
  const logOdds = cells.reduce((sum, c) => sum + (logMass[c] as number) - (logUnhit[c] as number), 0);
  return 1 / (1 + ((1 - struck) / struck) * Math.exp(-logOdds));
}

/** ln likelihood of all that was said at a site. */
export function logSite({ sites }: JointProblem, site: number, { logMass, logUnhit }: Exact): number {
  const { cells, struck } = sites[site] as JointProblem['sites'][number];
  const sum = (logs: readonly number[]): number => cells.reduce((total, c) => total + (logs[c] as number), 0);
  const hit = sum(logMass);
  if (struck === 1) return hit;
  const spared = sum(logUnhit);
  const most = Math.max(hit, spared);
  return most + Math.log(struck * Math.exp(hit - most) + (1 - struck) * Math.exp(spared - most));
}

/**
 * A sweep to be kept. Columns of cells under untyped counts are filled anew with the sets given; those of the others, and of free
 * cells, drawn last, stand as the sweep left them (a free cell of a site taken to be spared was not drawn last). All columns are left
 * filled.
 */
export function keepSweep(
  problem: JointProblem,
  shares: Shares,
  latents: Latents,
  columns: readonly CellPosterior[],
): KeptSweep {
  const { cells, struck, logMass, logUnhit } = exactAt(
    givenOf(problem, shares, latents, true),
    columns,
    null,
    null,
    (cell) => !cell.coupled || (cell.free && latents.struck[cell.site] === 1),
  );
  return { cells, struck, logMass, logUnhit, shares: copyShares(shares), sets: copySets(latents) };
}
