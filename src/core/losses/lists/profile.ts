/**
 * Profile-likelihood interval of the total under a log-linear model, multinomial given the total (Cormack 1992,
 * doi:10.2307/2532304): for each number of unseen the model is fitted to the whole table with that number in its empty cell.
 * Assumes the model is the right one. Cost: some forty fits.
 */

import { factorInPlace, solveInPlace } from '../../numerics/positive-definite.js';
import { logGamma } from '../../numerics/special.js';
import type { ListCells } from './cells.js';
import { designOf, heterogeneity, type Lists, type Spread } from './heterogeneity.js';
import { evaluate, groupsOf, type Work, workFor } from './linked-groups.js';
import { type LogLinearFit, marginsOf } from './log-linear.js';
import { poissonRegression } from './poisson-regression.js';

export type ProfileInterval = { readonly total: number; readonly low: number; readonly high: number | null };

/** Half of the 95 % quantile of χ² with one degree of freedom. */
const DROP = 1.920729410347062;
/** The search ends at this many times the estimate; beyond it the upper end is null: the data set none. */
const FAR = 1000;

export function profileInterval(cells: ListCells, fit: LogLinearFit): ProfileInterval {
  const work = workFor(groupsOf(cells.lists.length, fit.model), fit.theta.length);
  const margins = marginsOf(cells, fit.model);
  return intervalOf(cells.n, fit.unseen, (unseen) => climb(work, margins, fit.theta.slice(), cells.n + unseen));
}

/** The same for a model in which people differ, on the written-out table; see `heterogeneity.ts`. */
export function profileHeterogeneity(cells: ListCells, lists: Lists, spread: Exclude<Spread, 'chao'>): ProfileInterval {
  const { y, columns } = designOf(cells, lists, spread, []);
  const whole = columns.map((column, k) => Float64Array.of(...column, k === 0 ? 1 : 0));
  const guess = (heterogeneity(cells, lists, spread)?.total ?? cells.n) - cells.n;
  return intervalOf(cells.n, guess, (unseen) => {
    const fit = poissonRegression(Float64Array.of(...y, unseen), whole);
    if (fit === null) return Number.NEGATIVE_INFINITY;
    const total = cells.n + unseen;
    let sum = 0;
    for (let i = 0; i <= y.length; i++) {
      let log = -Math.log(total);
      for (let k = 0; k < whole.length; k++)
        log += (fit.coefficients[k] as number) * ((whole[k] as Float64Array)[i] as number);
      sum += (i < y.length ? (y[i] as number) : unseen) * log;
    }
    return sum;
  });
}

/** @param fitted most of Σ n_x·log(chance of x) over the whole table with so many unseen */
export function intervalOf(n: number, guess: number, fitted: (unseen: number) => number): ProfileInterval {
  const at = (unseen: number): number => fitted(unseen) + logGamma(n + unseen + 1) - logGamma(unseen + 1);
  const top = maximum(at, 0, 1.5 * guess + 1);
  const target = at(top) - DROP;
  const low = at(0) > target ? 0 : root(at, target, top, 0);
  let far = 2 * top + 10;
  while (far < FAR * (top + 10) && at(far) > target) far *= 2;
  const high = at(far) > target ? null : n + root(at, target, top, far);
  return { total: n + top, low: n + low, high };
}

/** The most of Σ θ·m − N·log Z, by Newton with steps halved where they fall short; θ is left where it is. */
function climb(work: Work, margins: Float64Array, theta: Float64Array, total: number): number {
  const p = theta.length;
  const [step, slope] = [new Float64Array(p), new Float64Array(p)];
  const heightAt = (): number => {
    let sum = -total * evaluate(work, theta);
    for (let k = 0; k < p; k++) sum += (theta[k] as number) * (margins[k] as number);
    return sum;
  };
  let height = heightAt();
  for (let round = 0; round < MOST_STEPS; round++) {
    for (let k = 0; k < p; k++) {
      const mean = work.means[k] as number;
      step[k] = (margins[k] as number) - total * mean;
      for (let l = 0; l <= k; l++)
        work.matrix[k * p + l] = total * (work.together(k, l) - mean * (work.means[l] as number));
    }
    slope.set(step);
    if (!factorInPlace(work.matrix, p)) return height;
    solveInPlace(work.matrix, p, step);
    let decrement = 0;
    for (let k = 0; k < p; k++) decrement += (slope[k] as number) * (step[k] as number);
    let scale = 1;
    for (; scale > 1e-9; scale /= 2) {
      for (let k = 0; k < p; k++) theta[k] = (theta[k] as number) + scale * (step[k] as number);
      const next = heightAt();
      if (next >= height - 1e-12 * Math.abs(height)) {
        height = next;
        break;
      }
      for (let k = 0; k < p; k++) theta[k] = (theta[k] as number) - scale * (step[k] as number);
    }
    if (scale <= 1e-9 || decrement < SMALL) return height;
  }
  return height;
}
const MOST_STEPS = 60;
/** of a log-likelihood: far under what moves the interval */
const SMALL = 1e-9;

const GOLDEN = (Math.sqrt(5) - 1) / 2;
const ROUNDS = 60;

function maximum(f: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  let [a, b] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [fa, fb] = [f(a), f(b)];
  for (let i = 0; i < ROUNDS && high - low > 1e-6 * (1 + high); i++) {
    if (fa > fb) {
      [high, b, fb] = [b, a, fa];
      a = high - GOLDEN * (high - low);
      fa = f(a);
    } else {
      [low, a, fa] = [a, b, fb];
      b = low + GOLDEN * (high - low);
      fb = f(b);
    }
  }
  return (low + high) / 2;
}

/** Where f crosses `target` between a point above it and one below. */
function root(f: (x: number) => number, target: number, above: number, below: number): number {
  let [inside, outside] = [above, below];
  for (let i = 0; i < ROUNDS && Math.abs(inside - outside) > 1e-6 * (1 + inside); i++) {
    const middle = (inside + outside) / 2;
    if (f(middle) > target) inside = middle;
    else outside = middle;
  }
  return (inside + outside) / 2;
}
