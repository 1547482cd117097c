/** The joint model fitted to one case in one scenario: chains, what they keep, and how far they may be trusted. */
import { convergence } from '../../numerics/diagnostics.js';
import type { Rng } from '../../numerics/rng.js';
import { type ChainOutput, type ChainPlan, startChain } from './chain.js';
import type { KeptDraws } from './joint-draws.js';
import type { KeptSweep } from './kept.js';
import type { JointProblem } from './problem.js';

export type JointFit = {
  readonly problem: JointProblem;
  /** kept sweeps, chain after chain */
  readonly kept: readonly KeptSweep[];
  readonly chains: number;
  /** one block of joint draws for each kept sweep */
  readonly draws: readonly KeptDraws[];
  /** worst over the totals asked about */
  readonly convergence: WorstConvergence;
};

export type WorstConvergence = {
  readonly rhatMax: number;
  readonly essBulkMin: number;
  readonly essTailMin: number;
  /** the quantity with the least of both sizes */
  readonly worst: string;
};

export type FitPlan = ChainPlan & {
  readonly chains: number;
  /** chains go on past `sweeps` until every total is worth so many independent draws, but no further than `most` */
  readonly goOn?: { readonly until: number; readonly most: number };
};

/** Four chains, as the diagnostics want them, until effective sizes pass what Vehtari et al. (2021) ask for. */
export const WHOLE: FitPlan = {
  chains: 4,
  warmup: 20,
  sweeps: 256,
  every: 8,
  draws: 32,
  goOn: { until: 400, most: 1024 },
};

/** For a comparison beside the headline: fewer sweeps, wider errors. */
export const LESS: FitPlan = { chains: 4, warmup: 12, sweeps: 40, every: 2, draws: 14 };

/** Sweeps added to each chain at a time. */
const MORE = 32;

/** @param totals cells each total runs over, for the diagnostics */
export function fitJoint(
  problem: JointProblem,
  plan: FitPlan,
  totals: readonly (readonly number[])[],
  rng: Rng,
): JointFit {
  const chains = Array.from({ length: plan.chains }, (_, i) => startChain(problem, plan, rng.fork(`chain/${i}`)));
  let [done, more] = [0, plan.sweeps];
  for (;;) {
    for (const chain of chains) chain.advance(more);
    done += more;
    const made = chains.map((chain) => chain.output());
    const convergence = worstOf(made, totals);
    more = Math.min(MORE, (plan.goOn?.most ?? 0) - done);
    const size = Math.min(convergence.essBulkMin, convergence.essTailMin);
    if (more <= 0 || size >= (plan.goOn?.until ?? 0))
      return {
        problem,
        kept: made.flatMap(({ kept }) => kept),
        chains: plan.chains,
        draws: made.flatMap(({ draws }) => draws),
        convergence,
      };
  }
}

function worstOf(chains: readonly ChainOutput[], totals: readonly (readonly number[])[]): WorstConvergence {
  // What never changed has no effective size: all draws count.
  const all = chains.length * (chains[0]?.trace.shares.get('hidden')?.length ?? 0);
  const worst = { rhatMax: 1, essBulkMin: all, essTailMin: all, worst: '' };
  const judge = (name: string, columns: readonly Float64Array[]): void => {
    const { rhat, essBulk, essTail } = convergence(columns);
    if (rhat !== null) worst.rhatMax = Math.max(worst.rhatMax, rhat);
    const size = Math.min(essBulk ?? Number.POSITIVE_INFINITY, essTail ?? Number.POSITIVE_INFINITY);
    if (size < Math.min(worst.essBulkMin, worst.essTailMin)) worst.worst = name;
    if (essBulk !== null) worst.essBulkMin = Math.min(worst.essBulkMin, essBulk);
    if (essTail !== null) worst.essTailMin = Math.min(worst.essTailMin, essTail);
  };
  for (const [i, cells] of totals.entries()) {
    if (cells.length === 0) continue;
    for (const of of ['destroyed', 'hit'] as const)
      judge(
        `${of}/${i}`,
        chains.map(({ trace }) => sumOf(cells.map((c) => trace[of][c] as Float64Array))),
      );
  }
  return worst;
}

function sumOf(columns: readonly Float64Array[]): Float64Array {
  const total = new Float64Array(columns[0]?.length ?? 0);
  for (const column of columns)
    for (let i = 0; i < total.length; i++) total[i] = (total[i] as number) + (column[i] as number);
  return total;
}
