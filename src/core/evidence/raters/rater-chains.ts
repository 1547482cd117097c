/** Chains of the sampler, run until what they say can be trusted or the work they are given is used up. */
import type { Chains } from '../../numerics/diagnostics.js';
import type { Rng } from '../../numerics/rng.js';
import type { AnswerSets } from './answer-sets.js';
import { ratersSampler, type Sampler } from './gibbs.js';

export type RaterDraws = {
  /** draws kept of each chain */
  readonly kept: number;
  readonly logLikelihood: Chains;
  /** one entry per class */
  readonly prior: readonly Chains[];
  /** by chain, `[draw · cells + cell]` with the cells of `theta`; null where they are too many to keep */
  readonly theta: readonly Float32Array[] | null;
  /** mean over draws of P(class | answers, π, θ), `[set · K + class]` */
  readonly shares: Float64Array;
};

export type ChainPlan = {
  readonly chains: number;
  readonly warmup: number;
  readonly kept: number;
  readonly thin: number;
};

export type RaterChains = { readonly run: (plan: ChainPlan) => RaterDraws };

/** Numbers of θ kept in all: 256 MB. */
export const MOST_KEPT = 2 ** 26;

/** Every run goes on where the one before it ended, so an earlier run is warm-up to the next. */
export function raterChains(sets: AnswerSets, rng: Rng): RaterChains {
  const samplers: Sampler[] = [];
  return {
    run: (plan) => {
      while (samplers.length < plan.chains)
        samplers.push(ratersSampler(sets, rng.fork(`chain ${samplers.length + 1}`)));
      return drawsOf(sets, samplers, plan);
    },
  };
}

function drawsOf(sets: AnswerSets, samplers: readonly Sampler[], { warmup, kept, thin }: ChainPlan): RaterDraws {
  const K = sets.classes;
  const cells = sets.workers * K * K;
  const keepsTheta = cells * kept * samplers.length <= MOST_KEPT;
  const make = (): Float64Array[] => samplers.map(() => new Float64Array(kept));
  const draws = {
    kept,
    logLikelihood: make(),
    prior: Array.from({ length: K }, make),
    theta: keepsTheta ? samplers.map(() => new Float32Array(kept * cells)) : null,
    shares: new Float64Array(sets.weight.length * K),
  };
  for (const [c, { model, shares, sweep }] of samplers.entries()) {
    for (let i = 0; i < warmup; i++) sweep();
    for (let i = 0; i < kept; i++) {
      for (let skipped = 1; skipped < thin; skipped++) sweep();
      (draws.logLikelihood[c] as Float64Array)[i] = sweep();
      draws.prior.forEach((chains, k) => {
        (chains[c] as Float64Array)[i] = model.prior[k] as number;
      });
      draws.theta?.[c]?.set(model.theta, i * cells);
      for (let at = 0; at < shares.length; at++)
        draws.shares[at] = (draws.shares[at] as number) + (shares[at] as number);
    }
  }
  const total = kept * samplers.length;
  for (let at = 0; at < draws.shares.length; at++) draws.shares[at] = (draws.shares[at] as number) / total;
  return draws;
}

/** Draws of one cell of θ, by chain. */
export const cellChains = (draws: RaterDraws, theta: readonly Float32Array[], cell: number): Chains =>
  theta.map((chain) => {
    const cells = chain.length / draws.kept;
    return Float64Array.from({ length: draws.kept }, (_, i) => chain[i * cells + cell] as number);
  });
