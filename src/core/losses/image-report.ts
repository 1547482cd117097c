/**
 * What all analysts of one image said of one cell, as a likelihood of what the image let them detect: given that, their
 * reports multiply. The same in every scenario, so it is computed once and kept.
 */
import { type Grid, type Habits, reportGrid, uninformative } from './report.js';
import type { Statement } from './statements.js';
import { product } from './thin.js';
import { ANALYST, betaMean, COVERAGE } from './visibility.js';

const kept = new Map<string, Grid>();
const MOST_KEPT = 20_000;

/** @param most largest number of assets the cell can hold @param isSingle the image shows its named items only */
export function imageReport(statements: readonly Statement[], most: number, isSingle: boolean, habits: Habits): Grid {
  const key = `${most}|${isSingle}|${habits.report}|${habits.swap}|${statements.map(keyOf).join('|')}`;
  const found = kept.get(key);
  if (found) return found;
  // λ at the mean coverage of a partial frame: a false alarm is rare enough that more would not show.
  const falseAlarms = isSingle ? 0 : ANALYST.falseAlarm * most * betaMean(COVERAGE.partial.beta.middling);
  const grids = statements.map((statement) => reportGrid(statement, most, falseAlarms, habits));
  const grid = { ...settled(product(grids, most)), ...noHit(statements, most, falseAlarms, habits) };
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, grid);
  return grid;
}

const keyOf = (s: Statement): string => [s.destroyed, s.damaged, s.atLeast, s.sumOnly, s.trust, s.silent].join();

/** Rounding, relative to the largest value. */
const SAME = 1e-11;

/** Takes off the constant a grid settles to, so that thinning it costs less. */
function settled({ n, values }: Grid): Grid {
  const tail = values[n * (n + 1)] as number;
  const slack = SAME * values.reduce((a, b) => Math.max(a, b), 0);
  let reach = 0;
  for (let d = 0; d <= n; d++)
    for (let m = 0; d + m <= n; m++)
      if (Math.abs((values[d * (n + 1) + m] as number) - tail) > slack) reach = Math.max(reach, d, m);
  return { n, values: values.map((x) => x - tail), reach, tail };
}

/** The product of reports that nobody saw a hit, as a polynomial in the chance that all that was detected went unreported. */
function noHit(
  statements: readonly Statement[],
  most: number,
  falseAlarms: number,
  { report }: Habits,
): Pick<Grid, 'noHit'> {
  if (statements.some((s) => s.destroyed + s.damaged > 0 || s.atLeast)) return {};
  let terms: readonly number[] = [1];
  for (const s of statements) {
    const said = (1 - s.silent) * s.trust * Math.exp(-falseAlarms);
    const nothing = s.silent + (1 - s.silent) * (1 - s.trust) * uninformative(s, most);
    terms = [...terms, 0].map((term, k) => nothing * term + said * (k > 0 ? (terms[k - 1] as number) : 0));
  }
  return { noHit: { missed: 1 - report, terms } };
}
