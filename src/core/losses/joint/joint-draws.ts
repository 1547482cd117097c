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
  makeRoom(cells, columns);
  const { rows, totals, rowsAt, totalsAt } = room;
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
          const total = (totalsAt[c] as number) + V;
          const row = (rowsAt[c] as number) + V * (n + 1);
          if ((totals[total] as number) < 0)
            totals[total] = fillBeyondSummed(rows, from.hits, V, n, 1 - from.chance, row);
          const unseen = drawIndexOf(rows, row, n + 1 - V, totals[total] as number, rng);
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

/**
 * Weights of each number not shown, one row for each cell and number shown, made when first drawn from. A sum under 0 says that its
 * row has not been made.
 */
const room = {
  rows: new Float64Array(0),
  totals: new Float64Array(0),
  /** where the rows and the sums of each cell begin */
  rowsAt: new Int32Array(0),
  totalsAt: new Int32Array(0),
};

function makeRoom(cells: readonly JointCell[], columns: readonly CellPosterior[]): void {
  if (room.rowsAt.length < cells.length) {
    room.rowsAt = new Int32Array(cells.length);
    room.totalsAt = new Int32Array(cells.length);
  }
  const { rowsAt, totalsAt } = room;
  let [rows, totals] = [0, 0];
  for (let c = 0; c < cells.length; c++) {
    const counts = (columns[c] as CellPosterior).w + 1;
    rowsAt[c] = rows;
    totalsAt[c] = totals;
    rows += counts * ((cells[c] as JointCell).n + 1);
    totals += counts;
  }
  if (room.rows.length < rows) room.rows = new Float64Array(2 * rows);
  if (room.totals.length < totals) room.totals = new Float64Array(2 * totals);
  room.totals.fill(-1, 0, totals);
}

/** The first `count` draws of a block. */
export function firstDraws({ cells }: JointProblem, { destroyed, damaged }: KeptDraws, count: number): KeptDraws {
  const length = Math.min(count * cells.length, destroyed.length);
  return { destroyed: copyShorts(destroyed, length), damaged: copyShorts(damaged, length) };
}
