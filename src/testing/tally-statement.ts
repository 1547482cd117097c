/** One draw of who was reported how, for one statement alone (`kernel/tally.ts`). */

import { laidStatement } from '../core/losses/joint/cell-input.js';
import { writeGiven } from '../core/losses/joint/chain-input.js';
import { numbers, roomFor, tallyWritten } from '../core/losses/joint/kernel.js';
import { STATEMENT } from '../core/losses/joint/kernel-layout.js';
import type { Chances } from '../core/losses/joint/see.js';
import { sharesFromPrior } from '../core/losses/joint/shares-from-prior.js';
import { emptyLatents } from '../core/losses/joint/state.js';
import type { Statement } from '../core/losses/statements.js';
import { makeRng, type Rng } from '../core/numerics/rng.js';
import { image, problemOf, said } from './joint-layout.js';

/** One image of one cell: a tally of everything has one place. */
const problem = problemOf(
  {
    scenario: 'middling',
    sites: [{ struck: 1, isBlind: true }],
    cells: [{ site: 0, type: 0, present: [0, 1] }],
    images: [image(0, 0)],
    speakers: [{ image: 0, cells: [0] }],
  },
  [said(0, 0)],
);

/** @param mean of false alarms @param assets the statement could be of @returns counts; `heard` 1 where it says anything */
export function tallyStatement(
  s: Statement,
  destroyed: number,
  damaged: number,
  { dd, dm, md, mm }: Chances,
  mean: number,
  assets: number,
  rng: Rng,
) {
  writeGiven(problem, sharesFromPrior(problem, makeRng(1)), emptyLatents(problem));
  const at = roomFor(STATEMENT + 4);
  numbers().set([...laidStatement(s, assets), dd, dm, md, mm], at);
  const exposure = tallyWritten(destroyed, damaged, STATEMENT, mean, rng);
  const found = numbers();
  const alarms = exposure - problem.images.length;
  const counts = exposure + problem.images.length + 2 * problem.sites.length + 2 * problem.types.length;
  const [, , reported, unreported, swapped, straight] = found.slice(counts, counts + 6) as unknown as readonly number[];
  return {
    heard: found[exposure] as number,
    alarms: found[alarms] as number,
    reported: reported as number,
    unreported: unreported as number,
    swapped: swapped as number,
    straight: straight as number,
  };
}
