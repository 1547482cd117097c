/**
 * EM to convergence, with squared extrapolation (SQUAREM, scheme S3 of Varadhan & Roland 2008,
 * doi:10.1111/j.1467-9469.2007.00585.x): two plain steps say where the sequence is going, a third corrects the leap. A leap that
 * does not raise the likelihood is thrown away, so the climb is monotone and ends where plain EM would. Stops when a plain step
 * changes the log-likelihood by less than 1e-12 of it.
 */
import type { AnswerSets } from './answer-sets.js';
import { copyModel, emptyModel, emStep, type RaterModel } from './em-step.js';

export type Climb = {
  readonly model: RaterModel;
  readonly logLikelihood: number;
  /** steps of EM taken, each one pass over the answer sets */
  readonly steps: number;
  readonly isConverged: boolean;
};

const RELATIVE_CHANGE = 1e-12;
const MOST_STEPS = 20_000;

export function climb(sets: AnswerSets, start: RaterModel, mostSteps = MOST_STEPS): Climb {
  const make = (): RaterModel => emptyModel(sets);
  let [zero, one, two, leapt, after] = [make(), make(), make(), make(), make()];
  copyModel(start, zero);
  let steps = 0;
  for (;;) {
    const before = emStep(sets, zero, one);
    const now = emStep(sets, one, two);
    steps += 2;
    const isConverged = Math.abs(now - before) <= RELATIVE_CHANGE * Math.abs(now);
    if (isConverged || steps >= mostSteps) return { model: one, logLikelihood: now, steps, isConverged };
    if (!leap(zero, one, two, leapt)) {
      [zero, two] = [two, zero];
      continue;
    }
    const there = emStep(sets, leapt, after);
    steps++;
    if (there >= now) [zero, after] = [after, zero];
    else [zero, two] = [two, zero];
  }
}

/** Fills `to` with the extrapolated point. @returns false where it would be the last plain step */
function leap(zero: RaterModel, one: RaterModel, two: RaterModel, to: RaterModel): boolean {
  let [r2, v2] = [0, 0];
  const measure = (a: Float64Array, b: Float64Array, c: Float64Array): void => {
    for (let i = 0; i < a.length; i++) {
      const r = (b[i] as number) - (a[i] as number);
      const v = (c[i] as number) - (b[i] as number) - r;
      r2 += r * r;
      v2 += v * v;
    }
  };
  measure(zero.prior, one.prior, two.prior);
  measure(zero.theta, one.theta, two.theta);
  const length = Math.sqrt(r2 / v2);
  if (!(length > 1) || !Number.isFinite(length)) return false;
  const K = zero.prior.length;
  extrapolate(zero.prior, one.prior, two.prior, length, to.prior);
  extrapolate(zero.theta, one.theta, two.theta, length, to.theta);
  toSimplex(to.prior, 0, 1, K);
  for (let base = 0; base < to.theta.length; base += K * K)
    for (let k = 0; k < K; k++) toSimplex(to.theta, base + k, K, K);
  return true;
}

/** A chance that would leap to or below zero keeps its last plain value: at zero it could never come back. */
function extrapolate(a: Float64Array, b: Float64Array, c: Float64Array, length: number, to: Float64Array): void {
  for (let i = 0; i < a.length; i++) {
    const [x, y, z] = [a[i] as number, b[i] as number, c[i] as number];
    const r = y - x;
    const leapt = x + 2 * length * r + length * length * (z - y - r);
    to[i] = leapt > 0 ? leapt : z;
  }
}

function toSimplex(x: Float64Array, from: number, stride: number, n: number): void {
  let sum = 0;
  for (let i = 0, at = from; i < n; i++, at += stride) sum += x[at] as number;
  for (let i = 0, at = from; i < n; i++, at += stride) x[at] = (x[at] as number) / sum;
}
