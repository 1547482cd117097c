/**
 * How much graphic material one person opened since their day began, against a budget they set themself. It is a mirror for
 * that person and for nobody else: a count, a warning before the next, and no lock.
 *
 * The assumption most likely to be wrong: that each file weighs the same. Nobody has marked how hard a file is to see, so
 * files are counted, and how often they were looked at beside it. Cost: one walk over the looks at hand.
 */

export type Exposure = {
  /** ISO 8601 UTC: where the person's day began */
  readonly since: string;
  /** distinct files shown without their veil */
  readonly files: number;
  /** how often: a file looked at again counts again */
  readonly looks: number;
  /** false: the list of looks at hand does not reach back so far, and there were at least so many */
  readonly isWhole: boolean;
  /** files a day; null: none was set */
  readonly budget: number | null;
};

/** @param looks of this person since then */
export function exposureOf(
  looks: readonly { readonly sha256: string }[],
  since: string,
  isWhole: boolean,
  budget: number | null,
): Exposure {
  return { since, files: new Set(looks.map(({ sha256 }) => sha256)).size, looks: looks.length, isWhole, budget };
}

export type Standing = 'free' | 'within' | 'near' | 'full';

/** From here on it is said how many are left. */
const NEAR = 0.8;

export function standingOf({ files, budget }: Pick<Exposure, 'files' | 'budget'>): Standing {
  if (budget === null) return 'free';
  if (files >= budget) return 'full';
  return files >= NEAR * budget ? 'near' : 'within';
}

/** Whether opening so many more may go beyond the budget, so that it is asked first. */
export const goesBeyond = ({ files, budget }: Pick<Exposure, 'files' | 'budget'>, more: number): boolean =>
  budget !== null && files + more > budget;

/** What a budget may be: whole files, none at all included. */
export const MOST_BUDGET = 10_000;
export const isBudget = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MOST_BUDGET;
