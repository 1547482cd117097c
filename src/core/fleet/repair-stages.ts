/**
 * A batch of jobs in a few bays, exponential lengths: how long until each is done on average (methods G3). With k jobs
 * left, min(k, bays) are worked on, so the next is done after mean / min(k, bays).
 */
import { InputError } from '../problem.js';

/** Expected times at which the first, second, … job is done, in the unit of `mean`. @param bays Infinity where none waits */
export function expectedDone(jobs: number, bays: number, mean: number): readonly number[] {
  if (!(bays >= 1)) throw new InputError('expectedDone.bays', 'at least 1', bays);
  if (!(mean > 0)) throw new InputError('expectedDone.mean', 'above 0', mean);
  let time = 0;
  return Array.from({ length: jobs }, (_, done) => {
    time += mean / Math.min(jobs - done, bays);
    return time;
  });
}
