/**
 * Two lists: no model has a headline, for the odds ratio between them cannot be seen. What is given is the total for each odds
 * ratio, and for each total the odds ratio it would need (`recapture.ts`).
 */
import { type Gap, gap, isGap } from '../../problem.js';
import { chapman, oddsRatioNeeded, type TwoLists, totalAt } from '../recapture.js';
import { type ListCells, marginOf } from './cells.js';
import type { ModelName } from './models.js';
import { SWEEP } from './no-highest-order.js';
import { gapRow, type ModelRow, row } from './row.js';

export type Inversion = { readonly total: number; readonly oddsRatio: number };

const TIMES = [1.25, 1.5, 2, 3, 5, 10];

export const asTwoLists = (cells: ListCells): TwoLists => ({
  first: marginOf(cells, 1),
  second: marginOf(cells, 2),
  both: marginOf(cells, 3),
});

export function twoListRow(cells: ListCells, name: ModelName): ModelRow {
  if (name !== 'chapman')
    return gapRow(name, gap('outside-model', 'two lists cannot show how they are linked: see the odds ratios'));
  const two = asTwoLists(cells);
  if (two.both === 0) return gapRow(name, gap('too-few', 'the two lists share nobody: any total fits'));
  const { total, low, high } = chapman(two);
  return row(
    name,
    { mean: total, q025: low, q50: total, q975: high },
    'only if the lists are independent; no headline',
  );
}

/** ξ = 1/odds ratio; empty where the lists share nobody. */
export function twoListSweep(cells: ListCells): readonly { readonly xi: number; readonly total: number }[] {
  const two = asTwoLists(cells);
  return SWEEP.flatMap((xi) => {
    const total = totalAt(two, 1 / xi);
    return isGap(total) ? [] : [{ xi, total }];
  });
}

/** What would have to be true for a total of so many times the listed. */
export function inversions(cells: ListCells): readonly Inversion[] | Gap {
  const two = asTwoLists(cells);
  const found: Inversion[] = [];
  for (const times of TIMES) {
    const total = Math.round(times * cells.n);
    const oddsRatio = oddsRatioNeeded(two, total);
    if (isGap(oddsRatio)) return oddsRatio;
    found.push({ total, oddsRatio });
  }
  return found;
}
