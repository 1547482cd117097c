/** What an image lets be detected, and what its analysts make of it, given the shares. */
import type { JointImage, JointProblem } from './problem.js';
import type { Shares } from './state.js';

export type Chances = {
  /** a destroyed asset is reported as destroyed, as damaged; a damaged one likewise */
  readonly dd: number;
  readonly dm: number;
  readonly md: number;
  readonly mm: number;
};

export type Sight = {
  /** chance that a destroyed asset in a published frame is detected; of single items all are */
  readonly destroyed: number;
  /** the same for a damaged asset whose damage shows */
  readonly damaged: number;
  /** what one analyst makes of what was detected */
  readonly reported: Chances;
  /** false alarms for each asset present: f · v */
  readonly alarms: number;
};

/** One for each image of the problem. */
export const sightsOf = ({ images }: JointProblem, shares: Shares): readonly Sight[] =>
  images.map((image, i) => sightOf(image, shares, shares.inView[i] as number));

/**
 * λ, the mean number of false alarms, is f · v · (mean number present): those hit are not taken off, at f near 1/400 that
 * moves nothing, and so the tables do not depend on N.
 */
function sightOf({ isSingle, eye, destroyedFactor, damagedFactor }: JointImage, shares: Shares, inView: number): Sight {
  const { report, swap, falseAlarm, seeDestroyed, seeDamaged } = shares;
  const destroyed = isSingle ? 1 : inView * destroyedFactor * (seeDestroyed[eye] as number);
  const damaged = isSingle ? 1 : inView * damagedFactor * (seeDamaged[eye] as number);
  const [straight, swapped] = [report * (1 - swap), report * swap];
  return {
    destroyed,
    damaged,
    reported: { dd: straight, dm: swapped, md: swapped, mm: straight },
    alarms: isSingle ? 0 : falseAlarm * inView,
  };
}
