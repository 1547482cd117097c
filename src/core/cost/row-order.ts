/**
 * Joint draws in an order of their own: what is drawn beside them (prices, shares) then meets the same counts however the draws
 * came. Rows that are the same are interchangeable, so any order of the draws gives the same bytes. O(draws · (types + log draws)).
 */
import type { TypeDraws } from '../losses/by-type.js';

export function inRowOrder(counts: ReadonlyMap<string, TypeDraws>, draws: number): ReadonlyMap<string, TypeDraws> {
  const order = rowOrder(
    [...counts.values()].flatMap(({ destroyed, damaged }) => [destroyed, damaged]),
    draws,
  );
  return new Map(
    [...counts].map(([type, { destroyed, damaged }]) => [
      type,
      { destroyed: placed(destroyed, order), damaged: placed(damaged, order) },
    ]),
  );
}

function placed(column: Float64Array, order: Int32Array): Float64Array {
  const into = new Float64Array(order.length);
  for (let i = 0; i < order.length; i++) into[i] = column[order[i] as number] as number;
  return into;
}

const MOST_EXACT = 2 ** 53;

/** Rows by their first column, then the second, …: each row's counts as the digits of one number, made small again when it grows. */
function rowOrder(columns: readonly Float64Array[], draws: number): Int32Array {
  const keys = new Float64Array(draws);
  let size = 1;
  for (const column of columns) {
    let most = 0;
    for (let i = 0; i < draws; i++) most = Math.max(most, column[i] as number);
    if (most === 0) continue;
    if (size * (most + 1) > MOST_EXACT) size = toRanks(keys);
    for (let i = 0; i < draws; i++) keys[i] = (keys[i] as number) * (most + 1) + (column[i] as number);
    size *= most + 1;
  }
  toRanks(keys);
  for (let i = 0; i < draws; i++) keys[i] = (keys[i] as number) * draws + i;
  keys.sort();
  const order = new Int32Array(draws);
  for (let i = 0; i < draws; i++) order[i] = (keys[i] as number) % draws;
  return order;
}

/** Keys replaced by their places among the different ones. @returns how many there are */
function toRanks(keys: Float64Array): number {
  const ranks = new Map<number, number>();
  for (const key of keys.slice().sort()) if (!ranks.has(key)) ranks.set(key, ranks.size);
  for (let i = 0; i < keys.length; i++) keys[i] = ranks.get(keys[i] as number) as number;
  return ranks.size;
}
