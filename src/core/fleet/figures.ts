/** Published fleet figures: listed one by one, never averaged. Only those of a day before the strike may stand under a share. */
import type { Case, Inventory, Range } from '../case.js';
import { firstDay } from '../measure/day.js';
import { onceFor } from '../measure/once-for.js';
import { type RowsBy, rowsBy } from '../measure/rows-by.js';
import { type Gap, gap } from '../problem.js';
import type { FleetFigure } from './result.js';

/** A month or year that holds the strike may be either; then the row's own word decides. */
const POST_STRIKE = /post-strike/i;

export type Figures = { readonly low: number; readonly high: number; readonly figures: readonly FleetFigure[] };

/** By type: asked for by every share of every fleet. */
const beforeStrike = onceFor((theCase: Case): RowsBy<Inventory, string> => {
  const strike = firstDay(theCase.strike.from);
  return rowsBy(
    theCase.inventory.filter(
      (row) => (row.asOf === null || firstDay(row.asOf) <= strike) && !POST_STRIKE.test(row.note ?? ''),
    ),
    (row) => row.assetType,
  );
});

/** @param which the range of the row to read @returns every figure of the type from before the strike, or why there is none */
export function figuresOf(theCase: Case, type: string, which: (row: Inventory) => Range): Figures | Gap {
  const figures = beforeStrike(theCase)
    .of(type)
    .flatMap((row) => {
      const { low, mode, high } = which(row);
      const numbers = [low, mode, high].filter((x) => x !== null && x > 0) as number[];
      // An upper end alone ("fewer than a dozen") is a bound, not a figure to divide by.
      if (numbers.length === 0 || (low === null && mode === null)) return [];
      return [{ row: row.row, asOf: row.asOf, low: Math.min(...numbers), high: Math.max(...numbers) }];
    });
  if (figures.length === 0) return gap('no-source', `no figure for ${type} from before the strike`);
  return { low: Math.min(...figures.map((f) => f.low)), high: Math.max(...figures.map((f) => f.high)), figures };
}

/** Values a figure may mean, equally likely: its two ends, so that a figure without a range weighs as much as one with. */
export const valuesOf = (figure: FleetFigure): readonly [number, number] => [figure.low, figure.high];
