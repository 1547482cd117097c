/**
 * What a kept sweep hands on: the distribution of every cell given its shares, exact and independent;
 * and what it takes to weigh it again without some of the statements.
 */
import { copyNumbers, cutNumbers } from '../../numerics/columns.js';
import { type CellPmfs, pmfsOf } from './cell-pmfs.js';
import { writeGiven } from './chain-input.js';
import type { Given } from './given.js';
import { beginGiven, fillAt, numbers, sweptAt } from './kernel.js';
import * as place from './kernel-layout.js';
import type { JointCell, JointProblem } from './problem.js';
import { copySets, copyShares, type KeptSets, type Latents, type Shares } from './state.js';
import type { Window } from './window.js';

export type KeptSweep = {
  /** at a site that was struck */
  readonly cells: CellPmfs;
  /** chance that the site was struck, per site */
  readonly struck: Float64Array;
  readonly shares: Shares;
  readonly sets: KeptSets;
  /** ln likelihood of all that was said, per cell: at a site that was struck, and where nothing was hit */
  readonly logMass: Float64Array;
  readonly logUnhit: Float64Array;
};

export type Exact = Pick<KeptSweep, 'cells' | 'struck' | 'logMass' | 'logUnhit'>;

/**
 * The distribution of every cell named (all, where null) for shares and sets that are given; columns are left filled.
 * @param windows of their columns @param before what is known of the others @param swept whether each site was taken to be struck in
 * the sweep whose columns still stand; null: none do
 */
export function exactAt(
  { problem, shares, sets, isHeld, without }: Given,
  windows: readonly Window[],
  only: ReadonlySet<number> | null,
  before: Exact | null,
  swept: Uint8Array | null = null,
): Exact {
  writeGiven(problem, shares, sets, without);
  beginGiven();
  const { cells, sites } = problem;
  const logMass = before ? copyNumbers(before.logMass) : cutNumbers(cells.length);
  const logUnhit = before ? copyNumbers(before.logUnhit) : cutNumbers(cells.length);
  for (let c = 0; c < cells.length; c++) {
    if (only !== null && !only.has(c)) continue;
    const cell = cells[c] as JointCell;
    const at = isSwept(cell, swept) ? sweptAt(c) : fillWindow(c, isHeld, windows[c] as Window);
    const from = numbers();
    const lifted = from[at + place.LIFTED] as number;
    logMass[c] = Math.log(from[at + place.OF_MASS] as number) - lifted;
    logUnhit[c] = Math.log(from[at + place.UNHIT] as number) - lifted;
  }
  const struck = cutNumbers(sites.length);
  for (let site = 0; site < sites.length; site++) struck[site] = struckChance(problem, site, logMass, logUnhit);
  return { cells: pmfsOf(cells, only, before?.cells ?? null), logMass, logUnhit, struck };
}

/** Columns of cells under no untyped count stand, and of free cells that were drawn last: of a site taken to be spared none was. */
const isSwept = ({ coupled, free, site }: JointCell, swept: Uint8Array | null): boolean =>
  swept !== null && (!coupled || (free && swept[site] === 1));

function struckChance({ sites }: JointProblem, site: number, logMass: Float64Array, logUnhit: Float64Array): number {
  const { cells, struck } = sites[site] as JointProblem['sites'][number];
  if (struck === 1) return 1;
  const logOdds = cells.reduce((sum, c) => sum + (logMass[c] as number) - (logUnhit[c] as number), 0);
  return 1 / (1 + ((1 - struck) / struck) * Math.exp(-logOdds));
}

/** ln likelihood of all that was said at a site. */
export function logSite({ sites }: JointProblem, site: number, { logMass, logUnhit }: Exact): number {
  const { cells, struck } = sites[site] as JointProblem['sites'][number];
  const sum = (logs: Float64Array): number => cells.reduce((total, c) => total + (logs[c] as number), 0);
  const hit = sum(logMass);
  if (struck === 1) return hit;
  const spared = sum(logUnhit);
  const most = Math.max(hit, spared);
  return most + Math.log(struck * Math.exp(hit - most) + (1 - struck) * Math.exp(spared - most));
}

/** @returns place of what there is to know of the columns */
function fillWindow(c: number, isHeld: boolean, window: Window): number {
  const at = fillAt(c, isHeld, window);
  const from = numbers();
  window.n = from[at + place.THEN_N] as number;
  window.mostD = from[at + place.THEN_D] as number;
  window.mostM = from[at + place.THEN_M] as number;
  return at;
}

/**
 * The sweep done last, to be kept. Columns of cells under untyped counts are filled anew with the sets given; those of the others, and
 * of free cells, are taken as the sweep left them.
 * @param shares those it began with
 */
export function keepSweep(
  problem: JointProblem,
  shares: Shares,
  latents: Latents,
  windows: readonly Window[],
): KeptSweep {
  const { cells, struck, logMass, logUnhit } = exactAt(
    { problem, shares, sets: latents, isHeld: true },
    windows,
    null,
    null,
    latents.struck,
  );
  return { cells, struck, logMass, logUnhit, shares: copyShares(shares), sets: copySets(latents) };
}
