/**
 * What the Bayesian raters say, each number with its interval or the reason why there is none. A number is refused where the
 * rank-normalized R-hat of its chains is over 1.01 or their bulk or tail effective size under 400 (Vehtari et al. 2021).
 */
import { type Chains, essBulk, essTail, rhat } from '../../numerics/diagnostics.js';
import { meanOf, varianceOf } from '../../numerics/ess.js';
import { sortedQuantile } from '../../numerics/quantiles.js';
import type { Rng } from '../../numerics/rng.js';
import { type Gap, gap } from '../../problem.js';
import type { AnswerSets } from './answer-sets.js';
import { type ChainPlan, cellChains, MOST_KEPT, type RaterDraws, raterChains } from './rater-chains.js';

export type Estimate = {
  readonly mean: number;
  readonly sd: number;
  readonly q025: number;
  readonly q50: number;
  readonly q975: number;
};

/** P(worker says `said` | class `of`), as `cells[of][said]`. */
export type WorkerPosterior = { readonly cells: readonly (readonly Estimate[])[] } | Gap;

export type RatersPosterior = {
  readonly prior: readonly Estimate[];
  /** P(class | answers), `[set · K + class]` */
  readonly shares: Float64Array;
  readonly workers: readonly WorkerPosterior[];
  /** the worst of π and of the log-likelihood */
  readonly rhat: number;
  readonly essBulk: number;
  readonly essTail: number;
  readonly draws: number;
};

const MOST_RHAT = 1.01;
const LEAST_ESS = 400;
const CHAINS = 4;
const KEPT = { most: 5000, usual: 1000, least: 250 } as const;
const WARMUP = { most: 500, least: 100 } as const;
const THINS = [1, 4, 16];
/** Multiplications that all sweeps together take where less would do (a second or two), and at the most (a minute or two). */
const WORK = 2e8;
const MOST_WORK = 1e10;
/** Draws that are looked at for convergence, which costs more than making them. */
const WATCHED = 3e5;

export function ratersPosterior(sets: AnswerSets, rng: Rng): RatersPosterior | Gap {
  const K = sets.classes;
  if (K < 2) return gap('too-few', 'one label only: nothing tells a right answer from a wrong one');
  const perSweep = sets.worker.length * K + 4 * sets.tasks + 16 * sets.workers * K * K;
  const affordable = MOST_WORK / (CHAINS * perSweep);
  const kept = drawsKept(sets, perSweep);
  const chains = raterChains(sets, rng);
  let spent = 0;
  let last: RatersPosterior | Gap = gap('not-converged', 'no chain was run');
  for (const [i, thin] of THINS.entries()) {
    const warmup = i === 0 ? Math.floor(Math.max(WARMUP.least, Math.min(WARMUP.most, affordable / 4))) : 0;
    const plan: ChainPlan = { chains: CHAINS, kept, warmup, thin };
    spent += CHAINS * (warmup + kept * thin) * perSweep;
    last = summarize(sets, chains.run(plan));
    const isDone =
      !('reason' in last) && last.workers.every((worker) => 'cells' in worker || worker.reason !== 'not-converged');
    if (isDone || spent + CHAINS * kept * (THINS[i + 1] ?? 0) * perSweep > MOST_WORK) break;
  }
  return last;
}

/** Draws of each chain: more where they are cheap, so that a mean's last digit stands. */
function drawsKept({ workers, classes }: AnswerSets, perSweep: number): number {
  const cells = workers * classes * classes;
  const watched = WATCHED / (CHAINS * (workers + classes + 1));
  const cheap = Math.min(KEPT.most, WORK / (CHAINS * perSweep), watched);
  const affordable = Math.min(KEPT.usual, MOST_WORK / (2 * CHAINS * perSweep));
  const room = MOST_KEPT / (CHAINS * cells);
  return Math.floor(Math.max(KEPT.least, Math.min(Math.max(cheap, affordable), room)));
}

function summarize(sets: AnswerSets, draws: RaterDraws): RatersPosterior | Gap {
  const watched = [...draws.prior, draws.logLikelihood].map(health);
  const worst = {
    rhat: Math.max(...watched.map((one) => one.rhat)),
    essBulk: Math.min(...watched.map((one) => one.essBulk)),
    essTail: Math.min(...watched.map((one) => one.essTail)),
  };
  const fault = faultOf(worst);
  if (fault !== null) return gap('not-converged', fault);
  return {
    ...worst,
    prior: draws.prior.map(estimate),
    shares: draws.shares,
    workers: Array.from({ length: sets.workers }, (_, w) => workerOf(sets, draws, w)),
    draws: draws.kept * CHAINS,
  };
}

function workerOf({ classes: K }: AnswerSets, draws: RaterDraws, w: number): WorkerPosterior {
  const { theta } = draws;
  if (theta === null)
    return gap('not-built', 'intervals of so many workers and labels are not kept; classes and shares are');
  const cells = Array.from({ length: K }, (_, k) =>
    Array.from({ length: K }, (_, l) => cellChains(draws, theta, (w * K + l) * K + k)),
  );
  // One number stands for the worker's chains: how often he is right, weighed by the classes.
  const right = draws.logLikelihood.map((chain, c) =>
    chain.map((_, i) => {
      let total = 0;
      for (let k = 0; k < K; k++) total += (draws.prior[k]?.[c]?.[i] as number) * (cells[k]?.[k]?.[c]?.[i] as number);
      return total;
    }),
  );
  const fault = faultOf(health(right));
  return fault === null ? { cells: cells.map((row) => row.map(estimate)) } : gap('not-converged', fault);
}

type Health = { readonly rhat: number; readonly essBulk: number; readonly essTail: number };

const health = (chains: Chains): Health => ({
  rhat: rhat(chains) ?? Number.POSITIVE_INFINITY,
  essBulk: essBulk(chains) ?? 0,
  essTail: essTail(chains) ?? 0,
});

function faultOf({ rhat: r, essBulk: bulk, essTail: tail }: Health): string | null {
  if (r > MOST_RHAT) return `the chains differ: R-hat ${r.toFixed(3)}, at most ${MOST_RHAT} is accepted`;
  const least = Math.min(bulk, tail);
  if (least < LEAST_ESS) return `${Math.floor(least)} effective draws, at least ${LEAST_ESS} are needed`;
  return null;
}

function estimate(chains: Chains): Estimate {
  const all = new Float64Array(chains.reduce((n, chain) => n + chain.length, 0));
  let at = 0;
  for (const chain of chains) {
    all.set(chain, at);
    at += chain.length;
  }
  const [mean, sd] = [meanOf(all), Math.sqrt(varianceOf(all))];
  all.sort();
  const [q025, q50, q975] = [0.025, 0.5, 0.975].map((p) => sortedQuantile(all, p)) as [number, number, number];
  return { mean, sd, q025, q50, q975 };
}
