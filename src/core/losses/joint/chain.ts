/**
 * One chain: sweeps of collapsed Gibbs sampling. In a sweep each cell is drawn from its exact distribution given the
 * shares, with N, q, z and every layer of seeing summed out; then the layers; then all shares. Kept sweeps hand on the
 * exact distributions given the shares (Rao–Blackwell; Gelfand & Smith 1990). A sweep costs O(cells · images · w²).
 * Most likely slow: a site whose only look is partial, where how much was seen and how much was there trade off.
 */
import type { Rng } from '../../numerics/rng.js';
import { type CellPmfs, type CellPosterior, emptyPosterior, fillPosterior, pmfsOf } from './cell-posterior.js';
import { type Around, drawCell, sparedCell, tallySums } from './draw-cell.js';
import { drawShares, sharesFromPrior } from './draw-shares.js';
import type { JointCell, JointProblem } from './problem.js';
import { emptyLatents, emptyTallies, type Latents, type Shares } from './state.js';

/** The exact distribution of every cell given the shares of one sweep. */
export type KeptSweep = {
  /** per cell, at a site that was struck */
  readonly cells: readonly CellPmfs[];
  /** chance that the site was struck, per site */
  readonly struck: readonly number[];
};

export type ChainPlan = {
  readonly warmup: number;
  readonly sweeps: number;
  /** every how many sweeps one is kept */
  readonly every: number;
};

export type ChainOutput = {
  readonly kept: readonly KeptSweep[];
  /** drawn numbers per cell, one per sweep after warm-up */
  readonly destroyed: readonly Int16Array[];
  readonly damaged: readonly Int16Array[];
  /** shares by name, one per sweep after warm-up, for diagnostics */
  readonly shares: ReadonlyMap<string, Float64Array>;
};

export type ChainState = { readonly shares: Shares; readonly latents: Latents };

export function runChain(problem: JointProblem, plan: ChainPlan, rng: Rng): ChainOutput {
  const state = { shares: sharesFromPrior(problem, rng), latents: emptyLatents(problem) };
  const columns = problem.cells.map(emptyPosterior);
  const kept: KeptSweep[] = [];
  const counts = () => problem.cells.map(() => new Int16Array(plan.sweeps));
  const [destroyed, damaged] = [counts(), counts()];
  const shares = new Map<string, Float64Array>();
  for (let sweep = -plan.warmup; sweep < plan.sweeps; sweep++) {
    const isKept = sweep >= 0 && sweep % plan.every === plan.every - 1;
    if (sweep >= 0) traceShares(shares, sweep, plan.sweeps, problem, state.shares);
    const exact = drawSweep(problem, state, columns, isKept, rng);
    if (exact) kept.push(exact);
    if (sweep < 0) continue;
    for (let c = 0; c < columns.length; c++) {
      (destroyed[c] as Int16Array)[sweep] = state.latents.destroyed[c] as number;
      (damaged[c] as Int16Array)[sweep] = state.latents.damaged[c] as number;
    }
  }
  return { kept, destroyed, damaged, shares };
}

/** One sweep: what was there, then the shares. What is kept is exact given the shares the sweep began with. */
export function drawSweep(
  problem: JointProblem,
  { shares, latents }: ChainState,
  columns: readonly CellPosterior[],
  isKept: boolean,
  rng: Rng,
): KeptSweep | null {
  const tallies = emptyTallies(problem);
  const around: Around = { problem, shares, latents, fixed: false, tallies, rng };
  const kept: CellPmfs[] = [];
  for (const site of problem.sites.keys()) drawSite(around, site, columns, isKept ? kept : null);
  tallySums(around);
  const exact = isKept ? { cells: kept, struck: exactStruck(around, columns, kept) } : null;
  drawShares(problem, shares, latents, tallies, rng);
  return exact;
}

function drawSite(around: Around, place: number, columns: readonly CellPosterior[], kept: CellPmfs[] | null): void {
  const { problem, latents, rng } = around;
  const { cells, struck } = problem.sites[place] as JointProblem['sites'][number];
  for (const c of cells) {
    const cell = problem.cells[c] as JointCell;
    // A coupled cell leans on what the cells before it are taken to have shown: it waits its turn.
    if (!cell.coupled || struck < 1) fillPosterior(around, cell, columns[c] as CellPosterior);
  }
  const chance = struck === 1 ? 1 : struckChance(around, place, columns);
  latents.struck[place] = chance === 1 || rng.uniform() < chance ? 1 : 0;
  for (const c of cells) {
    const cell = problem.cells[c] as JointCell;
    const from = columns[c] as CellPosterior;
    if (latents.struck[place] === 0) sparedCell(around, c);
    else {
      if (cell.coupled) fillPosterior(around, cell, from);
      drawCell(around, c, from);
    }
    if (kept && !cell.coupled) kept[c] = pmfsOf(cell, from);
  }
}

/** Coupled cells count as they stand: any hit among them, and the site was struck. */
function struckChance({ problem, latents }: Around, place: number, columns: readonly CellPosterior[]): number {
  const { cells, struck } = problem.sites[place] as JointProblem['sites'][number];
  let odds = struck / (1 - struck);
  for (const c of cells) {
    const { mass, unhit, hits } = columns[c] as CellPosterior;
    if (!problem.cells[c]?.coupled) odds *= mass / unhit;
    else if ((latents.destroyed[c] as number) + (latents.damaged[c] as number) > 0) return 1;
    else odds *= hits[0] as number;
  }
  return odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds);
}

/** Once all sets of untyped counts are drawn: the coupled cells given those sets, and whether each site was struck. */
function exactStruck(around: Around, columns: readonly CellPosterior[], kept: CellPmfs[]): readonly number[] {
  const { problem } = around;
  const given = { ...around, fixed: true };
  return problem.sites.map(({ cells, struck }) => {
    let odds = struck / (1 - struck);
    for (const c of cells) {
      const cell = problem.cells[c] as JointCell;
      const from = columns[c] as CellPosterior;
      if (cell.coupled) {
        fillPosterior(given, cell, from);
        kept[c] = pmfsOf(cell, from);
      }
      odds *= from.mass / from.unhit;
    }
    return Number.isFinite(odds) ? odds / (1 + odds) : 1;
  });
}

function traceShares(
  traces: Map<string, Float64Array>,
  sweep: number,
  sweeps: number,
  { images, sites, types }: JointProblem,
  shares: Shares,
): void {
  const put = (name: string, value: number): void => {
    const column = traces.get(name) ?? new Float64Array(sweeps);
    column[sweep] = value;
    traces.set(name, column);
  };
  const list = (name: string, values: Float64Array): void => {
    for (const [i, value] of values.entries()) put(`${name}/${i}`, value);
  };
  for (const name of ['hidden', 'report', 'swap', 'silence', 'falseAlarm', 'concentration'] as const)
    put(name, shares[name]);
  if (images.length > 0) list('inView', shares.inView);
  list('seeDestroyed', shares.seeDestroyed);
  list('seeDamaged', shares.seeDamaged);
  if (types.length > 0) list('destroyedIfHit', shares.destroyedIfHit);
  for (const [i, { isBlind }] of sites.entries()) {
    put(`hitShare/${i}`, shares.hitShare[i] as number);
    if (isBlind) put(`blind/${i}`, shares.blind[i] as number);
  }
}
