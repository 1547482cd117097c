/** The change of level, by least squares, at every date before the event with a line's worth of rows on both sides. */
import { type Gap, gap } from '../../../problem.js';
import type { Checked } from '../check-series.js';
import type { Placebo } from '../effect.js';
import { brokenLine } from './design.js';
import { leastSquares } from './least-squares.js';

/** Rows with a value on each side of a placebo break, all before the event. */
const EACH_SIDE = 4;

export function placeboBreaks({ at, y, before }: Checked, event: number): Placebo | Gap {
  const early = y.subarray(0, before);
  const known = (from: number, to: number): number => early.subarray(from, to).filter((x) => !Number.isNaN(x)).length;
  const dates: { readonly at: string; readonly effect: number }[] = [];
  for (let from = EACH_SIDE; from + EACH_SIDE <= before; from++) {
    if (known(0, from) < EACH_SIDE || known(from, before) < EACH_SIDE) continue;
    const { x, y: values } = brokenLine(early, from + 1);
    const fit = leastSquares(x, values);
    if (fit !== null) dates.push({ at: at[from] ?? `step ${from + 1}`, effect: fit.coefficients[2] as number });
  }
  if (dates.length === 0) return gap('too-few', `${2 * EACH_SIDE} rows before the event, got ${known(0, before)}`);
  const rank = 1 + dates.filter(({ effect }) => Math.abs(effect) >= Math.abs(event)).length;
  return { rank, of: dates.length + 1, p: rank / (dates.length + 1), window: EACH_SIDE, event, dates };
}
