/** Joint draws of what became of every cell, from columns that hold its exact distribution given a sweep's shares. */
import { copyShorts, cutShorts } from '../../numerics/columns.js';
import type { Rng } from '../../numerics/rng.js';
import { drawBinomial, drawIndexOf } from '../../numerics/sample.js';
import type { CellPosterior } from './cell-posterior.js';
import { drawShownHits, drawSplit } from './draw-shown.js';
import type { JointCell, JointProblem } from './problem.js';
import { fillBeyondSummed } from './unshown.js';

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
  const length = count * width;
  const destroyed = before ? copyShorts(before.destroyed, length) : cutShorts(length);
  const damaged = before ? copyShorts(before.damaged, length) : cutShorts(length);
  const own = at === null ? sites.map((site) => site.cells) : sites.map((site) => site.cells.filter((c) => at.has(c)));
  makeRoom(columns);
  const { rowAt, totals, firstAt } = room;
  for (let draw = 0; draw < count; draw++)
    for (let s = 0; s < own.length; s++) {
      const drawn = own[s] as readonly number[];
      if (at !== null && drawn.length === 0) continue;
      const chance = struck[s] as number;
      const isStruck = chance === 1 || rng.uniform() < chance;
      for (let i = 0; i < drawn.length; i++) {
        const c = drawn[i] as number;
        let [D, M] = [0, 0];
        if (isStruck) {
          const { n } = cells[c] as JointCell;
          const from = columns[c] as CellPosterior;
          const V = drawShownHits(from, rng);
          const shownD = drawSplit(from, V, rng);
          const place = (firstAt[c] as number) + V;
          if ((rowAt[place] as number) < 0) {
            const row = rowOf(n + 1 - V);
            rowAt[place] = row;
            totals[place] = fillBeyondSummed(room.rows, from.hits, V, n, 1 - from.chance, row);
          }
          const unseen = drawIndexOf(room.rows, rowAt[place] as number, n + 1 - V, totals[place] as number, rng);
          const unseenD = drawBinomial(unseen, from.hiddenDestroyed, rng);
          D = shownD + unseenD;
          M = V - shownD + unseen - unseenD;
        }
        destroyed[draw * width + c] = D;
        damaged[draw * width + c] = M;
      }
    }
  return { destroyed, damaged };
}

/** Weights of each number not shown, one row for each cell and number shown, made when first drawn from. */
const room = {
  rows: new Float64Array(256),
  /** so many of them are taken */
  used: 0,
  /** by cell and number shown: where its row begins, under 0 where it has none, and the sum of it */
  rowAt: new Int32Array(0),
  totals: new Float64Array(0),
  /** where those of a cell begin */
  firstAt: new Int32Array(0),
};

function makeRoom(columns: readonly CellPosterior[]): void {
  if (room.firstAt.length < columns.length) room.firstAt = new Int32Array(columns.length);
  let places = 0;
  for (let c = 0; c < columns.length; c++) {
    room.firstAt[c] = places;
    places += (columns[c] as CellPosterior).w + 1;
  }
  if (room.rowAt.length < places) {
    room.rowAt = new Int32Array(2 * places);
    room.totals = new Float64Array(2 * places);
  }
  room.rowAt.fill(-1, 0, places);
  room.used = 0;
}

/** @returns where a row of so many begins */
function rowOf(length: number): number {
  const from = room.used;
  room.used += length;
  if (room.rows.length < room.used) {
    const longer = new Float64Array(2 * room.used);
    longer.set(room.rows);
    room.rows = longer;
  }
  return from;
}

/** The first `count` draws of a block. */
export function firstDraws({ cells }: JointProblem, { destroyed, damaged }: KeptDraws, count: number): KeptDraws {
  const length = Math.min(count * cells.length, destroyed.length);
  return { destroyed: copyShorts(destroyed, length), damaged: copyShorts(damaged, length) };
}
