/**
 * Two readings of one picture, made without sight of each other. Marks are paired by where they stand, a pair of unlike types
 * only within half the distance, so that the sum of distances is least; what only one marked stands alone. Agreement on what
 * both marked is told as a share, as κ and as α; on *whether* something is there neither is defined, since places where both
 * rightly saw nothing cannot be counted, and the share of places both marked is told instead.
 *
 * Most likely wrong: the reach within which two marks may be one asset; how many pair at half and at twice of it is told beside.
 * Cost: O(marks³).
 */
import { leastCostPairs } from '../../numerics/assignment.js';
import type { Rng } from '../../numerics/rng.js';
import type { Gap } from '../../problem.js';
import { type Alpha, krippendorffAlpha } from '../raters/alpha.js';
import { codeAnswers } from '../raters/answers.js';
import { cohenKappa, type Kappa } from '../raters/cohen-kappa.js';
import type { PlacedMark } from './placed-mark.js';

export const ASPECTS = ['assetType', 'state', 'confidence', 'identityState'] as const;
export type Aspect = (typeof ASPECTS)[number];

export type Pair = {
  /** places in the first and the second reader's list */
  readonly first: number;
  readonly second: number;
  /** parts of the picture's longer side */
  readonly distance: number;
  readonly differs: readonly Aspect[];
};

export type Named = Kappa & { readonly alpha: Alpha | Gap };

export type Agreement = {
  readonly pairs: readonly Pair[];
  readonly onlyFirst: readonly number[];
  readonly onlySecond: readonly number[];
  /** of all places marked by one or both, the share marked by both, 0..1; null where nothing is marked */
  readonly bothMarked: number | null;
  readonly named: Readonly<Record<Aspect, Named>>;
  /** parts of the longer side within which two marks may be one asset */
  readonly reach: number;
  /** pairs at half and at twice that reach */
  readonly pairsAtHalf: number;
  readonly pairsAtTwice: number;
};

export const DEFAULT_REACH = 0.02;
/** A pair of unlike types costs as much as half the reach. */
const UNLIKE = 0.5;

/** @param shape of the picture, pixels @param reach parts of its longer side, above 0 */
export function agreementOf(
  first: readonly PlacedMark[],
  second: readonly PlacedMark[],
  shape: { readonly width: number; readonly height: number },
  reach: number,
  rng: Rng,
): Agreement {
  const pairs = pairMarks(first, second, shape, reach);
  const [paired, pairedToo] = [new Set(pairs.map((pair) => pair.first)), new Set(pairs.map((pair) => pair.second))];
  const alone = (marks: readonly PlacedMark[], taken: ReadonlySet<number>): readonly number[] =>
    marks.flatMap((_, i) => (taken.has(i) ? [] : [i]));
  const [onlyFirst, onlySecond] = [alone(first, paired), alone(second, pairedToo)];
  const places = pairs.length + onlyFirst.length + onlySecond.length;
  const named = (aspect: Aspect): Named => {
    const said = pairs.map((pair) => [first[pair.first]?.[aspect] ?? '', second[pair.second]?.[aspect] ?? ''] as const);
    const answers = codeAnswers({
      task: said.flatMap((_, i) => [`${i}`, `${i}`]),
      worker: said.flatMap(() => ['first', 'second']),
      label: said.flat(),
    });
    return { ...cohenKappa(said), alpha: krippendorffAlpha(answers, rng.fork(aspect)) };
  };
  return {
    ...{ pairs, onlyFirst, onlySecond, reach },
    bothMarked: places === 0 ? null : pairs.length / places,
    named: {
      assetType: named('assetType'),
      state: named('state'),
      confidence: named('confidence'),
      identityState: named('identityState'),
    },
    pairsAtHalf: pairMarks(first, second, shape, reach / 2).length,
    pairsAtTwice: pairMarks(first, second, shape, reach * 2).length,
  };
}

/** In the order of the first reader's marks. */
export function pairMarks(
  first: readonly PlacedMark[],
  second: readonly PlacedMark[],
  { width, height }: { readonly width: number; readonly height: number },
  reach: number,
): readonly Pair[] {
  const longer = Math.max(width, height);
  const distance = (a: PlacedMark, b: PlacedMark): number => {
    const [across, down] = [((a.x - b.x) * width) / longer, ((a.y - b.y) * height) / longer];
    return Math.sqrt(across * across + down * down);
  };
  const cost = (i: number, j: number): number => {
    const [a, b] = [first[i] as PlacedMark, second[j] as PlacedMark];
    return distance(a, b) / reach + (a.assetType === b.assetType ? 0 : UNLIKE);
  };
  return leastCostPairs(first.length, second.length, cost, 1).flatMap((j, i): readonly Pair[] => {
    if (j === null) return [];
    const [a, b] = [first[i] as PlacedMark, second[j] as PlacedMark];
    return [{ first: i, second: j, distance: distance(a, b), differs: ASPECTS.filter((one) => a[one] !== b[one]) }];
  });
}
