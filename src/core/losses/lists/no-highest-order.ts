/**
 * No highest-order interaction (Fienberg 1972; Aleshin-Guendel, Sadinle & Wakefield 2021, arXiv 2101.09304): all that lists can
 * do to each other is taken from the data but the last step, how the odds ratio of all but one list changes with that one. By
 * assumption it does not (ξ = 1); the odds of being on no list are then r/ξ, r the product of the chances of patterns with an odd
 * number of lists over that of the even ones. With two lists 1/ξ is the odds ratio between them.
 * Most likely wrong: ξ = 1, which no data can show; hence the sweep. Shares of patterns get a Dirichlet(1) prior, p(N) ∝ 1/N.
 * Cost: draws × patterns of the full table.
 */

import { quantiles } from '../../numerics/quantiles.js';
import type { Rng } from '../../numerics/rng.js';
import { drawGamma } from '../../numerics/sample.js';
import { type Gap, gap } from '../../problem.js';
import { bitCount, type ListCells } from './cells.js';
import { drawFailures } from './draw-count.js';

export type NoHighestOrder = {
  /** n + Π odd cells / (ξ Π even cells); a gap where a cell is empty */
  readonly estimate: number | Gap;
  /** ascending draws of the total at ξ = 1 */
  readonly totals: Float64Array;
  /** median of the total for each ξ */
  readonly sweep: readonly { readonly xi: number; readonly total: number }[];
  /** patterns of the full table nobody has: there the prior speaks alone */
  readonly empty: number;
};

export const SWEEP = [0.25, 0.5, 0.8, 1, 1.25, 2, 4];
export const DRAWS = 20_000;
const MOST_TABLED = 8;

/** A gap where more than a quarter of the patterns are empty: the answer would be the prior's. */
export function noHighestOrder(cells: ListCells, rng: Rng, draws = DRAWS): NoHighestOrder | Gap {
  const J = cells.lists.length;
  const all = (1 << J) - 1;
  const empty = all - cells.patterns.length;
  if (J > MOST_TABLED || 4 * empty > all)
    return gap('too-few', `${empty} of the ${all} patterns are empty; every one enters as a factor`);
  const counts = new Float64Array(all + 1);
  cells.patterns.forEach((pattern, i) => {
    counts[pattern] = cells.counts[i] as number;
  });
  const logOdds = new Float64Array(draws);
  for (let i = 0; i < draws; i++) logOdds[i] = drawLogOdds(counts, rng);
  const totalsAt = (xi: number, own: Rng): Float64Array => logOdds.map((log) => totalWith(cells.n, log, xi, own));
  const sweep = SWEEP.map((xi) => ({ xi, total: quantiles(totalsAt(xi, rng.fork('total')), [0.5])[0] as number }));
  return { estimate: estimateOf(cells, counts), totals: totalsAt(1, rng.fork('total')).sort(), sweep, empty };
}

/** log of r: gamma draws are shares but for their sum, and there is one odd pattern more than even ones. */
function drawLogOdds(counts: Float64Array, rng: Rng): number {
  let [log, sum] = [0, 0];
  for (let x = 1; x < counts.length; x++) {
    const draw = drawGamma(1 + (counts[x] as number), rng);
    sum += draw;
    log += bitCount(x) % 2 === 1 ? Math.log(draw) : -Math.log(draw);
  }
  return log - Math.log(sum);
}

function totalWith(n: number, logOdds: number, xi: number, rng: Rng): number {
  return n + drawFailures(n, 1 / (1 + Math.exp(logOdds) / xi), rng);
}

function estimateOf({ n, patterns, lists }: ListCells, counts: Float64Array): number | Gap {
  if (patterns.length < (1 << lists.length) - 1)
    return gap('too-few', 'an empty pattern makes the product zero or infinite');
  let log = 0;
  for (let x = 1; x < counts.length; x++) {
    const own = Math.log(counts[x] as number);
    log += bitCount(x) % 2 === 1 ? own : -own;
  }
  return n + Math.exp(log);
}
