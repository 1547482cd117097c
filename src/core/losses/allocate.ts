/**
 * A hit count whose type is not told constrains a sum over cells. The sum splits into products: one component for each
 * way the count can fall on the cells, so everything downstream stays exact. C(g + m − 1, m − 1) ways for g over m cells.
 */
import { uninformative } from './report.js';
import type { SiteStatements, Statement, SumStatement } from './statements.js';

/** One way the count may fall: a statement for each cell, null where the cell is left free. */
export type Allocation = { readonly weight: number; readonly perCell: readonly (Statement | null)[] };

/**
 * @param present largest number of assets in each cell of the site. The untrusted share of the row is one component that
 * says nothing.
 */
export function allocationsOf(sum: SumStatement, present: readonly number[]): readonly Allocation[] {
  const size = present.length;
  const most = sum.cells.reduce((n, cell) => n + (present[cell] as number), 0);
  const count = sum.destroyed + sum.damaged;
  const ways = split(count, sum.cells.length, sum.atLeast);
  const nothing = {
    weight: (1 - sum.trust) * uninformative(sum, most),
    perCell: Array<Statement | null>(size).fill(null),
  };
  return [nothing, ...ways.map((way) => ({ weight: sum.trust, perCell: place(sum, way, size) }))];
}

type Part = { readonly count: number; readonly atLeast: boolean } | null;

function split(count: number, cells: number, atLeast: boolean): readonly (readonly Part[])[] {
  if (cells === 1) return [[{ count, atLeast }]];
  const ways: (readonly Part[])[] = [];
  for (let here = 0; here < count || (!atLeast && here === count); here++) {
    const rest = split(count - here, cells - 1, atLeast);
    for (const way of rest) ways.push([{ count: here, atLeast: false }, ...way]);
  }
  // "At least" is met here already: the cells behind are free.
  if (atLeast) ways.push([{ count, atLeast: true }, ...Array<Part>(cells - 1).fill(null)]);
  return ways;
}

function place(sum: SumStatement, way: readonly Part[], size: number): readonly (Statement | null)[] {
  const perCell = Array<Statement | null>(size).fill(null);
  const onlyDestroyed = sum.damaged === 0;
  for (const [i, cell] of sum.cells.entries()) {
    const part = way[i];
    if (!part) continue;
    perCell[cell] = {
      ...sum,
      trust: 1,
      atLeast: part.atLeast,
      destroyed: onlyDestroyed ? part.count : 0,
      damaged: onlyDestroyed ? 0 : part.count,
      sumOnly: sum.destroyed > 0 && sum.damaged > 0 ? 1 : sum.sumOnly,
    };
  }
  return perCell;
}

export type Extra = { readonly imageId: string; readonly statement: Statement };

/** One way in which all untyped counts of a site fall. */
export type Way = { readonly weight: number; readonly perCell: readonly (readonly Extra[])[] };

/** More ways than this are not enumerated: the untyped count that would exceed it is left out, with a warning. */
const MOST_WAYS = 60;

export function jointAllocations(
  said: SiteStatements,
  cells: readonly { readonly present: ArrayLike<number> }[],
): { readonly ways: readonly Way[]; readonly warnings: readonly string[] } {
  const present = cells.map((cell) => cell.present.length - 1);
  let ways: readonly Way[] = [{ weight: 1, perCell: cells.map(() => []) }];
  const warnings: string[] = [];
  for (const sum of said.sums) {
    const allocations = allocationsOf(sum, present);
    if (ways.length * allocations.length > MOST_WAYS) {
      warnings.push(
        `an untyped count of ${sum.sourceId} in ${sum.imageId} is left out of the model: it can fall in too many ways`,
      );
      continue;
    }
    ways = ways.flatMap((way) => allocations.map((allocation) => extend(way, allocation, sum.imageId)));
  }
  return { ways, warnings };
}

const extend = (way: Way, allocation: Allocation, imageId: string): Way => ({
  weight: way.weight * allocation.weight,
  perCell: way.perCell.map((list, i) => {
    const statement = allocation.perCell[i];
    return statement ? [...list, { imageId, statement }] : list;
  }),
});
