/**
 * One chain: sweeps of collapsed Gibbs sampling. In a sweep each cell is drawn from its exact distribution given the
 * shares, with N, q, z and every layer of seeing summed out; then the layers; then all shares. Kept sweeps hand on the
 * exact distributions given the shares (Rao–Blackwell; Gelfand & Smith 1990). A sweep costs O(cells · images · w²).
 * Most likely slow: a site whose only look is partial, where how much was seen and how much was there trade off.
 */
import type { Rng } from '../../numerics/rng.js';
import { type CellPosterior, emptyPosterior, fillPosterior } from './cell-posterior.js';
import { type Around, drawCell, sparedCell, tallySums } from './draw-cell.js';
import { drawShares, sharesFromPrior } from './draw-shares.js';
import { givenOf } from './given.js';
import { jointDraws, type KeptDraws } from './joint-draws.js';
import { type KeptSweep, keepSweep } from './kept.js';
import type { JointCell, JointProblem } from './problem.js';
import { clearTallies, copyShares, emptyLatents, emptyTallies, type Latents, type Shares } from './state.js';
import { type ChainTrace, makeTracer, type Tracer } from './trace-chain.js';

export type ChainPlan = {
  readonly warmup: number;
  readonly sweeps: number;
  /** every how many sweeps one is kept, of a chain that need not go on for long */
  readonly every: number;
};

export type ChainOutput = { readonly kept: readonly KeptSweep[]; readonly trace: ChainTrace };

/** A chain that can be taken on: what it tells is of all sweeps so far. */
export type Chain = {
  readonly advance: (sweeps: number) => void;
  readonly kept: () => readonly KeptSweep[];
  /** joint draws made of each kept sweep */
  readonly draws: () => readonly KeptDraws[];
};

export function runChain(problem: JointProblem, plan: ChainPlan, rng: Rng): ChainOutput {
  const tracer = makeTracer(problem);
  const chain = startChain(problem, plan, rng, 0, Number.POSITIVE_INFINITY, tracer.add);
  chain.advance(plan.sweeps);
  return { kept: chain.kept(), trace: tracer.trace() };
}

/**
 * A chain from the prior, warmed up. @param drawn joint draws made of each kept sweep @param most it keeps, of all it went
 * @param told after each sweep that is not warming up
 */
export function startChain(
  problem: JointProblem,
  { warmup, every }: Omit<ChainPlan, 'sweeps'>,
  rng: Rng,
  drawn = 0,
  most = Number.POSITIVE_INFINITY,
  told: Tracer['add'] | null = null,
): Chain {
  const shares = sharesFromPrior(problem, rng);
  const latents = emptyLatents(problem);
  const columns = problem.cells.map(emptyPosterior);
  // Windows of cells under untyped counts are narrower once their sets are given: they have columns of their own.
  const given = columns.map((own, c) =>
    problem.cells[c]?.coupled && !problem.cells[c]?.free ? emptyPosterior(problem.cells[c] as JointCell) : own,
  );
  let kept: KeptSweep[] = [];
  let draws: KeptDraws[] = [];
  let [done, apart] = [0, every];
  const forDraws = rng.fork('draws');
  const tallies = emptyTallies(problem);
  for (let sweep = 0; sweep < warmup; sweep++) drawSweep(problem, shares, latents, columns, rng, tallies);
  const advance = (sweeps: number): void => {
    for (let sweep = 0; sweep < sweeps; sweep++) {
      const isKept = done++ % apart === apart - 1;
      const before = isKept ? copyShares(shares) : shares;
      drawSweep(problem, shares, latents, columns, rng, tallies);
      told?.(shares, latents);
      if (!isKept) continue;
      const sweepKept = keepSweep(problem, before, latents, given);
      kept.push(sweepKept);
      draws.push(jointDraws(problem, sweepKept.struck, given, drawn, forDraws));
      if (kept.length <= most) continue;
      // A chain that has to go on so long moves little from sweep to sweep: half of those it kept say as much, and cost half.
      [kept, draws] = [everySecond(kept), everySecond(draws)];
      apart *= 2;
    }
  };
  return { advance, kept: () => kept, draws: () => draws };
}

const everySecond = <T>(list: readonly T[]): T[] => list.filter((_, i) => i % 2 === 1);

/** One sweep: what was there, then the shares. @param tallies filled anew */
export function drawSweep(
  problem: JointProblem,
  shares: Shares,
  latents: Latents,
  columns: readonly CellPosterior[],
  rng: Rng,
  tallies = emptyTallies(problem),
): void {
  clearTallies(tallies);
  // key by key: a spread costs as much as a cell
  const { sights, fixed } = givenOf(problem, shares, latents, false);
  const around: Around = { problem, shares, sights, latents, fixed, tallies, rng };
  for (let site = 0; site < problem.sites.length; site++) drawSite(around, site, columns);
  tallySums(around);
  drawShares(problem, shares, latents, tallies, rng);
}

function drawSite(around: Around, place: number, columns: readonly CellPosterior[]): void {
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
