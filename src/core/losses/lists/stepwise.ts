/**
 * Sparse log-linear model (Chan, Silverman & Vincent 2021, doi:10.1080/01621459.2019.1708748, arXiv 1902.05156): lists and
 * pairs of lists. Pairs are added one at a time, the one whose overlap is least likely under the model so far (the smaller
 * Poisson tail) first, until none is under the threshold. A pair that nobody is on takes the coefficient −∞ and its patterns
 * drop out (the extended maximum); a pair after which the likelihood has no maximum is passed over.
 * Most likely wrong: the pairs left out are not zero; the interval of one fit knows nothing of the choice, hence `bootstrap.ts`.
 */
import { bitCount, type ListCells, marginOf } from './cells.js';
import { linkedLists, MOST_LINKED } from './linked-groups.js';
import { fitLogLinear, INDEPENDENT, type LogLinearFit, type LogLinearModel } from './log-linear.js';
import { poissonTails } from './poisson-tails.js';

export const THRESHOLD = 0.02;

export type Stepwise = {
  readonly fit: LogLinearFit;
  /** pairs in the order they came in, those nobody is on among them */
  readonly pairs: readonly number[];
};

type Pair = { readonly a: number; readonly b: number; readonly mask: number; readonly overlap: number };
type Tailed = { readonly pair: Pair; readonly tail: number };

/** Null where not even independent lists have a maximum: nobody is on two of them, or one holds everybody. */
export function stepwise(cells: ListCells, threshold = THRESHOLD, start?: Float64Array): Stepwise | null {
  let fit = fitLogLinear(cells, INDEPENDENT, start);
  if (fit === null) return null;
  let left = overlapsOf(cells);
  const pairs: number[] = [];
  for (;;) {
    const next = firstWithMaximum(cells, fit, unlikely(left, fit, threshold));
    if (next === null) return { fit, pairs };
    fit = next.fit;
    pairs.push(next.pair.mask);
    left = left.filter((pair) => pair !== next.pair);
  }
}

function overlapsOf(cells: ListCells): readonly Pair[] {
  const pairs: Pair[] = [];
  for (let a = 0; a < cells.lists.length; a++)
    for (let b = a + 1; b < cells.lists.length; b++) {
      const mask = (1 << a) | (1 << b);
      pairs.push({ a, b, mask, overlap: marginOf(cells, mask) });
    }
  return pairs;
}

/** Pairs under the threshold, the least likely first. */
function unlikely(pairs: readonly Pair[], fit: LogLinearFit, threshold: number): readonly Tailed[] {
  const found: Tailed[] = [];
  for (const pair of pairs) {
    const { atMost, atLeast } = poissonTails(pair.overlap, fit.expectedOn(pair.a, pair.b));
    const tail = Math.min(atMost, atLeast);
    if (tail < threshold) found.push({ pair, tail });
  }
  return found.sort((x, y) => x.tail - y.tail);
}

function firstWithMaximum(cells: ListCells, fit: LogLinearFit, ranked: readonly Tailed[]) {
  for (const { pair } of ranked) {
    const { terms, impossible } = fit.model;
    const { mask, overlap } = pair;
    const model: LogLinearModel =
      overlap === 0 ? { terms, impossible: [...impossible, mask] } : { terms: [...terms, mask], impossible };
    if (linkedLists(cells.lists.length, model).some((group) => bitCount(group) > MOST_LINKED)) continue;
    const start = overlap === 0 ? fit.theta : Float64Array.of(...fit.theta, 0);
    const next = fitLogLinear(cells, model, start);
    if (next !== null) return { fit: next, pair };
  }
  return null;
}
