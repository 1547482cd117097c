/** The answers from plain draws: chances by counting, quantiles by order, each with the error of independent draws. */
import type { Rng } from '../../numerics/rng.js';
import { selectedQuantiles } from '../../numerics/select.js';
import { type Answers, named, PROBS, sumsAsked } from './answers.js';
import type { CostModel } from './model.js';
import { plainTotals } from './plain-draws.js';

const BESIDE = 0.01;

/** @param draws an even number */
export function plainAnswers(model: CostModel, draws: number, rng: Rng): Answers {
  const totals = plainTotals(model, draws, rng);
  const beside = PROBS.flatMap((p) => [p - BESIDE, p, p + BESIDE]);
  const found = selectedQuantiles(totals, beside);
  const values = PROBS.map((_, i) => found[3 * i + 1] as number);
  // the slope of the quantile function turns the error of a chance into that of a quantile
  const mcse = PROBS.map((p, i) => {
    const slope = ((found[3 * i + 2] as number) - (found[3 * i] as number)) / (2 * BESIDE);
    return slope * errorOf(p, draws);
  });
  const sums = sumsAsked(model, values);
  const above = countsAtLeast(totals, sums);
  return {
    quantiles: named(values),
    quantilesMcse: named(mcse),
    exceedance: sums.map((at, i) => {
      const count = above[i] as number;
      return { at, probability: count / draws, mcse: errorOf((count + 1) / (draws + 2), draws) };
    }),
    method: `${draws} plain draws in antithetic pairs`,
  };
}

const errorOf = (p: number, draws: number): number => Math.sqrt((p * (1 - p)) / draws);

function countsAtLeast(totals: Float64Array, sums: readonly number[]): readonly number[] {
  return sums.map((sum) => {
    let count = 0;
    for (let i = 0; i < totals.length; i++) count += Number((totals[i] as number) >= sum);
    return count;
  });
}
