/**
 * Every share given what is taken to be there. Blind, hidden, reported, swapped, silent and destroyed-if-hit shares are Beta
 * again; coverage, detection, false alarms and μ have no such form and take one slice each; φ is one of three.
 */
import type { BetaShape } from '../../numerics/beta.js';
import type { Rng } from '../../numerics/rng.js';
import { drawBeta, drawIndex, sliceShare } from '../../numerics/sample.js';
import * as v from '../visibility.js';
import { logHits } from './hits-prior.js';
import { EYES, type JointProblem } from './problem.js';
import type { Latents, Shares, Tallies } from './state.js';

/** f: an intact asset is called hit */
const FALSE_ALARM: BetaShape = [1, 400];

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
    silence: v.ANALYST.silence,
    falseAlarm: drawBeta(FALSE_ALARM, rng),
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
  const { images, scenario } = problem;
  const { inView, seeDestroyed, seeDamaged } = shares;
  for (const [i, { eye, isSingle, coverage, destroyedFactor, damagedFactor }] of images.entries()) {
    if (isSingle) continue;
    const [D, M] = [destroyedFactor * (seeDestroyed[eye] as number), damagedFactor * (seeDamaged[eye] as number)];
    const exposure = shares.falseAlarm * (tallies.exposure[i] as number);
    inView[i] = sliceShare(
      inView[i] as number,
      (x) =>
        betaKernel(x, coverage) +
        seenKernel(x * D, tallies.imageSeenD[i] as number, tallies.imageThereD[i] as number) +
        seenKernel(x * M, tallies.imageSeenM[i] as number, tallies.imageThereM[i] as number) +
        (tallies.alarms[i] as number) * Math.log(x) -
        exposure * x,
      rng,
    );
  }
  for (const [e, eye] of EYES.entries()) {
    const through = images.flatMap((image, i) => (image.eye === e && !image.isSingle ? [i] : []));
    const update = (
      current: number,
      prior: BetaShape,
      factor: 'destroyedFactor' | 'damagedFactor',
      seen: Float64Array,
      there: Float64Array,
    ): number =>
      through.every((i) => there[i] === 0)
        ? drawBeta(prior, rng)
        : sliceShare(
            current,
            (x) =>
              through.reduce(
                (sum, i) =>
                  sum +
                  seenKernel(
                    x * (inView[i] as number) * (images[i]?.[factor] ?? 1),
                    seen[i] as number,
                    there[i] as number,
                  ),
                betaKernel(x, prior),
              ),
            rng,
          );
    seeDestroyed[e] = update(
      seeDestroyed[e] as number,
      v.beta(v.DETECT_DESTROYED[eye], scenario),
      'destroyedFactor',
      tallies.imageSeenD,
      tallies.imageThereD,
    );
    seeDamaged[e] = update(
      seeDamaged[e] as number,
      v.beta(v.DETECT_DAMAGED[eye], scenario),
      'damagedFactor',
      tallies.imageSeenM,
      tallies.imageThereM,
    );
  }
}

function drawFalseAlarm({ images }: JointProblem, shares: Shares, tallies: Tallies, rng: Rng): void {
  let [alarms, exposure] = [0, 0];
  for (let i = 0; i < images.length; i++) {
    alarms += tallies.alarms[i] as number;
    exposure += (shares.inView[i] as number) * (tallies.exposure[i] as number);
  }
  shares.falseAlarm = sliceShare(
    shares.falseAlarm,
    (x) => betaKernel(x, FALSE_ALARM) + alarms * Math.log(x) - exposure * x,
    rng,
  );
}

function drawHitShares(
  { sites }: JointProblem,
  shares: Shares,
  { destroyed, damaged, present, struck }: Latents,
  rng: Rng,
): void {
  const logCells = (cells: readonly number[], mean: number, concentration: number): number =>
    cells.reduce(
      (sum, c) =>
        sum + logHits((destroyed[c] as number) + (damaged[c] as number), present[c] as number, mean, concentration),
      0,
    );
  for (const [i, { cells }] of sites.entries())
    shares.hitShare[i] = struck[i]
      ? sliceShare(
          shares.hitShare[i] as number,
          (x) => betaKernel(x, v.PRIOR.hitShare) + logCells(cells, x, shares.concentration),
          rng,
        )
      : drawBeta(v.PRIOR.hitShare, rng);
  const logs = v.PRIOR.concentration.map((phi) =>
    sites.reduce((sum, { cells }, i) => sum + (struck[i] ? logCells(cells, shares.hitShare[i] as number, phi) : 0), 0),
  );
  const most = Math.max(...logs);
  const chosen = drawIndex(
    logs.map((log) => Math.exp(log - most)),
    logs.length,
    rng,
  );
  shares.concentration = v.PRIOR.concentration[chosen] as number;
}

const betaKernel = (x: number, [a, b]: BetaShape): number => (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x);
const seenKernel = (chance: number, seen: number, there: number): number =>
  there === 0 ? 0 : seen * Math.log(chance) + (there - seen) * Math.log1p(-chance);
