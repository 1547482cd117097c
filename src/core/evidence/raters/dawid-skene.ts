/**
 * Dawid & Skene (1979) by maximum likelihood: the model of em-step.ts, climbed from several starts.
 *
 * The likelihood has several maxima, and on small tables some lie so close that the data hardly tell them apart. The highest is
 * kept unless the one reached from the vote shares, as in the paper, is within ln 20 of it: under that ratio evidence is not
 * strong (Kass & Raftery 1995, doi:10.1080/01621459.1995.10476572). All are listed.
 * Cost: starts × steps × one EM step.
 */
import type { Rng } from '../../numerics/rng.js';
import type { AnswerSets } from './answer-sets.js';
import { type Climb, climb } from './climb.js';
import { type RaterModel, setShares } from './em-step.js';
import { startsOf } from './starts.js';

export type Maximum = {
  readonly start: string;
  readonly logLikelihood: number;
  readonly prior: readonly number[];
  readonly steps: number;
};

export type DawidSkene = {
  readonly logLikelihood: number;
  readonly start: string;
  readonly isConverged: boolean;
  readonly model: RaterModel;
  /** P(class | answers), `[set · K + class]` */
  readonly shares: Float64Array;
  /** the different maxima found, highest first */
  readonly maxima: readonly Maximum[];
};

const STRONG_EVIDENCE = Math.log(20);
/** Two climbs ended at one maximum when they differ by less than their own stopping error, many times over. */
const SAME_MAXIMUM = 1e-5;

export function dawidSkene(sets: AnswerSets, rng: Rng): DawidSkene {
  const climbs = startsOf(sets, rng).map(({ name, model }) => ({ name, climb: climb(sets, model) }));
  const byHeight = [...climbs].sort((a, b) => b.climb.logLikelihood - a.climb.logLikelihood);
  const highest = (byHeight[0] as (typeof climbs)[number]).climb.logLikelihood;
  const chosen = climbs.find(({ climb: { logLikelihood } }) => highest - logLikelihood < STRONG_EVIDENCE);
  const { name, climb: best } = chosen as { name: string; climb: Climb };
  return {
    logLikelihood: best.logLikelihood,
    start: name,
    isConverged: best.isConverged,
    model: best.model,
    shares: setShares(sets, best.model),
    maxima: byHeight
      .filter(
        ({ climb: { logLikelihood } }, i) =>
          !byHeight.slice(0, i).some((other) => other.climb.logLikelihood - logLikelihood < SAME_MAXIMUM),
      )
      .map(({ name: start, climb: { logLikelihood, model, steps } }) => ({
        start,
        logLikelihood,
        prior: [...model.prior],
        steps,
      })),
  };
}
