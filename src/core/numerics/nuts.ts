/**
 * The no-U-turn sampler (Hoffman & Gelman 2014) with multinomial weights along the path and the turning test of its sum of
 * momenta (Betancourt 2017, arXiv 1701.02434, A.4), also across the joint of two halves as Stan has it since 2.21. Assumption most
 * likely to be wrong: one step size and a diagonal metric fit the whole posterior; a neck shows as divergences, R-hat and
 * small effective sizes. A draw costs up to 2^maxDepth gradients.
 */
import { InputError } from '../problem.js';
import { type Adapted, makeAdaptation } from './nuts-adapt.js';
import type { Rng } from './rng.js';

/** A log density up to a constant, on all of R^dimension. */
export type Target = {
  readonly dimension: number;
  /** fills `gradient`, returns the log density at `at`; −Infinity (or NaN) outside the support */
  readonly logDensity: (at: Float64Array, gradient: Float64Array) => number;
};

export type NutsPlan = {
  readonly warmup: number;
  readonly draws: number;
  /** paths double at most so often (10 in Stan) */
  readonly maxDepth: number;
  /** mean acceptance the step size is set for, in (0, 1) */
  readonly accept: number;
};

export const USUAL: NutsPlan = { warmup: 500, draws: 500, maxDepth: 10, accept: 0.8 };

export type NutsChain = {
  /** one row per draw, after the warm-up */
  readonly draws: readonly Float64Array[];
  readonly adapted: Adapted;
  /** draws whose path left the level of energy, after the warm-up */
  readonly divergences: number;
  /** gradients taken after the warm-up */
  readonly gradients: number;
};

/** Energy error at which a path is called divergent (Stan's). */
const DIVERGENT = 1000;

/**
 * One chain. @param start a point of finite density @param warm step and metric of an earlier, like fit: a start for the warm-up
 * @throws InputError where the density at `start` is not finite
 */
export function sampleNuts(target: Target, start: Float64Array, plan: NutsPlan, rng: Rng, warm?: Adapted): NutsChain {
  const path = makePath(target, start, plan.maxDepth, rng);
  const adaptation = makeAdaptation(target.dimension, plan, warm);
  if (warm === undefined) adaptation.restart(path.reasonableStep(adaptation.step(), adaptation.metric()));
  for (let i = 0; i < plan.warmup; i++) {
    const { accept } = path.next(adaptation.step(), adaptation.metric());
    if (adaptation.learn(accept, path.position()))
      adaptation.restart(path.reasonableStep(adaptation.step(), adaptation.metric()));
  }
  const adapted = adaptation.done();
  const draws: Float64Array[] = [];
  let [divergences, before] = [0, path.gradients()];
  for (let i = 0; i < plan.draws; i++) {
    if (path.next(adapted.step, adapted.metric).diverged) divergences++;
    draws.push(path.position().slice());
  }
  before = path.gradients() - before;
  return { draws, adapted, divergences, gradients: before };
}

type Edge = { readonly q: Float64Array; readonly p: Float64Array; readonly g: Float64Array };
type Step = { readonly accept: number; readonly diverged: boolean };

type Path = {
  /** one transition */
  readonly next: (step: number, metric: Float64Array) => Step;
  /** a step at which one leapfrog accepts about .8 (Hoffman & Gelman 2014, algorithm 4) */
  readonly reasonableStep: (step: number, metric: Float64Array) => number;
  readonly position: () => Float64Array;
  readonly gradients: () => number;
};

function makePath(target: Target, start: Float64Array, maxDepth: number, rng: Rng): Path {
  const { dimension, logDensity } = target;
  const vector = (): Float64Array => new Float64Array(dimension);
  const edge = (): Edge => ({ q: vector(), p: vector(), g: vector() });
  const [z, forward, backward] = [edge(), edge(), edge()];
  const current = { q: start.slice(), g: vector() };
  let level = logDensity(current.q, current.g);
  if (!Number.isFinite(level)) throw new InputError('nuts.start', 'a point of finite log density', level);
  const [proposal, rho, rhoNew, firstOfNew, lastOfOld, joint] = [
    vector(),
    vector(),
    vector(),
    vector(),
    vector(),
    vector(),
  ];
  let proposalLevel = level;
  const proposalGradient = vector();
  /** per depth: proposal, its gradient, momenta at the joint and sums of the two halves */
  const shelves = Array.from({ length: maxDepth + 1 }, () => Array.from({ length: 6 }, vector));
  let [gradients, metric, step, energy, zLevel] = [0, vector(), 1, 0, level];
  let [sumAccept, leaps, diverged] = [0, 0, false];

  const kinetic = (p: Float64Array): number => {
    let total = 0;
    for (let i = 0; i < dimension; i++) total += (metric[i] as number) * (p[i] as number) * (p[i] as number);
    return total / 2;
  };
  const leap = (signed: number): void => {
    const { q, p, g } = z;
    for (let i = 0; i < dimension; i++) {
      p[i] = (p[i] as number) + (signed / 2) * (g[i] as number);
      q[i] = (q[i] as number) + signed * (metric[i] as number) * (p[i] as number);
    }
    zLevel = logDensity(q, g);
    gradients++;
    for (let i = 0; i < dimension; i++) p[i] = (p[i] as number) + (signed / 2) * (g[i] as number);
  };
  const drawMomentum = (p: Float64Array): void => {
    for (let i = 0; i < dimension; i++) p[i] = rng.normal() / Math.sqrt(metric[i] as number);
  };
  const goesOn = (a: Float64Array, b: Float64Array, sum: Float64Array): boolean => {
    let [first, last] = [0, 0];
    for (let i = 0; i < dimension; i++) {
      const scaled = (metric[i] as number) * (sum[i] as number);
      first += (a[i] as number) * scaled;
      last += (b[i] as number) * scaled;
    }
    return first > 0 && last > 0;
  };

  /** Half a path of 2^depth leaps from z on; false where it turned or diverged. `log` of its weight in `weight`. */
  let [weight, builtLevel] = [0, 0];
  function build(
    depth: number,
    sign: number,
    sum: Float64Array,
    first: Float64Array,
    last: Float64Array,
    sample: Float64Array,
    sampleGradient: Float64Array,
  ): boolean {
    if (depth === 0) {
      leap(sign * step);
      leaps++;
      let gap = energy - (kinetic(z.p) - zLevel);
      if (Number.isNaN(gap)) gap = Number.NEGATIVE_INFINITY;
      if (-gap > DIVERGENT) diverged = true;
      weight = gap;
      sumAccept += gap > 0 ? 1 : Math.exp(gap);
      sample.set(z.q);
      sampleGradient.set(z.g);
      builtLevel = zLevel;
      add(sum, z.p);
      first.set(z.p);
      last.set(z.p);
      return !diverged;
    }
    const [other, otherGradient, endOfOne, startOfTwo, sumOne, sumTwo] = shelves[depth] as Float64Array[] as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    sumOne.fill(0);
    sumTwo.fill(0);
    if (!build(depth - 1, sign, sumOne, first, endOfOne, sample, sampleGradient)) return false;
    const [weightOne, levelOne] = [weight, builtLevel];
    if (!build(depth - 1, sign, sumTwo, startOfTwo, last, other, otherGradient)) return false;
    const total = logSum(weightOne, weight);
    if (weight >= total || Math.log1p(-rng.uniform()) < weight - total) {
      sample.set(other);
      sampleGradient.set(otherGradient);
    } else builtLevel = levelOne;
    weight = total;
    for (let i = 0; i < dimension; i++) joint[i] = (sumOne[i] as number) + (sumTwo[i] as number);
    add(sum, joint);
    if (!goesOn(first, last, joint)) return false;
    for (let i = 0; i < dimension; i++) joint[i] = (sumOne[i] as number) + (startOfTwo[i] as number);
    if (!goesOn(first, startOfTwo, joint)) return false;
    for (let i = 0; i < dimension; i++) joint[i] = (sumTwo[i] as number) + (endOfOne[i] as number);
    return goesOn(endOfOne, last, joint);
  }

  const next = (stepSize: number, ownMetric: Float64Array): Step => {
    [step, metric] = [stepSize, ownMetric];
    [sumAccept, leaps, diverged] = [0, 0, false];
    drawMomentum(forward.p);
    forward.q.set(current.q);
    forward.g.set(current.g);
    copy(backward, forward);
    rho.set(forward.p);
    energy = kinetic(forward.p) - level;
    let whole = 0;
    for (let depth = 0; depth < maxDepth; depth++) {
      const isForward = rng.uniform() < 0.5;
      const end = isForward ? forward : backward;
      copy(z, end);
      lastOfOld.set(end.p);
      rhoNew.fill(0);
      const isValid = build(depth, isForward ? 1 : -1, rhoNew, firstOfNew, end.p, proposal, proposalGradient);
      if (!isValid) break;
      proposalLevel = builtLevel;
      copy(end, z);
      if (weight > whole || Math.log1p(-rng.uniform()) < weight - whole) {
        current.q.set(proposal);
        current.g.set(proposalGradient);
        level = proposalLevel;
      }
      whole = logSum(whole, weight);
      // The sum of the old half plus the first momentum of the new one, and the other way round.
      for (let i = 0; i < dimension; i++) joint[i] = (rho[i] as number) + (firstOfNew[i] as number);
      const far = isForward ? backward.p : forward.p;
      const oldHolds = goesOn(far, firstOfNew, joint);
      for (let i = 0; i < dimension; i++) joint[i] = (rhoNew[i] as number) + (lastOfOld[i] as number);
      const newHolds = goesOn(lastOfOld, end.p, joint);
      add(rho, rhoNew);
      if (!oldHolds || !newHolds || !goesOn(backward.p, forward.p, rho)) break;
    }
    return { accept: sumAccept / Math.max(1, leaps), diverged };
  };

  const reasonableStep = (from: number, ownMetric: Float64Array): number => {
    metric = ownMetric;
    let found = from;
    let direction = 0;
    for (let tries = 0; tries < 60; tries++) {
      z.q.set(current.q);
      z.g.set(current.g);
      drawMomentum(z.p);
      const before = kinetic(z.p) - level;
      leap(found);
      const gap = before - (kinetic(z.p) - zLevel);
      const wanted = gap > Math.log(0.8) ? 1 : -1;
      if (direction === 0) direction = wanted;
      if (wanted !== direction) break;
      found *= direction === 1 ? 2 : 0.5;
    }
    return found;
  };
  return { next, reasonableStep, position: () => current.q, gradients: () => gradients };
}

function add(to: Float64Array, what: Float64Array): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] as number) + (what[i] as number);
}

function copy(to: Edge, from: Edge): void {
  to.q.set(from.q);
  to.p.set(from.p);
  to.g.set(from.g);
}

function logSum(a: number, b: number): number {
  const most = Math.max(a, b);
  return most === Number.NEGATIVE_INFINITY ? most : most + Math.log(Math.exp(a - most) + Math.exp(b - most));
}
