/**
 * What the spread of a sum is made of. Four kinds of input, independent of each other: the losses (all counts together, as the
 * posterior draws them), the error that all prices share, for each type its own price (which source is right, its own error), and
 * what a damaged asset costs. Their Sobol' indices come from the draws themselves: a sum is worked out anew with one input from
 * another draw. The counts of types depend on each other, so the part of the losses is divided among types by Shapley effects.
 * Most likely wrong: that division, which takes straight lines for what one count says of another. Cost: inputs · types · draws.
 */

import type { TypeDraws } from '../losses/by-type.js';
import { linearShapley } from '../numerics/linear-shapley.js';
import { mean as meanOf } from '../numerics/lognormal.js';
import type { Rng } from '../numerics/rng.js';
import { indicesOf } from '../numerics/sobol-indices.js';
import type { Sum, TypeSum } from './parts.js';
import type { SharedErrors } from './price-errors.js';
import { DAMAGED, DESTROYED, type PricedDraws, sumAt } from './priced-draws.js';
import type { CostShare } from './result.js';

type Input = { readonly name: string; readonly kind: CostShare['kind']; readonly type: string | null };

export function spreadOf(
  basis: string,
  priced: readonly PricedDraws[],
  shared: SharedErrors,
  { totals, byType }: Sum,
  rng: Rng,
): readonly CostShare[] {
  const { damagedShare } = shared;
  const inputs = inputsOf(priced, shared);
  const n = totals.length;
  const { circle, place } = randomCircle(n, rng.fork('circle'));
  // every input takes its other draw from as far along the circle as no other input does
  const orders = inputs.map((_, i) => along(circle, place, Math.floor((n * (i + 1)) / (inputs.length + 1))));
  const still = along(circle, place, 0);
  const orderOf = (kind: Input['kind'], type: string | null): Int32Array =>
    orders[inputs.findIndex((input) => input.kind === kind && input.type === type)] ?? still;
  const [counts, level, share] = (['losses', 'level', 'share'] as const).map((kind) => orderOf(kind, null)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const other = new Float64Array(n);
  for (const of of priced) {
    const price = orderOf('price', of.type);
    for (let row = 0; row < n; row++) {
      const [at, z, own] = [counts[row] as number, level[row] as number, price[row] as number];
      other[row] = (other[row] as number) + valueAt(of, at, z, own, damagedShare[share[row] as number] as number);
    }
  }
  const mixed = inputs.map(({ kind, type }, i) => {
    const column = kind === 'price' ? totals.slice() : new Float64Array(n);
    for (const [k, of] of priced.entries())
      if (kind !== 'price' || of.type === type)
        addMixed(column, kind, of, byType[k] as TypeSum, orders[i] as Int32Array, damagedShare);
    return column;
  });
  const found = indicesOf(totals, other, mixed, rng.fork('bootstrap'));
  return inputs
    .flatMap(({ name, kind, type }, i) => {
      const { firstOrder, total } = found[i] as (typeof found)[number];
      const share = (of: number): Omit<CostShare, 'input' | 'type'> => ({
        basis,
        kind,
        firstOrder: of * firstOrder.value,
        totalEffect: of * total.value,
        q025: of * total.q025,
        q975: of * total.q975,
      });
      if (kind !== 'losses') return [{ input: name, type, ...share(1) }];
      return partsOfLosses(priced, shared).map((part) => ({
        input: lossesOf(part.type),
        type: part.type,
        ...share(part.share),
      }));
    })
    .sort((a, b) => b.totalEffect - a.totalEffect);
}

/** Adds what a type comes to with one input taken from another draw: of its price, how far that moves it. */
function addMixed(
  column: Float64Array,
  kind: Input['kind'],
  of: PricedDraws,
  { destroyed, damaged, value }: TypeSum,
  order: Int32Array,
  damagedShare: Float64Array,
): void {
  for (let row = 0; row < column.length; row++) {
    const from = order[row] as number;
    const part = damagedShare[row] as number;
    column[row] =
      (column[row] as number) +
      (kind === 'losses'
        ? valueAt(of, from, row, row, part)
        : kind === 'level'
          ? valueAt(of, row, from, row, part)
          : kind === 'share'
            ? (destroyed[row] as number) + (damagedShare[from] as number) * (damaged[row] as number)
            : valueAt(of, row, row, from, part) - (value[row] as number));
  }
}

/** USD: the counts of one draw at the shared error of another and a type's own of a third. */
function valueAt(of: PricedDraws, at: number, z: number, own: number, share: number): number {
  const lost = of.counts.destroyed[at] as number;
  const hurt = of.counts.damaged[at] as number;
  // In most draws nothing of most types was lost: no price is asked for.
  const ofLost = lost === 0 ? 0 : sumAt(of, DESTROYED, lost, z, own);
  return hurt === 0 ? ofLost : ofLost + share * sumAt(of, DAMAGED, hurt, z, own);
}

const lossesOf = (type: string): string => `how many ${type} were lost`;

/** Inputs that can move the sum. */
function inputsOf(priced: readonly PricedDraws[], { dependence, damagedShare }: SharedErrors): readonly Input[] {
  const isSpread = priced.some(({ pool }) => pool.some(({ sigma }) => sigma > 0));
  const movesShare = damagedShare.some((s) => s !== damagedShare[0]);
  return [
    { name: 'losses', kind: 'losses', type: null },
    ...(dependence > 0 && isSpread ? [{ name: 'the error all prices share', kind: 'level', type: null } as const] : []),
    ...priced
      .filter(({ pool }) => pool.length > 1 || (dependence < 1 && pool.some(({ sigma }) => sigma > 0)))
      .map(({ type, pool }) => ({
        name: pool.length > 1 ? `the price of ${type}: which source is right` : `the price of ${type}: its own error`,
        kind: 'price' as const,
        type,
      })),
    ...(movesShare ? [{ name: 'what a damaged asset costs', kind: 'share', type: null } as const] : []),
  ];
}

/** Draws in a random order, closed to a circle, and where each stands. */
function randomCircle(n: number, rng: Rng): { readonly circle: Int32Array; readonly place: Int32Array } {
  const [circle, place] = [new Int32Array(n), new Int32Array(n)];
  for (let i = 0; i < n; i++) {
    const j = Math.floor(rng.uniform() * (i + 1));
    circle[i] = circle[j] as number;
    circle[j] = i;
  }
  for (let i = 0; i < n; i++) place[circle[i] as number] = i;
  return { circle, place };
}

function along(circle: Int32Array, place: Int32Array, steps: number): Int32Array {
  const order = new Int32Array(circle.length);
  for (let row = 0; row < order.length; row++)
    order[row] = circle[((place[row] as number) + steps) % order.length] as number;
  return order;
}

/** USD, at one price for all. */
function worthOf({ destroyed, damaged }: TypeDraws, unit: number, share: number): Float64Array {
  const values = new Float64Array(destroyed.length);
  for (let i = 0; i < values.length; i++)
    values[i] = unit * ((destroyed[i] as number) + share * (damaged[i] as number));
  return values;
}

/** Each type's part of what the losses do, at mean prices. */
function partsOfLosses(priced: readonly PricedDraws[], { damagedShare }: SharedErrors) {
  const share = damagedShare.reduce((sum, s) => sum + s, 0) / damagedShare.length;
  const values = priced.map(({ pool, counts }) => {
    const unit = pool.reduce((sum, fit) => sum + meanOf(fit), 0) / pool.length;
    return worthOf(counts, unit, share);
  });
  const d = values.length;
  const means = values.map((column) => column.reduce((sum, x) => sum + x, 0) / column.length);
  const covariance = new Float64Array(d * d);
  for (let i = 0; i < d; i++)
    for (let j = 0; j <= i; j++) {
      const [a, b] = [values[i] as Float64Array, values[j] as Float64Array];
      let sum = 0;
      for (let row = 0; row < a.length; row++)
        sum += ((a[row] as number) - (means[i] as number)) * ((b[row] as number) - (means[j] as number));
      covariance[i * d + j] = sum / a.length;
      covariance[j * d + i] = sum / a.length;
    }
  const shares = linearShapley(covariance, d);
  return priced.map(({ type }, i) => ({ type, share: shares[i] as number })).filter((part) => part.share > 0);
}
