/** Exact means over the points of a what-if: each different line once, by uniformisation, or null where that is not to be had. */
import { isGap } from '../problem.js';
import type { HitCase } from './hit-split.js';
import type { RepairLine } from './repair-line.js';
import { type MarkovAnswer, solveMarkov } from './solve-markov.js';
import { type Point, targetOf } from './what-if-points.js';

export type ExactMeans = {
  /** E available at each day */
  readonly struck: readonly number[];
  readonly intact: readonly number[];
  /** E ∫ (intact − struck) dt, asset-days */
  readonly shortfall: number;
  /** P(restored within the horizon) */
  readonly within: number;
};

/** More different lines than this are simulated alone. */
const MOST_LINES = 48;

export function exactMeans(
  points: readonly Point[],
  which: HitCase,
  days: readonly number[],
  restoreShare: number,
): ExactMeans | null {
  const asked = new Map<string, { line: RepairLine; target: number; isStruck: boolean; weight: number }>();
  const ask = (line: RepairLine, target: number, isStruck: boolean): void => {
    const key = JSON.stringify([line, target, isStruck]);
    const known = asked.get(key);
    if (known) known.weight++;
    else asked.set(key, { line, target, isStruck, weight: 1 });
  };
  for (const point of points) {
    ask(point.struck[which], targetOf(point, restoreShare), true);
    ask(point.intact, targetOf(point, restoreShare), false);
    if (asked.size > MOST_LINES) return null;
  }
  const sums = { struck: days.map(() => 0), intact: days.map(() => 0) };
  let [shortfall, within] = [0, 0];
  // In the order of their keys, so that the order of the points does not show.
  for (const [, { line, target, isStruck, weight }] of [...asked].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const answer = solveMarkov(line, days, target);
    if (isGap(answer)) return null;
    const part = weight / points.length;
    add(isStruck ? sums.struck : sums.intact, answer, part);
    shortfall += (isStruck ? -part : part) * (answer.assetDays.at(-1) as number);
    if (isStruck) within += part * (answer.reachedBy.at(-1) as number);
  }
  return { ...sums, shortfall, within };
}

function add(into: number[], { available }: MarkovAnswer, part: number): void {
  available.forEach((pmf, d) => {
    into[d] = (into[d] as number) + part * pmf.reduce((sum, p, n) => sum + p * n, 0);
  });
}
