/**
 * How many assets are on just which lists, as the prior of a set of records. Of N(s) assets on exactly the lists s, a given record
 * of each is one of N(s) · Π 1/n; against all of them being alone on their lists the odds are N(s) / Π N({i}). The numbers come
 * from the draws themselves (Monte Carlo EM), beginning with what the pairs say.
 */

/** Log prior odds of a set against its records alone, by mask of lists. */
export type PatternPrior = (mask: number) => number;

/** Each pair of lists as if there were no others; larger sets as products of their pairs, as draw-links.ts weighs fields. */
export function pairwisePrior(logOddsOfLists: (i: number, j: number) => number): PatternPrior {
  return remembered((mask) => {
    const lists = listsOf(mask);
    let sum = 0;
    for (const [at, i] of lists.entries()) for (const j of lists.slice(at + 1)) sum += logOddsOfLists(i, j);
    return (2 * sum) / lists.length;
  });
}

/** @param expected mean number of assets by mask */
export function priorOfCounts(expected: ReadonlyMap<number, number>): PatternPrior {
  const number = (mask: number): number => (expected.get(mask) ?? 0) + SEEN_MORE;
  return remembered((mask) =>
    listsOf(mask).reduce((sum, list) => sum - Math.log(number(1 << list)), Math.log(number(mask))),
  );
}

/** No pattern is impossible because no draw had it. */
const SEEN_MORE = 0.5;

function listsOf(mask: number): readonly number[] {
  const lists: number[] = [];
  for (let i = 0; i < 31; i++) if ((mask >>> i) & 1) lists.push(i);
  return lists;
}

function remembered(of: PatternPrior): PatternPrior {
  const known = new Map<number, number>();
  return (mask) => {
    let value = known.get(mask);
    if (value === undefined) {
      value = of(mask);
      known.set(mask, value);
    }
    return value;
  };
}
