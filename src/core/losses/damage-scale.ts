/**
 * Battle damage assessment from the outside: the bands of the published scale and what labels do to a count.
 *
 * Scale: CJCSI 3162.02, *Methodology for Combat Assessment* (2019). Level of damage and confidence of the statement are
 * two axes. What was not assessed stays between none and all (Manski bounds), never zero.
 * Most likely wrong: the chance given to a label; PROBABLE alone spans 44 points. Cost: O(labels²).
 */
import type { Confidence } from '../case.js';
import { mixture, type Pmf, poissonBinomial } from '../numerics/discrete.js';
import { InputError } from '../problem.js';

export type PartialAssessment = {
  /** of all, counting what was not assessed as no */
  readonly shareOfAll: number;
  readonly shareOfAssessed: number;
  /** none and all of what was not assessed */
  readonly low: number;
  readonly high: number;
};

/** Shares 0..1 when only a part was assessed. */
export function partialAssessment(counts: { yes: number; no: number; notAssessed: number }): PartialAssessment {
  const { yes, no, notAssessed } = counts;
  const all = yes + no + notAssessed;
  if (!(yes + no > 0)) throw new InputError('assessment', 'something was assessed', yes + no);
  return { shareOfAll: yes / all, shareOfAssessed: yes / (yes + no), low: yes / all, high: (yes + notAssessed) / all };
}

/** How many statements carry each label. */
export type LabelCounts = Readonly<Record<Confidence, number>>;
/** Chance that a statement with this label is true, 0..1. The caller's judgement; no default. */
export type LabelChances = Readonly<Record<Confidence, number>>;

/** Distribution of the true count behind labelled statements, each right or wrong on its own. */
export const countFromLabels = (counts: LabelCounts, chances: LabelChances): Pmf =>
  poissonBinomial(LABELS.flatMap((label) => Array<number>(counts[label]).fill(chances[label])));

/**
 * The same when, with probability `probability`, one misreading common to all multiplies the chances of PROBABLE and
 * POSSIBLE by `factor` (0..1); CONFIRMED holds no inference and is left alone.
 */
export function countWithCommonCause(
  counts: LabelCounts,
  chances: LabelChances,
  misreading: { readonly probability: number; readonly factor: number },
): Pmf {
  const { probability, factor } = misreading;
  const misread = { ...chances, PROBABLE: chances.PROBABLE * factor, POSSIBLE: chances.POSSIBLE * factor };
  return mixture([
    { weight: 1 - probability, pmf: countFromLabels(counts, chances) },
    { weight: probability, pmf: countFromLabels(counts, misread) },
  ]);
}

export const FUNCTIONAL_BANDS = [
  'NO FUNCTIONAL DAMAGE',
  'LIGHT',
  'MODERATE',
  'SEVERE',
  'FUNCTIONALLY DESTROYED',
] as const;
export type FunctionalBand = (typeof FUNCTIONAL_BANDS)[number];

/** Functional damage band of a percentage of function lost, 0..100: LIGHT below 15, MODERATE 15 to 45, SEVERE above. */
export function functionalBand(percent: number): FunctionalBand {
  if (!(percent >= 0 && percent <= 100)) throw new InputError('damage.percent', '0 to 100', percent);
  if (percent === 0) return 'NO FUNCTIONAL DAMAGE';
  if (percent < 15) return 'LIGHT';
  if (percent <= 45) return 'MODERATE';
  return percent < 100 ? 'SEVERE' : 'FUNCTIONALLY DESTROYED';
}

/** Label of a chance that a statement is true. The text leaves 94 to 95 % open; here it is PROBABLE. */
export function confidenceLabel(chance: number): Confidence {
  if (!(chance >= 0 && chance <= 1)) throw new InputError('damage.chance', '0 to 1', chance);
  return chance >= 0.95 ? 'CONFIRMED' : chance >= 0.5 ? 'PROBABLE' : 'POSSIBLE';
}

/** Shortest and longest repair, days. */
export type Recuperation = { readonly minDays: number; readonly maxDays: number };

/** All elements are needed: the longest governs. */
export const inSeries = (elements: readonly Recuperation[]): Recuperation => ({
  minDays: Math.max(...elements.map((e) => e.minDays)),
  maxDays: Math.max(...elements.map((e) => e.maxDays)),
});

/** Any one element will do: the shortest governs. */
export const inParallel = (elements: readonly Recuperation[]): Recuperation => ({
  minDays: Math.min(...elements.map((e) => e.minDays)),
  maxDays: Math.min(...elements.map((e) => e.maxDays)),
});

const LABELS = ['CONFIRMED', 'PROBABLE', 'POSSIBLE'] as const;
