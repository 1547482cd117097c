/**
 * Krippendorff's α for names (nominal data; Krippendorff 2011, "Computing Krippendorff's alpha-reliability"): 1 − observed over
 * expected disagreement. 1 is full agreement, 0 what chance would give. Tasks with one answer say nothing of agreement. Each
 * answer is one value of its task, also a worker's second one.
 *
 * The interval is a bootstrap over tasks: answers of one task hang together. Most likely wrong: that tasks were drawn
 * independently. Cost: O(answers + resamples · tasks).
 */
import { sortedQuantile } from '../../numerics/quantiles.js';
import type { Rng } from '../../numerics/rng.js';
import { type Gap, gap } from '../../problem.js';
import type { Answers } from './answers.js';

export type Alpha = {
  /** at most 1 */
  readonly value: number;
  readonly q025: number;
  readonly q975: number;
  /** tasks with two answers or more */
  readonly tasks: number;
};

const RESAMPLES = { most: 2000, least: 400 } as const;
const MOST_DRAWS = 4e7;

export function krippendorffAlpha(answers: Answers, rng: Rng): Alpha | Gap {
  const units = unitsOf(answers);
  if (units.length === 0) return gap('too-few', 'no task has two answers');
  const all = new Float64Array(units.length).fill(1);
  const value = alphaOf(units, all, answers.classes.length);
  if (value === null) return gap('too-few', 'every answer that can be compared is the same: no disagreement to expect');
  const resamples = Math.max(RESAMPLES.least, Math.min(RESAMPLES.most, Math.floor(MOST_DRAWS / units.length)));
  const drawn: number[] = [];
  for (let r = 0; r < resamples; r++) {
    all.fill(0);
    for (let i = 0; i < units.length; i++) {
      const at = Math.floor(rng.uniform() * units.length);
      all[at] = (all[at] as number) + 1;
    }
    const again = alphaOf(units, all, answers.classes.length);
    // A resample without any variety shows full agreement.
    drawn.push(again ?? 1);
  }
  const sorted = Float64Array.from(drawn).sort();
  return { value, q025: sortedQuantile(sorted, 0.025), q975: sortedQuantile(sorted, 0.975), tasks: units.length };
}

/** How often each class was given, as pairs class, count; and the sum of n(n − 1) / (m − 1). */
type Unit = { readonly counts: readonly (readonly [label: number, count: number])[]; readonly agreeing: number };

function unitsOf({ from, label, tasks }: Answers): readonly Unit[] {
  const units: Unit[] = [];
  for (let i = 0; i < tasks.length; i++) {
    const m = (from[i + 1] as number) - (from[i] as number);
    if (m < 2) continue;
    const counts = new Map<number, number>();
    for (const l of label.subarray(from[i], from[i + 1])) counts.set(l, (counts.get(l) ?? 0) + 1);
    let agreeing = 0;
    for (const n of counts.values()) agreeing += (n * (n - 1)) / (m - 1);
    units.push({ counts: [...counts], agreeing });
  }
  return units;
}

function alphaOf(units: readonly Unit[], weight: Float64Array, classes: number): number | null {
  const totals = new Float64Array(classes);
  let [n, agreeing] = [0, 0];
  for (const [i, unit] of units.entries()) {
    const w = weight[i] as number;
    if (w === 0) continue;
    agreeing += w * unit.agreeing;
    for (const [label, count] of unit.counts) {
      totals[label] = (totals[label] as number) + w * count;
      n += w * count;
    }
  }
  let same = 0;
  for (const total of totals) same += total * (total - 1);
  const pairs = n * (n - 1);
  return pairs === same ? null : ((n - 1) * agreeing - same) / (pairs - same);
}
