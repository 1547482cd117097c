/**
 * Chains until they agree: R̂ and effective sizes of the average over the rows after the event and of every spread. Rounds double
 * the draws; a fit that still has R̂ over 1.01 or fewer than 400 effective draws gives no number.
 */
import { convergence } from '../../../numerics/diagnostics.js';
import type { Rng } from '../../../numerics/rng.js';
import { type Gap, gap } from '../../../problem.js';
import { type Chain, type ChainPlan, runChain } from './chain.js';
import type { Problem } from './problem.js';

export type Fit = {
  readonly chains: readonly Chain[];
  readonly draws: number;
  readonly diagnostics: {
    readonly rhat: number;
    readonly essBulk: number;
    readonly essTail: number;
    readonly draws: number;
    readonly chains: number;
  };
};

export const LIMITS = { rhat: 1.01, ess: 400 };
const ROUNDS = 4;

/** @param rows after the event that are averaged, from 0 */
export function fitStructural(
  problem: Problem,
  rows: readonly number[],
  plan: ChainPlan,
  chains: number,
  rng: Rng,
): Fit | Gap {
  for (let round = 1; ; round++) {
    const grown = { ...plan, draws: plan.draws * (1 << (round - 1)) };
    const made = Array.from({ length: chains }, (_, i) => runChain(problem, grown, rng.fork(`chain/${i}`)));
    const diagnostics = { ...worst(made, problem, rows, grown.draws), draws: grown.draws * chains, chains };
    const { rhat, essBulk, essTail } = diagnostics;
    if (rhat <= LIMITS.rhat && Math.min(essBulk, essTail) >= LIMITS.ess)
      return { chains: made, draws: grown.draws, diagnostics };
    if (round === ROUNDS)
      return gap(
        'not-converged',
        `R-hat at most ${LIMITS.rhat} and ${LIMITS.ess} effective draws, got ${rhat.toFixed(3)} and ${Math.round(Math.min(essBulk, essTail))} after ${diagnostics.draws} draws`,
      );
  }
}

function worst(chains: readonly Chain[], problem: Problem, rows: readonly number[], draws: number) {
  const before = problem.y.length;
  const quantities = [
    chains.map((chain) => averageOf(chain, rows, before, draws)),
    chains.map(({ noise }) => noise),
    ...(chains[0] as Chain).spreads.map((_, c) => chains.map(({ spreads }) => spreads[c] as Float64Array)),
  ].map(convergence);
  // what does not move has not converged
  return {
    rhat: Math.max(...quantities.map(({ rhat }) => rhat ?? Number.POSITIVE_INFINITY)),
    essBulk: Math.min(...quantities.map(({ essBulk }) => essBulk ?? 0)),
    essTail: Math.min(...quantities.map(({ essTail }) => essTail ?? 0)),
  };
}

/** The average of each draw over `rows` after the event, in the scale of the model. */
export function averageOf({ predicted }: Chain, rows: readonly number[], before: number, draws: number): Float64Array {
  const average = new Float64Array(draws);
  for (const row of rows) {
    const from = (before + row) * draws;
    for (let k = 0; k < draws; k++) average[k] = (average[k] as number) + (predicted[from + k] as number);
  }
  for (let k = 0; k < draws; k++) average[k] = (average[k] as number) / rows.length;
  return average;
}
