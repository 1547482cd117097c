/**
 * One sweep of collapsed Gibbs sampling: each cell from its exact distribution given the shares, then what was detected of it and
 * reported, then all shares.
 */
import * as at from '../src/core/losses/joint/kernel-layout';
import * as its from '../src/core/losses/joint/sweep-layout';
import { fillCell, knownOf, ownColumns } from './cell';
import { uniform } from './chance';
import { drawCell, sparedCell } from './draw-cell';
import { tallySums } from './draw-seen';
import { after, get, put } from './memory';
import { sweptColumns } from './own-columns';
import { drawShares } from './shares';
import { fillSights, updateCell } from './sights';
import * as now from './state';

/** Columns of one cell after another. */
const shared = ownColumns();

/** @param isKept the columns of every cell are left as they were drawn from: nothing else asks for them once a cell is drawn */
export function drawSweep(isKept: bool): void {
  now.clearTallies();
  fillSights();
  for (let site = 0; site < now.sites; site++) drawSite(site, isKept);
  tallySums();
  drawShares();
}

function drawSite(place: i32, isKept: bool): void {
  const site = now.siteAt(place);
  const count = <i32>get(site, its.SITE_CELLS);
  const list = now.listAt(get(site, its.SITE_CELLS_FROM));
  const before = get(site, its.STRUCK_CHANCE);
  for (let i = 0; i < count; i++) {
    const c = <i32>get(list, i);
    // Whether the site was struck rests on what its cells weigh.
    if (before < 1) fillAt(c, sweptColumns(c));
  }
  const chance: f64 = before === 1 ? 1 : struckChance(list, count, before);
  const isStruck = chance === 1 || uniform() < chance;
  put(now.struck, place, isStruck ? 1 : 0);
  for (let i = 0; i < count; i++) {
    const c = <i32>get(list, i);
    if (!isStruck) {
      sparedCell(c);
      continue;
    }
    const columns = isKept || before < 1 ? sweptColumns(c) : shared;
    // A coupled cell leans on what the cells before it are taken to have shown: only now it is known.
    if (before === 1 || isCoupled(c)) fillAt(c, columns);
    drawCell(c, columns);
  }
}

function isCoupled(c: i32): bool {
  return get(now.cellAt(c), at.IS_COUPLED) !== 0;
}

function fillAt(c: i32, columns: usize): void {
  const cell = now.cellAt(c);
  const window = after(now.windows, its.WINDOW * c);
  put(cell, at.NEXT_N, get(window, 0));
  put(cell, at.NEXT_D, get(window, 1));
  put(cell, at.NEXT_M, get(window, 2));
  updateCell(cell, false);
  fillCell(cell, columns);
  put(window, 0, get(cell, at.NEXT_N));
  put(window, 1, get(cell, at.NEXT_D));
  put(window, 2, get(cell, at.NEXT_M));
}

/** Coupled cells count as they stand: any hit among them, and the site was struck. */
function struckChance(list: usize, count: i32, before: f64): f64 {
  let odds = before / (1 - before);
  for (let i = 0; i < count; i++) {
    const c = <i32>get(list, i);
    const known = knownOf(sweptColumns(c));
    if (!isCoupled(c)) odds *= get(known, at.OF_MASS) / get(known, at.UNHIT);
    else if (get(now.destroyed, c) + get(now.damaged, c) > 0) return 1;
    else odds *= get(<usize>get(known, at.HITS), 0);
  }
  return odds === Infinity ? 1 : odds / (1 + odds);
}
