/**
 * One exact draw of everything hidden in a cell, given the shares: what was to be seen of it from its table, then (D, M), N,
 * what lay in frame, what each image let be detected, and who reported what. Tallied as it goes.
 */
import * as at from '../src/core/losses/joint/kernel-layout';
import * as its from '../src/core/losses/joint/sweep-layout';
import { fillBinomial } from './binomial';
import { knownOf } from './cell';
import { drawSeen } from './draw-seen';
import { drawBinomial, drawIndex, drawIndexOf } from './draws';
import { firstImage, nextImage } from './images';
import { add, after, column, get, put, sized } from './memory';
import { weighPresent } from './present';
import { drawShownHits, drawSplit, fillUnseen } from './shown';
import * as now from './state';

const columnWeights = column();

/** @param columns filled for it */
export function drawCell(c: i32, columns: usize): void {
  const cell = now.cellAt(c);
  const known = knownOf(columns);
  const site = <i32>get(cell, at.SITE);
  const type = <i32>get(cell, at.TYPE);
  const view = <i32>get(cell, at.VIEW);
  const n = <i32>get(cell, at.N);
  const V = drawShownHits(known);
  const shownD = drawSplit(known, V);
  const shownM = V - shownD;
  const weights = sized(columnWeights, n + 1 - V);
  const total = fillUnseen(weights, known, V, n);
  const unseen = drawIndexOf(weights, n + 1 - V, total);
  const unseenD = drawBinomial(unseen, get(known, at.OF_HIDDEN_DESTROYED));
  const D = shownD + unseenD;
  const M = shownM + unseen - unseenD;
  put(now.destroyed, c, D);
  put(now.damaged, c, M);
  drawPresent(cell, c, D + M);
  add(now.typeDestroyed, type, D);
  add(now.typeDamaged, type, M);
  if (view === at.VIEW_NONE) return;
  const blindM = drawBinomial(unseen - unseenD, get(known, at.HIDDEN_BLIND));
  const hiddenM = unseen - unseenD - blindM;
  add(now.outOfFrame, site, unseenD + blindM);
  add(now.inFrame, site, V + hiddenM);
  const aboveM = view === at.VIEW_BOTH ? drawShown(known, shownD, shownM, 1 - get(now.state, its.HIDDEN)) : shownM;
  if (view !== at.VIEW_GROUND) {
    add(now.counts, now.SHOWN, aboveM);
    add(now.counts, now.HIDDEN, hiddenM + shownM - aboveM);
  }
  drawImages(cell, shownD, shownM, aboveM);
}

/** Nothing was hit at a site that was not struck: what was said of it came from nothing. */
export function sparedCell(c: i32): void {
  const cell = now.cellAt(c);
  put(now.destroyed, c, 0);
  put(now.damaged, c, 0);
  put(now.present, c, drawIndex(after(cell, at.CELL), <i32>get(cell, at.N) + 1));
  drawImages(cell, 0, 0, 0);
}

/** @param shownM damaged ones that show from the ground @param aboveM of them, from above */
function drawImages(cell: usize, shownD: i32, shownM: i32, aboveM: i32): void {
  const count = <i32>get(cell, at.IMAGES);
  let image = firstImage(cell);
  for (let i = 0; i < count; i++) {
    drawSeen(cell, image, shownD, get(image, at.FROM_GROUND) !== 0 ? shownM : aboveM);
    image = nextImage(image);
  }
}

function drawPresent(cell: usize, c: i32, hits: i32): void {
  const n = <i32>get(cell, at.N);
  const least = <i32>get(cell, at.LEAST);
  const first = least > hits ? least : hits;
  if (first === n) {
    put(now.present, c, n);
    return;
  }
  const weights = sized(columnWeights, n - first + 1);
  const mean = get(now.hitShare, <i32>get(cell, at.SITE));
  const total = weighPresent(weights, after(cell, at.CELL), first, n, hits, mean, get(now.state, its.CONCENTRATION));
  put(now.present, c, first + drawIndexOf(weights, n - first + 1, total));
}

/** Of damaged assets in frame, how many show from above. */
function drawShown(known: usize, D: i32, M: i32, shows: f64): i32 {
  const weights = sized(columnWeights, M + 1);
  const above = <usize>get(known, at.ABOVE);
  const side = <i32>get(known, at.W) + 1;
  fillBinomial(weights, M, shows);
  let total: f64 = 0;
  for (let m = 0; m <= M; m++) {
    const weight = get(weights, m) * get(above, D * side + m);
    put(weights, m, weight);
    total += weight;
  }
  return drawIndexOf(weights, M + 1, total);
}
