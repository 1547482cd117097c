/**
 * How often the 90 % interval of the matching scenario holds the truth on simulated strikes off the model's own prior.
 * Counts are whole, so an interval holds more than 90 %: it is compared with the mass it really has. The randomised
 * probability integral transform (Czado, Gneiting & Held 2009) of a calibrated forecast is uniform.
 */
import type { Case } from '../../src/core/case.js';
import { caseAsOf, latestDay } from '../../src/core/evidence/as-of.js';
import { summarize as countSummary } from '../../src/core/losses/answers.js';
import { makeFitter } from '../../src/core/losses/fitter.js';
import { headlineOf } from '../../src/core/losses/headline.js';
import { makeLeft } from '../../src/core/losses/left.js';
import type { LossesPosterior } from '../../src/core/losses/posterior.js';
import { makeRng } from '../../src/core/numerics/rng.js';
import type { Visibility, Without } from '../../src/testing/strike-world.js';
import { QUANTITIES, type Quantity, type Simulated, simulated, truthOver } from './simulated.js';

/** One interval and what was true. */
export type Asked = {
  readonly seed: number;
  readonly visibility: Visibility;
  readonly quantity: Quantity;
  readonly truth: number;
  readonly mean: number;
  readonly q05: number;
  readonly q95: number;
  /** Σ pmf over q05..q95 */
  readonly mass: number;
  readonly pit: number;
};

export type Coverage = {
  readonly visibility: Visibility;
  readonly quantity: Quantity;
  readonly asked: number;
  readonly covered: number;
  /** mean mass of the intervals: what a calibrated engine would cover */
  readonly mass: number;
  /** share of truths below and above the interval */
  readonly below: number;
  readonly above: number;
  readonly meanTruth: number;
  readonly meanEstimate: number;
  readonly meanWidth: number;
  readonly pitMean: number;
  /** share of transforms up to .1, .2, … .9 */
  readonly pitEcdf: readonly number[];
};

export type CoverageOptions = {
  readonly strikes: number;
  /** strike i has seed `seed · 10000 + i` */
  readonly seed: number;
  /** mechanisms of the world left out */
  readonly without?: Without;
  readonly onStrike?: (done: number) => void;
};

export function askStrikes(
  visibility: Visibility,
  { strikes, seed, without, onStrike }: CoverageOptions,
): readonly Asked[] {
  return Array.from({ length: strikes }, (_, i) => {
    const asked = askStrike(simulated(seed * 10000 + i, visibility, without), visibility);
    onStrike?.(i + 1);
    return asked;
  }).flat();
}

/** The fit of the matching scenario alone: what `run` makes beside it, nobody asks here. */
export function fitMatching(theCase: Case, visibility: Visibility, seed: number): LossesPosterior {
  const asOf = latestDay(theCase);
  const then = caseAsOf(theCase, asOf);
  return makeFitter(then, makeLeft(then, asOf), seed)({ scenario: visibility });
}

export function askStrike(strike: Simulated, visibility: Visibility): readonly Asked[] {
  const posterior = fitMatching(strike.theCase, visibility, strike.seed);
  // A strike of which nobody published an image has no headline.
  const headline = headlineOf(posterior.places);
  if (!posterior.places.some(headline)) return [];
  const truths = truthOver(strike, posterior.places);
  const rng = makeRng(strike.seed).fork('pit');
  return QUANTITIES.map((quantity): Asked => {
    const pmf = posterior.distribution(quantity === 'DESTROYED' ? 'destroyed' : 'hit', headline);
    const { mean, q05, q95 } = countSummary(pmf);
    const truth = truths[quantity];
    const upTo = (k: number): number => pmf.slice(0, Math.max(0, k + 1)).reduce((a, b) => a + b, 0);
    const pit = upTo(truth - 1) + rng.uniform() * (pmf[truth] ?? 0);
    return { seed: strike.seed, visibility, quantity, truth, mean, q05, q95, mass: upTo(q95) - upTo(q05 - 1), pit };
  });
}

export function summarize(asked: readonly Asked[], visibility: Visibility, quantity: Quantity): Coverage {
  const own = asked.filter((one) => one.visibility === visibility && one.quantity === quantity);
  const average = (of: (one: Asked) => number): number => own.reduce((sum, one) => sum + of(one), 0) / own.length;
  const share = (is: (one: Asked) => boolean): number => average((one) => Number(is(one)));
  return {
    visibility,
    quantity,
    asked: own.length,
    covered: share(({ truth, q05, q95 }) => q05 <= truth && truth <= q95),
    mass: average(({ mass }) => mass),
    below: share(({ truth, q05 }) => truth < q05),
    above: share(({ truth, q95 }) => truth > q95),
    meanTruth: average(({ truth }) => truth),
    meanEstimate: average(({ mean }) => mean),
    meanWidth: average(({ q05, q95 }) => q95 - q05),
    pitMean: average(({ pit }) => pit),
    pitEcdf: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((at) => share(({ pit }) => pit <= at)),
  };
}
