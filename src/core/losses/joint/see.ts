/** What an image lets be detected, and what its analysts make of it, given the shares. */
import type { JointProblem } from './problem.js';
import type { Chances } from './report-table.js';
import type { Shares } from './state.js';

/** Chance that a destroyed asset in a published frame is detected; single items are all seen. */
export const seesDestroyed = ({ images }: JointProblem, shares: Shares, image: number): number => {
  const { isSingle, eye, destroyedFactor } = images[image] as JointProblem['images'][number];
  return isSingle ? 1 : (shares.inView[image] as number) * destroyedFactor * (shares.seeDestroyed[eye] as number);
};

/** The same for a damaged asset whose damage shows. */
export const seesDamaged = ({ images }: JointProblem, shares: Shares, image: number): number => {
  const { isSingle, eye, damagedFactor } = images[image] as JointProblem['images'][number];
  return isSingle ? 1 : (shares.inView[image] as number) * damagedFactor * (shares.seeDamaged[eye] as number);
};

/**
 * Chances of one analyst on what was detected, with λ = f · v · (mean number present): those hit are not taken off, at f
 * near 1/400 that moves nothing, and so the tables do not depend on N.
 */
export const chancesOf = (
  { images }: JointProblem,
  { report, swap, silence, falseAlarm, inView }: Shares,
  image: number,
  presentMean: number,
): Chances => {
  const [straight, swapped] = [report * (1 - swap), report * swap];
  return {
    dd: straight,
    dm: swapped,
    md: swapped,
    mm: straight,
    alarms: images[image]?.isSingle ? 0 : falseAlarm * (inView[image] as number) * presentMean,
    silence,
  };
};
