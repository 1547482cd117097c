/** The joint model fitted to one case in one scenario: chains, what they keep, and how far they may be trusted. */
import type { Rng } from '../../numerics/rng.js';
import { type ChainPlan, startChain } from './chain.js';
import { firstDraws, type KeptDraws } from './joint-draws.js';
import type { KeptSweep } from './kept.js';
import type { JointProblem } from './problem.js';
import { type WorstConvergence, worthOf } from './worth.js';

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

export type FitPlan = ChainPlan & {
  readonly chains: number;
  /** joint draws made of all kept sweeps together, at least */
  readonly draws: number;
  /** chains go on past `sweeps` until they agree and every total is worth so many independent draws, but no further than `most` */
  readonly goOn?: { readonly until: number; readonly most: number };
};

/** Four chains, until what is reported is worth what Vehtari et al. (2021) ask for. */
export const WHOLE: FitPlan = {
  chains: 4,
  warmup: 8,
  sweeps: 75,
  every: 2,
  draws: 4096,
  goOn: { until: 400, most: 1024 },
};

/** For a comparison beside the headline: fewer sweeps, wider errors. */
export const LESS: FitPlan = { chains: 4, warmup: 8, sweeps: 40, every: 2, draws: 1024 };

/** Chains are taken on to where the size they have reached would bring them, and no further than half as far again at a time. */
const ROOM = 1.05;
const AT_LEAST = 9;
/** Chains agree up to here (Vehtari et al. 2021). */
const AGREE = 1.01;
/** A chain is long that goes so many times as far as its plan: it keeps no more than that. */
const LONG = 4;
/** R-hat of chains in different places. */
const APART = 2;

/** @param totals cells each total runs over, for the diagnostics */
export function fitJoint(
  problem: JointProblem,
  plan: FitPlan,
  totals: readonly (readonly number[])[],
  rng: Rng,
): JointFit {
  // As many of each kept sweep as the fewest there may be ask for: what is too many is left off at the end.
  const fewest = Math.floor(plan.sweeps / plan.every);
  const drawn = Math.ceil(plan.draws / (plan.chains * fewest));
  const chains = Array.from({ length: plan.chains }, (_, i) =>
    startChain(problem, plan, rng.fork(`chain/${i}`), drawn, LONG * fewest),
  );
  const { until, most } = plan.goOn ?? { until: 0, most: 0 };
  let [done, more] = [0, plan.sweeps];
  for (;;) {
    for (const chain of chains) chain.advance(more);
    done += more;
    const kept = chains.flatMap((chain) => chain.kept());
    const convergence = worthOf(problem, kept, plan.chains, done, totals, done < most ? until : 0);
    const size = Math.min(convergence.essBulkMin, convergence.essTailMin);
    const wanted = Math.max(done + AT_LEAST, Math.min(1.5 * done, (ROOM * done * until) / size));
    more = plan.every * Math.ceil((Math.min(wanted, most) - done) / plan.every);
    // Long chains so far apart stand in different places, and stay there.
    const isHopeless = convergence.rhatMax > APART && done >= LONG * plan.sweeps;
    if (more <= 0 || isHopeless || (size >= until && convergence.rhatMax <= AGREE)) {
      const each = Math.ceil(plan.draws / kept.length);
      const draws = chains.flatMap((chain) => firstDraws(problem, chain.draws(), each));
      return { problem, kept, chains: plan.chains, draws, convergence };
    }
  }
}
