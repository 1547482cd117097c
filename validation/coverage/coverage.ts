/**
 * How often the 90 % interval of the matching scenario holds the truth on simulated strikes off the model's own prior.
 * Counts are whole, so an interval holds more than 90 %: it is compared with the mass it really has. The randomised
 * probability integral transform (Czado, Gneiting & Held 2009) of a calibrated forecast is uniform.
 */
import { DEFAULT_CONFIG, run } from '../../src/core/execute.js';
import { makeRng } from '../../src/core/numerics/rng.js';
import { isGap } from '../../src/core/problem.js';
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

function askStrike(strike: Simulated, visibility: Visibility): readonly Asked[] {
  const { losses } = run(strike.theCase, { ...DEFAULT_CONFIG, only: ['losses'] });
  if (isGap(losses)) throw new Error(`strike ${strike.seed}: ${losses.detail}`);
  const scenario = losses.scenarios.find(({ name }) => name === visibility);
  // A strike of which nobody published an image has no headline.
  if (!scenario?.byCell.some((cell) => cell.looked && !cell.unlisted)) return [];
  const truths = truthOver(strike, scenario.byCell);
  const rng = makeRng(strike.seed).fork('pit');
  return QUANTITIES.map((quantity): Asked => {
    const { mean, q05, q95 } = scenario.total[quantity];
    const [pmf, truth] = [scenario.pmf[quantity], truths[quantity]];
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
