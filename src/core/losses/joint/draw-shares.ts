/**
 * Every share given what is taken to be there. Blind, hidden, reported, swapped, silent and destroyed-if-hit shares are Beta
 * again; coverage, detection, false alarms and μ have no such form and take one slice each; φ is one of three.
 */
import type { Rng } from '../../numerics/rng.js';
import { type BetaShape, drawBeta, drawBetaOf, drawIndex, sliceShare } from '../../numerics/sample.js';
import * as v from '../visibility.js';
import { logHits } from './hits-prior.js';
import { EYES, type JointImage, type JointProblem, type JointSite } from './problem.js';
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

/** A Beta share, so many trials having gone one way and the other. */
const conjugate = (shape: BetaShape, yes: number, no: number, rng: Rng): number =>
  drawBetaOf(shape[0] + yes, shape[1] + no, rng);

export function drawShares(problem: JointProblem, shares: Shares, latents: Latents, tallies: Tallies, rng: Rng): void {
  const { scenario, sites, types } = problem;
  const { typeDestroyed, typeDamaged, outOfFrame, inFrame } = tallies;
  shares.hidden = conjugate(v.beta(v.HIDDEN, scenario), tallies.hidden, tallies.shown, rng);
  shares.report = conjugate(v.ANALYST.report, tallies.reported, tallies.unreported, rng);
  shares.swap = conjugate(v.ANALYST.swap, tallies.swapped, tallies.straight, rng);
  const { destroyedIfHit } = v.PRIOR;
  for (let t = 0; t < types.length; t++)
    shares.destroyedIfHit[t] = conjugate(destroyedIfHit, typeDestroyed[t] as number, typeDamaged[t] as number, rng);
  const blind = v.beta(v.BLIND, scenario);
  for (let i = 0; i < sites.length; i++)
    if ((sites[i] as JointSite).isBlind)
      shares.blind[i] = conjugate(blind, outOfFrame[i] as number, inFrame[i] as number, rng);
  drawCoverage(problem, shares, tallies, rng);
  for (let eye = 0; eye < EYES.length; eye++) {
    drawDetection(problem, shares, tallies, eye, true, rng);
    drawDetection(problem, shares, tallies, eye, false, rng);
  }
  drawFalseAlarm(problem, shares, tallies, rng);
  drawHitShares(problem, shares, latents, rng);
  drawConcentration(problem, shares, latents, rng);
}

/** Coverage of each image: what of that which was there was detected. */
function drawCoverage({ images }: JointProblem, shares: Shares, tallies: Tallies, rng: Rng): void {
  const { inView, seeDestroyed, seeDamaged } = shares;
  const { imageSeenD, imageThereD, imageSeenM, imageThereM, alarms, exposure } = tallies;
  for (let i = 0; i < images.length; i++) {
    const { eye, isSingle, coverage, destroyedFactor, damagedFactor } = images[i] as JointImage;
    if (isSingle) continue;
    const D = destroyedFactor * (seeDestroyed[eye] as number);
    const M = damagedFactor * (seeDamaged[eye] as number);
    const seen = (imageSeenD[i] as number) + (imageSeenM[i] as number);
    const missedD = (imageThereD[i] as number) - (imageSeenD[i] as number);
    const missedM = (imageThereM[i] as number) - (imageSeenM[i] as number);
    const rate = shares.falseAlarm * (exposure[i] as number);
    // Seen ones multiply by x each: with the prior they are a power of x.
    const power = coverage[0] - 1 + seen + (alarms[i] as number);
    const powerOfRest = coverage[1] - 1;
    inView[i] = sliceShare(
      inView[i] as number,
      (x, log, logRest) => {
        let sum = power * log + powerOfRest * logRest - rate * x;
        if (missedD > 0) sum += missedD * Math.log1p(-x * D);
        if (missedM > 0) sum += missedM * Math.log1p(-x * M);
        return sum;
      },
      rng,
    );
  }
}

/** How many an image let go unseen of one state, and what it takes to be seen beside detection: in view, and not blurred. */
let lost = missedOf(16);
function missedOf(images: number) {
  return {
    missed: new Float64Array(images),
    inView: new Float64Array(images),
    factor: new Float64Array(images),
  };
}

/** Detection of one eye, of destroyed or of damaged assets: what lay in view of its images was detected or missed. */
function drawDetection(
  { images, through, scenario }: JointProblem,
  shares: Shares,
  tallies: Tallies,
  eye: number,
  ofDestroyed: boolean,
  rng: Rng,
): void {
  const by = through[eye] as readonly number[];
  const seen = ofDestroyed ? tallies.imageSeenD : tallies.imageSeenM;
  const there = ofDestroyed ? tallies.imageThereD : tallies.imageThereM;
  const into = ofDestroyed ? shares.seeDestroyed : shares.seeDamaged;
  const shape = v.beta((ofDestroyed ? v.DETECT_DESTROYED : v.DETECT_DAMAGED)[EYES[eye] as v.Seeing], scenario);
  if (lost.missed.length < by.length) lost = missedOf(2 * by.length);
  const { missed, inView, factor } = lost;
  let detected = 0;
  let length = 0;
  for (let k = 0; k < by.length; k++) {
    const i = by[k] as number;
    const { destroyedFactor, damagedFactor } = images[i] as JointImage;
    detected += seen[i] as number;
    const left = (there[i] as number) - (seen[i] as number);
    if (left <= 0) continue;
    missed[length] = left;
    inView[length] = shares.inView[i] as number;
    factor[length++] = ofDestroyed ? destroyedFactor : damagedFactor;
  }
  if (length === 0) {
    into[eye] = drawBetaOf(shape[0] + detected, shape[1], rng);
    return;
  }
  const lacking = length;
  const power = shape[0] - 1 + detected;
  const powerOfRest = shape[1] - 1;
  into[eye] = sliceShare(
    into[eye] as number,
    (x, log, logRest) => {
      let sum = power * log + powerOfRest * logRest;
      for (let k = 0; k < lacking; k++)
        sum += (missed[k] as number) * Math.log1p(-x * (inView[k] as number) * (factor[k] as number));
      return sum;
    },
    rng,
  );
}

function drawFalseAlarm({ images }: JointProblem, shares: Shares, tallies: Tallies, rng: Rng): void {
  let alarms = 0;
  let exposure = 0;
  for (let i = 0; i < images.length; i++) {
    alarms += tallies.alarms[i] as number;
    exposure += (shares.inView[i] as number) * (tallies.exposure[i] as number);
  }
  const power = v.ANALYST.falseAlarm[0] - 1 + alarms;
  const powerOfRest = v.ANALYST.falseAlarm[1] - 1;
  shares.falseAlarm = sliceShare(
    shares.falseAlarm,
    (x, log, logRest) => power * log + powerOfRest * logRest - exposure * x,
    rng,
  );
}

function drawHitShares({ sites }: JointProblem, shares: Shares, latents: Latents, rng: Rng): void {
  const { destroyed, damaged, present, struck, hits } = latents;
  for (let c = 0; c < hits.length; c++) hits[c] = (destroyed[c] as number) + (damaged[c] as number);
  const { concentration, hitShare } = shares;
  const power = v.PRIOR.hitShare[0] - 1;
  const powerOfRest = v.PRIOR.hitShare[1] - 1;
  for (let i = 0; i < sites.length; i++) {
    const { cells } = sites[i] as JointSite;
    hitShare[i] = struck[i]
      ? sliceShare(
          hitShare[i] as number,
          (x, log, logRest) => power * log + powerOfRest * logRest + logHits(cells, hits, present, x, concentration),
          rng,
        )
      : drawBeta(v.PRIOR.hitShare, rng);
  }
}

/** φ, given how the hits of each site lie. */
function drawConcentration({ sites }: JointProblem, shares: Shares, latents: Latents, rng: Rng): void {
  const { present, struck, hits } = latents;
  const { hitShare } = shares;
  const among = v.PRIOR.concentration;
  let top = Number.NEGATIVE_INFINITY;
  for (let p = 0; p < among.length; p++) {
    let sum = 0;
    for (let i = 0; i < sites.length; i++)
      if (struck[i])
        sum += logHits((sites[i] as JointSite).cells, hits, present, hitShare[i] as number, among[p] as number);
    chances[p] = sum;
    if (sum > top) top = sum;
  }
  for (let p = 0; p < among.length; p++) chances[p] = Math.exp((chances[p] as number) - top);
  shares.concentration = among[drawIndex(chances, among.length, rng)] as number;
}

const chances = new Float64Array(v.PRIOR.concentration.length);
