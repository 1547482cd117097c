/**
 * A log-linear model of the patterns: log E(n_x) = β₀ + Σ θ_t over the terms t inside x, Poisson, fitted to the patterns of at
 * least one list; the unseen are exp(β₀) (Fienberg 1972; Cormack 1989). Most likely wrong: that the interactions left out are
 * none, above all the one of every list with every other, which no data can show.
 *
 * With Z(θ) the sum over all patterns, β₀ goes out by itself: e^β₀ = n/(Z − 1), and what is maximised is Σ θ_t·m_t −
 * n·log(Z − 1), m_t the margin of a term. Lists that no term links multiply, so Z is a product over linked groups; inside a
 * group all margins come from one transform over supersets. Cost per Newton step: s·2^s for a group of s lists and p³/6 for p
 * terms, whatever is listed and however many lists there are. `poisson-regression.ts` is the plain form of it in the tests.
 */

import { factorInPlace, solveInPlace } from '../../numerics/positive-definite.js';
import { logFactorial } from '../../numerics/special.js';
import { bitCount, type ListCells, marginOf } from './cells.js';
import { evaluate, groupsOf, type Work, workFor } from './linked-groups.js';

export type LogLinearModel = {
  /** interactions: masks of two or more lists; each list by itself is always in */
  readonly terms: readonly number[];
  /** masks whose coefficient is −∞: nobody can be on all lists of one */
  readonly impossible: readonly number[];
};

export type LogLinearFit = {
  readonly model: LogLinearModel;
  /** estimate of how many are on no list */
  readonly unseen: number;
  /** standard error of log(unseen) */
  readonly logError: number;
  /** free coefficients, β₀ among them */
  readonly parameters: number;
  /** coefficients: of every list by itself, then of `terms` */
  readonly theta: Float64Array;
  readonly steps: number;
  /** how many are expected on both lists a and b (a ≠ b) or on list a (a = b) */
  readonly expectedOn: (a: number, b: number) => number;
};

export const INDEPENDENT: LogLinearModel = { terms: [], impossible: [] };

const MOST_STEPS = 60;
/** Newton decrement per listed one. The step then taken leaves its square. */
const SMALL = 1e-10;
/** Newton's steps shrink by their square towards a maximum, and by 1/e towards one that lies at infinity. */
const CREEPING = 0.05;
/** No count a double holds has such odds: the coefficient runs to infinity. */
const RUNAWAY = 36;

/**
 * Null where the likelihood has no maximum (a coefficient runs to infinity; Fienberg & Rinaldo 2012) or the terms cannot be
 * told apart.
 * @param start coefficients to begin with, from a fit near by
 */
export function fitLogLinear(cells: ListCells, model: LogLinearModel, start?: Float64Array): LogLinearFit | null {
  const work = workFor(groupsOf(cells.lists.length, model), cells.lists.length + model.terms.length);
  const margins = marginsOf(cells, model);
  return climb(work, margins, start ? start.slice() : startFrom(margins, cells), cells.n, model);
}

function climb(
  work: Work,
  margins: Float64Array,
  theta: Float64Array,
  n: number,
  model: LogLinearModel,
): LogLinearFit | null {
  const p = theta.length;
  const [step, slope] = [new Float64Array(p), new Float64Array(p)];
  let height = heightAt(work, theta, margins, n);
  let before = Number.POSITIVE_INFINITY;
  for (let steps = 1; steps <= MOST_STEPS; steps++) {
    fillStep(work, margins, n, step);
    slope.set(step);
    if (!factorInPlace(work.matrix, p)) return null;
    solveInPlace(work.matrix, p, step);
    let decrement = 0;
    for (let k = 0; k < p; k++) decrement += (slope[k] as number) * (step[k] as number);
    if (!Number.isFinite(decrement)) return null;
    const isNear = decrement < SMALL * n;
    if (isNear && decrement > CREEPING * before && before > SMALL * SMALL * n) return null;
    const next = walk(work, theta, step, margins, n, height);
    if (next === null) return isNear ? finished(work, theta, model, n, steps) : null;
    if (theta.some((x) => Math.abs(x) > RUNAWAY)) return null;
    if (isNear && (before < Number.POSITIVE_INFINITY || decrement < SMALL * SMALL * n))
      return finished(work, theta, model, n, steps);
    height = next;
    before = decrement;
  }
  return null;
}

/** As far along the step as the height does not fall; null where it always does. */
function walk(
  work: Work,
  theta: Float64Array,
  step: Float64Array,
  margins: Float64Array,
  n: number,
  height: number,
): number | null {
  for (let scale = 1; scale > 1e-6; scale /= 2) {
    for (let k = 0; k < theta.length; k++) theta[k] = (theta[k] as number) + scale * (step[k] as number);
    const next = heightAt(work, theta, margins, n);
    if (next >= height - 1e-11 * Math.abs(height)) return next;
    for (let k = 0; k < theta.length; k++) theta[k] = (theta[k] as number) - scale * (step[k] as number);
  }
  heightAt(work, theta, margins, n);
  return null;
}

export function marginsOf(cells: ListCells, { terms }: LogLinearModel): Float64Array {
  return Float64Array.from([...cells.lists.map((_, j) => 1 << j), ...terms], (mask) => marginOf(cells, mask));
}

/** Half as many unseen as seen, lists independent: near enough for Newton. */
function startFrom(margins: Float64Array, cells: ListCells): Float64Array {
  const theta = new Float64Array(margins.length);
  for (let j = 0; j < cells.lists.length; j++) {
    const on = margins[j] as number;
    theta[j] = Math.log(on / (1.5 * cells.n - on));
  }
  return theta;
}

function heightAt(work: Work, theta: Float64Array, margins: Float64Array, n: number): number {
  const logZ = evaluate(work, theta);
  let sum = -n * Math.log(Math.expm1(logZ));
  for (let k = 0; k < theta.length; k++) sum += (theta[k] as number) * (margins[k] as number);
  return sum;
}

/** Gradient into `step`, minus the Hessian into the matrix. */
function fillStep(work: Work, margins: Float64Array, n: number, step: Float64Array): void {
  const p = step.length;
  const seen = -1 / Math.expm1(-work.logZ);
  for (let k = 0; k < p; k++) {
    const one = work.means[k] as number;
    step[k] = (margins[k] as number) - n * seen * one;
    for (let l = 0; l <= k; l++) {
      const both = work.together(k, l);
      work.matrix[k * p + l] = n * seen * (both - seen * one * (work.means[l] as number));
    }
  }
}

function finished(work: Work, theta: Float64Array, model: LogLinearModel, n: number, steps: number): LogLinearFit {
  const p = theta.length;
  const unseen = n / Math.expm1(work.logZ);
  const seen = -1 / Math.expm1(-work.logZ);
  // Information of (β₀, θ) is n·[1, aᵀ; a, B]: what is left of its first entry once θ is known.
  const a = new Float64Array(p);
  for (let k = 0; k < p; k++) {
    a[k] = n * seen * (work.means[k] as number);
    for (let l = 0; l <= k; l++) work.matrix[k * p + l] = n * seen * work.together(k, l);
  }
  const solved = a.slice();
  factorInPlace(work.matrix, p);
  solveInPlace(work.matrix, p, solved);
  let explained = 0;
  for (let k = 0; k < p; k++) explained += (a[k] as number) * (solved[k] as number);
  return {
    model,
    unseen,
    logError: 1 / Math.sqrt(n - explained),
    parameters: 1 + p,
    theta,
    steps,
    expectedOn: (a, b) => n * seen * work.together(a, b),
  };
}

/** Poisson log-likelihood, −log n_x! included, and deviance, with criteria that count the listed as observations (R's `glm`). */
export function criteria(cells: ListCells, fit: LogLinearFit) {
  let [logLik, deviance] = [-cells.n, 0];
  for (let i = 0; i < cells.patterns.length; i++) {
    const count = cells.counts[i] as number;
    const log = Math.log(fit.unseen) + exponentAt(fit, cells.lists.length, cells.patterns[i] as number);
    logLik += count * log - logFactorial(count);
    deviance += 2 * count * (Math.log(count) - log);
  }
  const { parameters } = fit;
  return { deviance, aic: 2 * parameters - 2 * logLik, bic: parameters * Math.log(cells.n) - 2 * logLik };
}

function exponentAt({ theta, model }: LogLinearFit, lists: number, pattern: number): number {
  let sum = 0;
  for (let j = 0; j < lists; j++) if ((pattern >> j) & 1) sum += theta[j] as number;
  for (let k = 0; k < model.terms.length; k++) {
    const term = model.terms[k] as number;
    if ((pattern & term) === term) sum += theta[lists + k] as number;
  }
  return sum;
}

/** Standard error of the total, Poisson variation of the unseen included (Rivest & Baillargeon 2007). */
export const totalError = ({ unseen, logError }: LogLinearFit): number =>
  Math.sqrt(unseen + unseen * unseen * logError * logError);

/** `[EXH:ABA, OSCE]`-like: the terms that are in no other. */
export function maximalTerms(lists: number, { terms }: LogLinearModel): readonly number[] {
  const all = [...Array.from({ length: lists }, (_, j) => 1 << j), ...terms];
  return all
    .filter((one) => !all.some((other) => other !== one && (other & one) === one))
    .sort((a, b) => bitCount(b) - bitCount(a) || a - b);
}
