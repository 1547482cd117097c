/**
 * What the spread of a model's total is made of, item by item. Independent items: Sobol' indices. Dependent ones: the same two
 * with what goes along, and the Shapley effect, which shares out what belongs to several and adds up to 1.
 */
import { normalQuantile } from '../../numerics/normal-quantile.js';
import type { Rng } from '../../numerics/rng.js';
import { dependentIndices } from '../../numerics/shapley.js';
import { type Share, sobolIndices } from '../../numerics/sobol-indices.js';
import type { Evaluator } from './evaluate.js';
import type { CostModel } from './model.js';

export type ItemShare = {
  readonly input: string;
  readonly firstOrder: number;
  readonly total: number;
  /** 95 % bootstrap interval of `total` */
  readonly q025: number;
  readonly q975: number;
  readonly firstOrderInterval: { readonly q025: number; readonly q975: number };
  /** null where items are independent: there it lies between the two */
  readonly shapley: Share | null;
};

const LOG2_POINTS = 13;
/** Calls of the model there is time for where items depend on each other. */
const CALLS = 500_000;
/** Item values computed in all, so that a model of hundreds of items still answers in seconds. */
const MOST_VALUES = 2 ** 23;

export function sharesOf(
  { items }: CostModel,
  { varying, total }: Evaluator,
  correlation: Float64Array | null,
  rng: Rng,
): readonly ItemShare[] {
  const d = varying.length;
  if (d === 0) return items.map(({ name }) => still(name));
  const scores = new Float64Array(d);
  const found =
    correlation === null
      ? sobolIndices({
          dimensions: d,
          log2Points: Math.max(6, Math.min(LOG2_POINTS, 31 - Math.clz32(MOST_VALUES / (d * (d + 2))))),
          evaluate: (point) => {
            for (let i = 0; i < d; i++) scores[i] = normalQuantile(point[i] as number);
            return total(scores);
          },
          rng,
        }).map((indices) => ({ ...indices, shapley: null }))
      : dependentIndices({ dimensions: d, correlation, evaluate: total, calls: Math.min(CALLS, MOST_VALUES / d), rng });
  return items.map(({ name }, i) => {
    const at = varying.indexOf(i);
    if (at < 0) return still(name);
    const { firstOrder, total: all, shapley } = found[at] as (typeof found)[number];
    return {
      input: name,
      firstOrder: firstOrder.value,
      total: all.value,
      q025: all.q025,
      q975: all.q975,
      firstOrderInterval: { q025: firstOrder.q025, q975: firstOrder.q975 },
      shapley,
    };
  });
}

/** An item that does not vary. */
const still = (input: string): ItemShare => ({
  input,
  firstOrder: 0,
  total: 0,
  q025: 0,
  q975: 0,
  firstOrderInterval: { q025: 0, q975: 0 },
  shapley: null,
});
