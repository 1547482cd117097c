/**
 * Every share given what is taken to be there. Blind, hidden, reported, swapped, silent and destroyed-if-hit shares are Beta
 * again; coverage, detection, false alarms and μ have no such form and take one slice each; φ is one of three.
 */
import type { Rng } from '../../numerics/rng.js';
import { type BetaShape, drawBeta, drawIndex, sliceShare } from '../../numerics/sample.js';
import * as v from '../visibility.js';
import { logHits } from './hits-prior.js';
import { EYES, type JointProblem } from './problem.js';
import type { Latents, Shares, Tallies } from './state.js';

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

export function drawShares(problem: JointProblem, shares: Shares, latents: Latents, tallies: Tallies, rng: Rng): void {
  const { scenario } = problem;
  const conjugate = ([a, b]: BetaShape, yes: number, no: number): number => drawBeta([a + yes, b + no], rng);
  shares.hidden = conjugate(v.beta(v.HIDDEN, scenario), tallies.hidden, tallies.shown);
  shares.report = conjugate(v.ANALYST.report, tallies.reported, tallies.unreported);
  shares.swap = conjugate(v.ANALYST.swap, tallies.swapped, tallies.straight);
  for (let t = 0; t < problem.types.length; t++)
    shares.destroyedIfHit[t] = conjugate(
      v.PRIOR.destroyedIfHit,
      tallies.typeDestroyed[t] as number,
      tallies.typeDamaged[t] as number,
    );
  for (const [i, { isBlind }] of problem.sites.entries())
    if (isBlind)
      shares.blind[i] = conjugate(
        v.beta(v.BLIND, scenario),
        tallies.outOfFrame[i] as number,
        tallies.inFrame[i] as number,
      );
  drawDetection(problem, shares, tallies, rng);
  drawFalseAlarm(problem, shares, tallies, rng);
  drawHitShares(problem, shares, latents, rng);
}

/** Coverage of each image, then detection of each eye: what of that which was there was detected. */
function drawDetection(problem: JointProblem, shares: Shares, tallies: Tallies, rng: Rng): void {
  const { images, through, scenario } = problem;
  const { inView, seeDestroyed, seeDamaged } = shares;
  const { imageSeenD, imageThereD, imageSeenM, imageThereM, alarms, exposure } = tallies;
  for (let i = 0; i < images.length; i++) {
    const { eye, isSingle, coverage, destroyedFactor, damagedFactor } = images[i] as JointProblem['images'][number];
    if (isSingle) continue;
    const D = destroyedFactor * (seeDestroyed[eye] as number);
    const M = damagedFactor * (seeDamaged[eye] as number);
    const [seen, raised] = [(imageSeenD[i] as number) + (imageSeenM[i] as number), alarms[i] as number];
    const missedD = (imageThereD[i] as number) - (imageSeenD[i] as number);
    const missedM = (imageThereM[i] as number) - (imageSeenM[i] as number);
    const rate = shares.falseAlarm * (exposure[i] as number);
    const [a, b] = coverage;
    // Seen ones multiply by x each: with the prior they are a power of x.
    const power = a - 1 + seen + raised;
    inView[i] = sliceShare(
      inView[i] as number,
      (x) => {
        let sum = power * Math.log(x) + (b - 1) * Math.log1p(-x) - rate * x;
        if (missedD > 0) sum += missedD * Math.log1p(-x * D);
        if (missedM > 0) sum += missedM * Math.log1p(-x * M);
        return sum;
      },
      rng,
    );
  }
  for (let e = 0; e < EYES.length; e++) {
    const eye = EYES[e] as (typeof EYES)[number];
    const by = through[e] as readonly number[];
    const update = (
      current: number,
      [a, b]: BetaShape,
      factor: 'destroyedFactor' | 'damagedFactor',
      seen: Float64Array,
      there: Float64Array,
    ): number => {
      let [detected, missed] = [0, 0];
      for (const i of by) {
        detected += seen[i] as number;
        missed += (there[i] as number) - (seen[i] as number);
      }
      if (missed === 0) return drawBeta([a + detected, b], rng);
      return sliceShare(
        current,
        (x) => {
          let sum = (a - 1 + detected) * Math.log(x) + (b - 1) * Math.log1p(-x);
          for (const i of by) {
            const left = (there[i] as number) - (seen[i] as number);
            if (left > 0) sum += left * Math.log1p(-x * (inView[i] as number) * (images[i]?.[factor] ?? 1));
          }
          return sum;
        },
        rng,
      );
    };
    const [D, M] = [v.beta(v.DETECT_DESTROYED[eye], scenario), v.beta(v.DETECT_DAMAGED[eye], scenario)];
    seeDestroyed[e] = update(seeDestroyed[e] as number, D, 'destroyedFactor', imageSeenD, imageThereD);
    seeDamaged[e] = update(seeDamaged[e] as number, M, 'damagedFactor', imageSeenM, imageThereM);
  }
}

function drawFalseAlarm({ images }: JointProblem, shares: Shares, tallies: Tallies, rng: Rng): void {
  let [alarms, exposure] = [0, 0];
  for (let i = 0; i < images.length; i++) {
    alarms += tallies.alarms[i] as number;
    exposure += (shares.inView[i] as number) * (tallies.exposure[i] as number);
  }
  const [a, b] = v.ANALYST.falseAlarm;
  shares.falseAlarm = sliceShare(
    shares.falseAlarm,
    (x) => (a - 1 + alarms) * Math.log(x) + (b - 1) * Math.log1p(-x) - exposure * x,
    rng,
  );
}

function drawHitShares(problem: JointProblem, shares: Shares, latents: Latents, rng: Rng): void {
  const { sites, most } = problem;
  const { destroyed, damaged, present, struck } = latents;
  const hits = latents.hits;
  for (let c = 0; c < hits.length; c++) hits[c] = (destroyed[c] as number) + (damaged[c] as number);
  const [a, b] = v.PRIOR.hitShare;
  for (let i = 0; i < sites.length; i++) {
    const { cells } = sites[i] as JointProblem['sites'][number];
    shares.hitShare[i] = struck[i]
      ? sliceShare(
          shares.hitShare[i] as number,
          (x) =>
            (a - 1) * Math.log(x) +
            (b - 1) * Math.log1p(-x) +
            logHits(cells, hits, present, most, x, shares.concentration),
          rng,
        )
      : drawBeta(v.PRIOR.hitShare, rng);
  }
  const logs = v.PRIOR.concentration.map((phi) => {
    let sum = 0;
    for (let i = 0; i < sites.length; i++)
      if (struck[i]) sum += logHits(sites[i]?.cells ?? [], hits, present, most, shares.hitShare[i] as number, phi);
    return sum;
  });
  const top = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - top));
  shares.concentration = v.PRIOR.concentration[drawIndex(weights, weights.length, rng)] as number;
}
