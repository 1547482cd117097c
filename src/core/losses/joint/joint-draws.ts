/** Joint draws of what became of every cell, from columns that hold its exact distribution given a sweep's shares (`kernel/joint-draws.ts`). */
import { copyShorts, cutShorts } from '../../numerics/columns.js';
import type { Rng } from '../../numerics/rng.js';
import { jointWritten, numbers, roomFor } from './kernel.js';
import type { JointProblem, JointSite } from './problem.js';
import * as place from './sweep-layout.js';

/** At [draw · cells + cell]. */
export type KeptDraws = { readonly destroyed: Int16Array; readonly damaged: Int16Array };

/**
 * Of the problem whose columns `exactAt` left filled.
 * @param struck chance that each site was struck
 * @param at cells to be drawn (all, where null), of a site that may have been spared all or none; of the others the first of
 * `before` stand
 */
export function jointDraws(
  { cells, sites }: JointProblem,
  struck: Float64Array,
  count: number,
  rng: Rng,
  at: ReadonlySet<number> | null = null,
  before: KeptDraws | null = null,
): KeptDraws {
  if (count === 0) return NONE;
  const width = cells.length;
  const length = count * width;
  const destroyed = before ? copyShorts(before.destroyed, length) : cutShorts(length);
  const damaged = before ? copyShorts(before.damaged, length) : cutShorts(length);
  const asked: number[] = [];
  let into = roomFor(sites.length * place.ASKED + width);
  const written = numbers();
  for (let s = 0; s < sites.length; s++) {
    const own = (sites[s] as JointSite).cells;
    const from = asked.length;
    for (let i = 0; i < own.length; i++) {
      const c = own[i] as number;
      if (at === null || at.has(c)) asked.push(c);
    }
    written[into + place.ASKED_STRUCK] = struck[s] as number;
    written[into + place.ASKED_CELLS] = asked.length - from;
    into += place.ASKED;
    for (let i = from; i < asked.length; i++) written[into++] = asked[i] as number;
  }
  let from = jointWritten(count, rng);
  const drawn = numbers();
  for (let draw = 0; draw < count; draw++)
    for (let i = 0; i < asked.length; i++, from += 2) {
      const place = draw * width + (asked[i] as number);
      destroyed[place] = drawn[from] as number;
      damaged[place] = drawn[from + 1] as number;
    }
  return { destroyed, damaged };
}

const NONE: KeptDraws = { destroyed: new Int16Array(0), damaged: new Int16Array(0) };

/** The first `count` draws of each block. */
export function firstDraws({ cells }: JointProblem, blocks: readonly KeptDraws[], count: number): readonly KeptDraws[] {
  const first: KeptDraws[] = [];
  for (const { destroyed, damaged } of blocks) {
    const length = Math.min(count * cells.length, destroyed.length);
    first.push({ destroyed: copyShorts(destroyed, length), damaged: copyShorts(damaged, length) });
  }
  return first;
}
