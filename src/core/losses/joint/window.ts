/** How far the columns of a cell are filled: what reaches beyond weighs nothing. */
import type { JointCell } from './problem.js';

/** D <= mostD, M <= mostM, D + M <= n of what there was to see; found anew whenever columns are filled. */
export type Window = { n: number; mostD: number; mostM: number };

/** The first window reaches this much above twice the largest number said. */
const ROOM = 6;

export function firstWindow({ n, said, view }: JointCell): Window {
  const most = view === 'none' ? 0 : Math.min(n, 2 * said + ROOM);
  return { n: most, mostD: most, mostM: most };
}
