/** The total of a model as a function of normal scores, log-normals first and without a call for each. */

import { unitValue } from './marginal.js';
import type { CostModel } from './model.js';

export type Evaluator = {
  /** items that vary, in the order of the model: the coordinates of a score */
  readonly varying: readonly number[];
  /** Σ quantity · x over all items */
  readonly total: (scores: Float64Array) => number;
  /** the same along a line `from + z·along`, with its slope in z */
  readonly line: (from: Float64Array, along: Float64Array, z: number) => Along;
  /** how the total rises with each score at its median */
  readonly slopes: Float64Array;
};

/** Used again by the next call. */
export type Along = { value: number; slope: number };

const NUDGE = 1e-4;

export function evaluatorOf({ items }: CostModel): Evaluator {
  const isVarying = (i: number): boolean => {
    const { quantity, marginal } = items[i] as CostModel['items'][number];
    return quantity > 0 && marginal.kind !== 'fixed' && !(marginal.kind === 'lognormal' && marginal.sigma === 0);
  };
  const varying = items.flatMap((_, i) => (isVarying(i) ? [i] : []));
  const fixed = items.reduce(
    (sum, { quantity, marginal }, i) => (isVarying(i) ? sum : sum + quantity * unitValue(marginal)(0)),
    0,
  );
  // quantity · e^(mu + sigma·z) = e^(level + sigma·z)
  const [logAt, level, sigma]: [number[], number[], number[]] = [[], [], []];
  const others: { at: number; quantity: number; value: (z: number) => number }[] = [];
  for (const [at, i] of varying.entries()) {
    const { quantity, marginal } = items[i] as CostModel['items'][number];
    if (marginal.kind === 'lognormal') {
      logAt.push(at);
      level.push(Math.log(quantity) + marginal.mu);
      sigma.push(marginal.sigma);
    } else others.push({ at, quantity, value: unitValue(marginal) });
  }
  const places = Int32Array.from(logAt);
  const [levels, sigmas] = [Float64Array.from(level), Float64Array.from(sigma)];

  const total = (scores: Float64Array): number => {
    let sum = fixed;
    for (let k = 0; k < places.length; k++)
      sum += Math.exp((levels[k] as number) + (sigmas[k] as number) * (scores[places[k] as number] as number));
    for (const { at, quantity, value } of others) sum += quantity * value(scores[at] as number);
    return sum;
  };

  const along: Along = { value: 0, slope: 0 };
  const line = (from: Float64Array, step: Float64Array, z: number): Along => {
    let [value, slope] = [fixed, 0];
    for (let k = 0; k < places.length; k++) {
      const at = places[k] as number;
      const s = sigmas[k] as number;
      const x = Math.exp((levels[k] as number) + s * ((from[at] as number) + z * (step[at] as number)));
      value += x;
      slope += s * (step[at] as number) * x;
    }
    for (const { at, quantity, value: unit } of others) {
      const score = (from[at] as number) + z * (step[at] as number);
      const x = unit(score);
      value += quantity * x;
      slope += ((quantity * (unit(score + NUDGE) - x)) / NUDGE) * (step[at] as number);
    }
    along.value = value;
    along.slope = slope;
    return along;
  };

  const slopes = new Float64Array(varying.length);
  for (let k = 0; k < places.length; k++)
    slopes[places[k] as number] = (sigmas[k] as number) * Math.exp(levels[k] as number);
  for (const { at, quantity, value } of others) slopes[at] = (quantity * (value(NUDGE) - value(-NUDGE))) / (2 * NUDGE);
  return { varying, total, line, slopes };
}

/** The correlation among the items that vary; null when they are independent. */
export function varyingCorrelation({ correlation, items }: CostModel, varying: readonly number[]): Float64Array | null {
  if (correlation === null) return null;
  const d = varying.length;
  const c = new Float64Array(d * d);
  let isIndependent = true;
  for (let i = 0; i < d; i++)
    for (let j = 0; j < d; j++) {
      const r = correlation[(varying[i] as number) * items.length + (varying[j] as number)] as number;
      c[i * d + j] = r;
      if (i !== j && r !== 0) isIndependent = false;
    }
  return isIndependent ? null : c;
}
