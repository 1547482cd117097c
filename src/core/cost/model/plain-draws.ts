/**
 * Totals by plain draws, in pairs e and −e: nothing clever between the model and the answer, so a check on what is. A total
 * that rises with every score errs no more in pairs than apart, and half of the exponentials are one over the other.
 * Cost: draws · items.
 */
import { choleskyOf } from '../../numerics/cholesky.js';
import { fillNormals } from '../../numerics/normals.js';
import type { Rng } from '../../numerics/rng.js';
import { evaluatorOf, varyingCorrelation } from './evaluate.js';
import { unitValue } from './marginal.js';
import type { CostModel } from './model.js';

const CHUNK = 512;

/** @param draws an even number */
export function plainTotals(model: CostModel, draws: number, rng: Rng): Float64Array {
  const evaluator = evaluatorOf(model);
  const d = evaluator.varying.length;
  const correlation = varyingCorrelation(model, evaluator.varying);
  const factor = correlation === null ? null : choleskyOf(correlation, d);
  const fixed = model.items.reduce(
    (sum, { quantity, marginal }, i) => (evaluator.varying.includes(i) ? sum : sum + quantity * unitValue(marginal)(0)),
    0,
  );
  const adders = evaluator.varying.map((i) => adderOf(model.items[i] as CostModel['items'][number]));
  const totals = new Float64Array(draws).fill(fixed);
  const scores = new Float64Array(CHUNK * d);
  for (let from = 0; from < draws; from += 2 * CHUNK) {
    const pairs = Math.min(CHUNK, (draws - from) >> 1);
    fillNormals(scores, rng);
    if (factor !== null) correlate(scores, factor, d, pairs);
    for (const [k, add] of adders.entries()) add(totals, from, pairs, scores, k * CHUNK);
  }
  return totals;
}

/** Scores of an item lie together; later items first, so that what they need is still unmixed. */
function correlate(scores: Float64Array, factor: Float64Array, d: number, pairs: number): void {
  for (let i = d - 1; i >= 0; i--) {
    const own = factor[i * d + i] as number;
    const at = i * CHUNK;
    for (let row = 0; row < pairs; row++) scores[at + row] = own * (scores[at + row] as number);
    for (let k = 0; k < i; k++) {
      const weight = factor[i * d + k] as number;
      const other = k * CHUNK;
      for (let row = 0; row < pairs; row++)
        scores[at + row] = (scores[at + row] as number) + weight * (scores[other + row] as number);
    }
  }
}

/** Adds an item to `pairs` pairs of totals from `from`, its scores from `at`. */
type Adder = (totals: Float64Array, from: number, pairs: number, scores: Float64Array, at: number) => void;

function adderOf({ quantity, marginal }: CostModel['items'][number]): Adder {
  if (marginal.kind !== 'lognormal') return anyAdder(quantity, unitValue(marginal));
  const { mu, sigma } = marginal;
  const middle = quantity * Math.exp(mu);
  return (totals, from, pairs, scores, at) => {
    const opposite = from + pairs;
    for (let row = 0; row < pairs; row++) {
      const up = Math.exp(sigma * (scores[at + row] as number));
      totals[from + row] = (totals[from + row] as number) + middle * up;
      totals[opposite + row] = (totals[opposite + row] as number) + middle / up;
    }
  };
}

const anyAdder =
  (quantity: number, value: (z: number) => number): Adder =>
  (totals, from, pairs, scores, at) => {
    const opposite = from + pairs;
    for (let row = 0; row < pairs; row++) {
      const z = scores[at + row] as number;
      totals[from + row] = (totals[from + row] as number) + quantity * value(z);
      totals[opposite + row] = (totals[opposite + row] as number) + quantity * value(-z);
    }
  };
