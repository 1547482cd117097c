/**
 * Shares on joint draws. Numerator and denominator come from the same draw, so a part and its rest are one in every draw:
 * A/(A + B) + B/(A + B) has no width. Draws in which nothing was destroyed have no shares and are left out.
 */
import type { TypeDraws } from '../losses/by-type.js';
import { summarizeDraws } from '../numerics/quantiles.js';
import { countAboveZero, sharesIn } from '../numerics/shares-in.js';
import { type Gap, gap } from '../problem.js';
import type { Summary } from './result.js';

/** Part of all destroyed that each type is, as columns over the draws that lost anything. */
export function lossShares(byType: ReadonlyMap<string, TypeDraws>): ReadonlyMap<string, Float64Array> {
  const all = [...byType.values()].map(({ destroyed }) => destroyed);
  const size = all[0]?.length ?? 0;
  const totals = new Float64Array(size);
  for (const column of all) for (let i = 0; i < size; i++) totals[i] = (totals[i] as number) + (column[i] as number);
  const rows = countAboveZero(totals);
  return new Map([...byType].map(([type, { destroyed }]) => [type, sharesIn(totals, destroyed, rows)]));
}

/** Sorted first: the order of draws must not move the last digit of a mean. */
export const shareSummary = (column: Float64Array): Summary | Gap =>
  column.length === 0 ? gap('too-few', 'no draw destroyed anything') : summarizeDraws(column.slice().sort());
