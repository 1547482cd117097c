/**
 * Models in which people differ in how easily they are listed (Rivest & Baillargeon 2007, doi:10.1111/j.1541-0420.2006.00711.x;
 * R's Rcapture): the number k of lists somebody is on gets a column of its own beside the lists. Poisson2 2^k − 1, Darroch k²/2,
 * and Chao's lower bound, which fits k ≥ 3 freely so that only those on one and two lists speak of those on none.
 * Most likely wrong: the shape of the column, which decides the answer and which the data hardly show. Cost: a regression on
 * 2^lists − 1 rows, so it is kept to few lists.
 */
import { bitCount, type ListCells } from './cells.js';
import { type PoissonFit, poissonRegression } from './poisson-regression.js';

export type Lists = 'alike' | 'different';
export type Spread = 'none' | 'chao' | 'poisson2' | 'darroch';

export type Heterogeneity = {
  readonly total: number;
  readonly standardError: number;
  readonly deviance: number;
  readonly bic: number;
};

/** 2^10 rows. */
export const MOST_TABLED = 10;

/**
 * @param lists whether each list has a rate of its own
 * @param terms interactions beside it, as masks. Null where no maximum is reached.
 */
export function heterogeneity(
  cells: ListCells,
  lists: Lists,
  spread: Spread,
  terms: readonly number[] = [],
): Heterogeneity | null {
  if (cells.lists.length > MOST_TABLED) return null;
  const { y, columns, free } = designOf(cells, lists, spread, terms);
  const fixed = columns.slice(0, columns.length - free);
  const fit = withSpread(y, fixed, columns.slice(columns.length - free), spread === 'chao');
  if (fit === null) return null;
  const unseen = Math.exp(fit.coefficients[0] as number);
  return {
    total: cells.n + unseen,
    standardError: Math.sqrt(unseen + unseen * unseen * fit.firstError * fit.firstError),
    deviance: fit.deviance,
    bic: fit.coefficients.length * Math.log(cells.n) - 2 * fit.logLik,
  };
}

/** Counts and columns of the patterns 1 … 2^lists − 1, the intercept first, the `free` columns of the spread last. */
export function designOf(cells: ListCells, lists: Lists, spread: Spread, terms: readonly number[]) {
  const J = cells.lists.length;
  const patterns = Int32Array.from({ length: (1 << J) - 1 }, (_, i) => i + 1);
  const y = new Float64Array(patterns.length);
  cells.patterns.forEach((pattern, i) => {
    y[pattern - 1] = cells.counts[i] as number;
  });
  const column = (value: (pattern: number) => number): Float64Array => Float64Array.from(patterns, value);
  const holds = (mask: number) => column((x) => ((x & mask) === mask ? 1 : 0));
  const spreads = spreadColumns(spread, J).map((of) => column((x) => of(bitCount(x))));
  const columns = [
    column(() => 1),
    ...(lists === 'alike' ? [column(bitCount)] : cells.lists.map((_, j) => holds(1 << j))),
    ...terms.map(holds),
    ...spreads,
  ];
  return { y, columns, free: spreads.length };
}

function spreadColumns(spread: Spread, lists: number): readonly ((k: number) => number)[] {
  switch (spread) {
    case 'none':
      return [];
    case 'poisson2':
      return [(k) => (1 << k) - 1];
    case 'darroch':
      return [(k) => (k * k) / 2];
    case 'chao':
      return Array.from({ length: Math.max(0, lists - 2) }, (_, i) => (k: number) => Math.max(k - i - 2, 0));
  }
}

/** Under the bound's assumptions its columns cannot be negative: the first that is goes out, and the rest are fitted again. */
function withSpread(
  y: Float64Array,
  fixed: readonly Float64Array[],
  spread: readonly Float64Array[],
  atLeastZero: boolean,
): PoissonFit | null {
  const fit = poissonRegression(y, [...fixed, ...spread]);
  if (fit === null || !atLeastZero) return fit;
  const negative = spread.findIndex((_, i) => (fit.coefficients[fixed.length + i] as number) < 0);
  return negative < 0 ? fit : withSpread(y, fixed, spread.toSpliced(negative, 1), true);
}
