/**
 * One chain: sweeps of collapsed Gibbs sampling. In a sweep each cell is drawn from its exact distribution given the
 * shares, with N, q, z and every layer of seeing summed out; then the layers; then all shares. Kept sweeps hand on the
 * exact distributions given the shares (Rao–Blackwell; Gelfand & Smith 1990). A sweep costs O(cells · images · w²).
 * Most likely slow: a site whose only look is partial, where how much was seen and how much was there trade off.
 */
import type { Rng } from '../../numerics/rng.js';
import { takeChain, writeChain } from './chain-input.js';
import { jointDraws, type KeptDraws } from './joint-draws.js';
import { type KeptSweep, keepSweep } from './kept.js';
import { sweepWritten } from './kernel.js';
import type { JointCell, JointProblem } from './problem.js';
import { sharesFromPrior } from './shares-from-prior.js';
import { copyShares, emptyLatents, type Latents, type Shares } from './state.js';
import { type ChainTrace, makeTracer, type Tracer } from './trace-chain.js';
import { firstWindow, type Window } from './window.js';

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
  const windows = problem.cells.map(firstWindow);
  // Cells under untyped counts reach less far once their sets are given.
  const given = windows.map((own, c) =>
    problem.cells[c]?.coupled && !problem.cells[c]?.free ? firstWindow(problem.cells[c] as JointCell) : own,
  );
  for (let sweep = 0; sweep < warmup; sweep++) drawSweep(problem, shares, latents, windows, rng);
  const forDraws = rng.fork('draws');
  const chain: Running = {
    ...{ problem, shares, latents, windows, given, rng, forDraws, drawn, most, told },
    ...{ kept: [], draws: [], done: 0, apart: every },
  };
  return { advance: (sweeps) => advance(chain, sweeps), kept: () => chain.kept, draws: () => chain.draws };
}

/** Where a chain stands, and what it kept. */
type Running = {
  readonly problem: JointProblem;
  readonly shares: Shares;
  readonly latents: Latents;
  readonly windows: readonly Window[];
  readonly given: readonly Window[];
  readonly rng: Rng;
  readonly forDraws: Rng;
  readonly drawn: number;
  readonly most: number;
  readonly told: Tracer['add'] | null;
  kept: KeptSweep[];
  draws: KeptDraws[];
  done: number;
  apart: number;
};

function advance(chain: Running, sweeps: number): void {
  const { problem, shares, latents, windows, given, rng, forDraws, drawn, most, told } = chain;
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const isKept = chain.done++ % chain.apart === chain.apart - 1;
    const before = isKept ? copyShares(shares) : shares;
    drawSweep(problem, shares, latents, windows, rng, isKept);
    told?.(shares, latents);
    if (!isKept) continue;
    const sweepKept = keepSweep(problem, before, latents, given);
    chain.kept.push(sweepKept);
    chain.draws.push(jointDraws(problem, sweepKept.struck, drawn, forDraws));
    if (chain.kept.length <= most) continue;
    // A chain that has to go on so long moves little from sweep to sweep: half of those it kept say as much, and cost half.
    [chain.kept, chain.draws] = [everySecond(chain.kept), everySecond(chain.draws)];
    chain.apart *= 2;
  }
}

const everySecond = <T>(list: readonly T[]): T[] => list.filter((_, i) => i % 2 === 1);

/** One sweep: what was there, then the shares (`kernel/sweep.ts`). @param windows found anew @param isKept it may be kept */
export function drawSweep(
  problem: JointProblem,
  shares: Shares,
  latents: Latents,
  windows: readonly Window[],
  rng: Rng,
  isKept = false,
): void {
  writeChain(problem, shares, latents, windows);
  sweepWritten(rng, isKept);
  takeChain(problem, shares, latents, windows);
}
