/** Every share drawn from its prior: where a chain begins, and what is known before any image. */
import type { Rng } from '../../numerics/rng.js';
import { type BetaShape, drawBeta } from '../../numerics/sample.js';
import * as v from '../visibility.js';
import { EYES, type JointProblem } from './problem.js';
import type { Shares } from './state.js';

export function sharesFromPrior(problem: JointProblem, rng: Rng): Shares {
  const { scenario, sites, types, images } = problem;
  const fill = <T>(list: readonly T[], shape: (item: T) => BetaShape): Float64Array =>
    Float64Array.from(list, (item) => drawBeta(shape(item), rng));
  return {
    hitShare: fill(sites, () => v.PRIOR.hitShare),
    blind: Float64Array.from(sites, ({ isBlind }) => (isBlind ? drawBeta(v.beta(v.BLIND, scenario), rng) : 0)),
    destroyedIfHit: fill(types, () => v.PRIOR.destroyedIfHit),
    inView: fill(images, (image) => image.coverage),
    seeDestroyed: fill(EYES, (eye) => v.beta(v.DETECT_DESTROYED[eye], scenario)),
    seeDamaged: fill(EYES, (eye) => v.beta(v.DETECT_DAMAGED[eye], scenario)),
    concentration: v.PRIOR.concentration[Math.floor(3 * rng.uniform())] as number,
    hidden: drawBeta(v.beta(v.HIDDEN, scenario), rng),
    report: drawBeta(v.ANALYST.report, rng),
    swap: drawBeta(v.ANALYST.swap, rng),
    falseAlarm: drawBeta(v.ANALYST.falseAlarm, rng),
  };
}
