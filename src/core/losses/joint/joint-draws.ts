/** Joint draws of what became of every cell, from columns that hold its exact distribution given a sweep's shares. */
import type { Rng } from '../../numerics/rng.js';
import type { CellPosterior } from './cell-posterior.js';
import { drawHits } from './draw-cell.js';
import type { JointCell, JointProblem } from './problem.js';

/** At [draw · cells + cell]. */
export type KeptDraws = { readonly destroyed: Int16Array; readonly damaged: Int16Array };

/**
 * @param struck chance that each site was struck
 * @param at cells to be drawn (all, where null), of a site that may have been spared all or none; of the others the first of
 * `before` stand
 */
export function jointDraws(
  { cells, sites }: JointProblem,
  struck: readonly number[],
  columns: readonly CellPosterior[],
  count: number,
  rng: Rng,
  at: ReadonlySet<number> | null = null,
  before: KeptDraws | null = null,
): KeptDraws {
  const width = cells.length;
  const destroyed = before?.destroyed.slice(0, count * width) ?? new Int16Array(count * width);
  const damaged = before?.damaged.slice(0, count * width) ?? new Int16Array(count * width);
  for (let draw = 0; draw < count; draw++)
    for (let s = 0; s < sites.length; s++) {
      const own = (sites[s] as JointProblem['sites'][number]).cells;
      if (at !== null && !own.some((c) => at.has(c))) continue;
      const chance = struck[s] as number;
      const isStruck = chance === 1 || rng.uniform() < chance;
      for (const c of own) {
        if (at !== null && !at.has(c)) continue;
        const hits = isStruck ? drawHits(cells[c] as JointCell, columns[c] as CellPosterior, rng) : NONE;
        destroyed[draw * width + c] = hits.shownD + hits.unseenD;
        damaged[draw * width + c] = hits.shownM + hits.unseen - hits.unseenD;
      }
    }
  return { destroyed, damaged };
}

/** The first `count` draws of a block. */
export function firstDraws({ cells }: JointProblem, { destroyed, damaged }: KeptDraws, count: number): KeptDraws {
  const length = count * cells.length;
  return { destroyed: destroyed.slice(0, length), damaged: damaged.slice(0, length) };
}

const NONE = { shownD: 0, shownM: 0, unseen: 0, unseenD: 0 };
