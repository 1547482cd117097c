/**
 * What a cost model says: mean, quantiles, the chance of every sum asked, and what the spread is made of. The mean is exact
 * (dependence does not move it); chances and quantiles come from `exceed.ts`, or from plain draws where they are asked for.
 */
import { makeRng, type Rng } from '../../numerics/rng.js';
import { selectedQuantiles } from '../../numerics/select.js';
import { type Answers, named, PROBS, sumsAsked } from './answers.js';
import { type Evaluator, evaluatorOf, varyingCorrelation } from './evaluate.js';
import { type Exceeds, exceedsOf, type Size } from './exceed.js';
import { meanOf } from './marginal.js';
import type { CostModel } from './model.js';
import { type ItemShare, sharesOf } from './model-shares.js';
import { plainAnswers } from './plain-answers.js';
import { scoresOf } from './scores.js';

export type ModelCost = Answers & {
  /** exact */
  readonly mean: number;
  readonly sensitivity: readonly ItemShare[];
};

const SIZE: Size = { scrambles: 16, log2Points: 9 };

/** @param draws null: quasi-random points; else so many plain draws (made even) */
export function weighModel(model: CostModel, seed: number, draws: number | null = null): ModelCost {
  const rng = makeRng(seed).fork('cost-model');
  const evaluator = evaluatorOf(model);
  const correlation = varyingCorrelation(model, evaluator.varying);
  const mean = model.items.reduce((sum, { quantity, marginal }) => sum + quantity * meanOf(marginal), 0);
  const answers =
    draws === null
      ? smooth(model, evaluator, exceedsOf(evaluator, correlation, SIZE, rng.fork('exceed')), rng)
      : plainAnswers(model, 2 * Math.ceil(draws / 2), rng.fork('plain'));
  return { mean, ...answers, sensitivity: sharesOf(model, evaluator, correlation, rng.fork('shares')) };
}

function smooth(model: CostModel, evaluator: Evaluator, exceeds: Exceeds, rng: Rng): Answers {
  const { values, mcse } = quantilesOf(evaluator, varyingCorrelation(model, evaluator.varying), exceeds, rng);
  const sums = sumsAsked(model, values);
  const chances = exceeds(sums);
  return {
    quantiles: named(values),
    quantilesMcse: named(mcse),
    exceedance: sums.map((at, i) => ({ at, ...(chances[i] as (typeof chances)[number]) })),
    method: `${SIZE.scrambles} scrambles of ${1 << SIZE.log2Points} Sobol points, the direction that matters most integrated exactly`,
  };
}

const NUDGE = 0.01;
const TRIAL_LOG2 = 12;

/**
 * Quantiles of the smooth distribution: from an ordered sample to within half a per cent, then one secant step on the
 * distribution itself, whose slope also turns the error of a chance into that of a quantile.
 */
function quantilesOf({ varying, total }: Evaluator, correlation: Float64Array | null, exceeds: Exceeds, rng: Rng) {
  if (varying.length === 0) return { values: PROBS.map(() => total(new Float64Array(0))), mcse: PROBS.map(() => 0) };
  let values = selectedQuantiles(trialTotals(varying.length, total, correlation, rng.fork('trial')), PROBS);
  let mcse: readonly number[] = [];
  for (let step = 0; step < 2; step++) {
    const sums = values.flatMap((x) => [x, x * (1 + NUDGE)]);
    const chances = exceeds(sums);
    const at = (k: number) => chances[k] as (typeof chances)[number];
    const density = values.map((x, i) =>
      Math.max(0, (at(2 * i).probability - at(2 * i + 1).probability) / (x * NUDGE)),
    );
    mcse = density.map((f, i) => (f > 0 ? at(2 * i).mcse / f : 0));
    values = values.map((x, i) => {
      const f = density[i] as number;
      const next = f > 0 ? x + (at(2 * i).probability - (1 - (PROBS[i] as number))) / f : x;
      return Math.abs(next - x) < 0.2 * x ? next : x;
    });
  }
  return { values, mcse };
}

function trialTotals(d: number, total: Evaluator['total'], correlation: Float64Array | null, rng: Rng): Float64Array {
  const draw = scoresOf(d, correlation, TRIAL_LOG2, rng);
  const scores = new Float64Array(d);
  return Float64Array.from({ length: 1 << TRIAL_LOG2 }, () => {
    draw(scores);
    return total(scores);
  });
}
