/**
 * One exact draw of everything hidden in a cell, given the shares: what was to be seen of it from its table, then (D, M), N,
 * what lay in frame, what each image let be detected, and who reported what. Tallied as it goes.
 */
import type { Rng } from '../../numerics/rng.js';
import { drawBinomial, drawIndex, drawIndexOf } from '../../numerics/sample.js';
import { uninformative } from '../report.js';
import type { Statement } from '../statements.js';
import { type CellPosterior, fillReports } from './cell-posterior.js';
import { drawShownHits, drawSplit } from './draw-shown.js';
import type { Given } from './given.js';
import { weighPresent } from './hits-prior.js';
import type { JointCell, JointImage, Spoken } from './problem.js';
import type { Sight } from './see.js';
import { fillBinomial, tallyStatement } from './split.js';
import type { Latents, Tallies } from './state.js';
import { fillBeyondSummed } from './unshown.js';

export type Around = Given & { readonly latents: Latents; readonly tallies: Tallies; readonly rng: Rng };

export function drawCell(around: Around, index: number, from: CellPosterior): void {
  const { problem, shares, latents, tallies, rng } = around;
  const cell = problem.cells[index] as JointCell;
  const { site, type, view } = cell;
  const { shownD, shownM, unseen, unseenD } = drawHits(cell.n, from, rng);
  const V = shownD + shownM;
  const [D, M] = [shownD + unseenD, shownM + unseen - unseenD];
  latents.destroyed[index] = D;
  latents.damaged[index] = M;
  drawPresent(around, index, D + M);
  tallies.typeDestroyed[type] = (tallies.typeDestroyed[type] as number) + D;
  tallies.typeDamaged[type] = (tallies.typeDamaged[type] as number) + M;
  if (view === 'none') return;
  const blindM = drawBinomial(unseen - unseenD, from.hiddenBlind, rng);
  const hiddenM = unseen - unseenD - blindM;
  tallies.outOfFrame[site] = (tallies.outOfFrame[site] as number) + unseenD + blindM;
  tallies.inFrame[site] = (tallies.inFrame[site] as number) + V + hiddenM;
  let aboveM = shownM;
  if (view === 'both') aboveM = drawShown(from, shownD, shownM, 1 - shares.hidden, rng);
  if (view !== 'ground') {
    tallies.shown += aboveM;
    tallies.hidden += hiddenM + shownM - aboveM;
  }
  for (let place = 0; place < cell.spoken.length; place++) {
    const { image } = cell.spoken[place] as Spoken;
    drawSeen(around, cell, place, shownD, problem.images[image]?.isGround ? shownM : aboveM);
  }
}

/** What there was to see of the hits, what not, and how many of that were destroyed. */
function drawHits(n: number, from: CellPosterior, rng: Rng) {
  const V = drawShownHits(from, rng);
  const shownD = drawSplit(from, V, rng);
  const weights = roomFor(n + 1 - V);
  const total = fillBeyondSummed(weights, from.hits, V, n, 1 - from.chance);
  const unseen = drawIndexOf(weights, 0, n + 1 - V, total, rng);
  return { shownD, shownM: V - shownD, unseen, unseenD: drawBinomial(unseen, from.hiddenDestroyed, rng) };
}

/** Nothing was hit at a site that was not struck: what was said of it came from nothing. */
export function sparedCell(around: Around, index: number): void {
  const { problem, latents, rng } = around;
  const cell = problem.cells[index] as JointCell;
  latents.destroyed[index] = 0;
  latents.damaged[index] = 0;
  latents.present[index] = drawIndex(cell.present, cell.n + 1, rng);
  for (let place = 0; place < cell.spoken.length; place++) drawSeen(around, cell, place, 0, 0);
}

function drawPresent({ problem, shares, latents, rng }: Around, index: number, hits: number): void {
  const { n, least, present, site } = problem.cells[index] as JointCell;
  const first = Math.max(least, hits);
  if (first === n) {
    latents.present[index] = n;
    return;
  }
  const weights = roomFor(n - first + 1);
  const mean = shares.hitShare[site] as number;
  const total = weighPresent(weights, present, first, n, hits, mean, shares.concentration);
  latents.present[index] = first + drawIndexOf(weights, 0, n - first + 1, total, rng);
}

/** Of damaged assets in frame, how many show from above. */
function drawShown({ w, above }: CellPosterior, D: number, M: number, shows: number, rng: Rng): number {
  const weights = roomFor(M + 1);
  fillBinomial(weights, M, shows);
  let total = 0;
  for (let m = 0; m <= M; m++) {
    const weight = (weights[m] as number) * (above[D * (w + 1) + m] as number);
    weights[m] = weight;
    total += weight;
  }
  return drawIndexOf(weights, 0, M + 1, total, rng);
}

let scratch = new Float64Array(64);
function roomFor(length: number): Float64Array {
  if (scratch.length < length) scratch = new Float64Array(2 * length);
  return scratch;
}

/** Rows of binomials, what was reported of each set, and the weight of each. */
let room = roomOfSide(8);
function roomOfSide(side: number) {
  return {
    rowD: new Float64Array(side),
    rowM: new Float64Array(side),
    reports: new Float64Array(side * side),
    weights: new Float64Array(side * side),
  };
}

/** @param place among what was said of the cell */
function drawSeen(around: Around, cell: JointCell, place: number, D: number, M: number): void {
  const { problem, latents, tallies, rng } = around;
  const { image, slot, sums, statements } = cell.spoken[place] as Spoken;
  const sight = around.sights[image] as Sight;
  const isSingle = (problem.images[image] as JointImage).isSingle;
  let seenD = D;
  let seenM = M;
  if (D + M > 0 && !isSingle) {
    const at = drawDetected(around, cell, place, sight, D, M);
    seenD = Math.floor(at / (M + 1));
    seenM = at % (M + 1);
  }
  const { seenDestroyed, seenDamaged, sumDestroyed, sumDamaged } = latents;
  for (let i = 0; i < sums.length; i++) {
    const sum = sums[i] as number;
    sumDestroyed[sum] = (sumDestroyed[sum] as number) + seenD - (seenDestroyed[slot] as number);
    sumDamaged[sum] = (sumDamaged[sum] as number) + seenM - (seenDamaged[slot] as number);
  }
  seenDestroyed[slot] = seenD;
  seenDamaged[slot] = seenM;
  const { imageThereD, imageThereM, imageSeenD, imageSeenM } = tallies;
  imageThereD[image] = (imageThereD[image] as number) + D;
  imageThereM[image] = (imageThereM[image] as number) + M;
  imageSeenD[image] = (imageSeenD[image] as number) + seenD;
  imageSeenM[image] = (imageSeenM[image] as number) + seenM;
  const alarms = sight.alarms * cell.presentMean;
  const exposure = isSingle ? 0 : cell.presentMean;
  for (let i = 0; i < statements.length; i++) {
    const s = statements[i] as Statement;
    tallyStatement(tallies, s, seenD, seenM, sight.reported, alarms, uninformative(s, cell.n), image, exposure, rng);
  }
}

/** Which set an image let be detected of (D, M): that of place d · (M + 1) + m. */
function drawDetected(around: Around, cell: JointCell, place: number, sight: Sight, D: number, M: number): number {
  const side = D + M + 1;
  if (room.rowD.length < side) room = roomOfSide(2 * side);
  const { rowD, rowM, reports, weights } = room;
  fillReports(around, cell, place, { n: D + M, mostD: D, mostM: M }, reports);
  fillBinomial(rowD, D, sight.destroyed);
  fillBinomial(rowM, M, sight.damaged);
  let total = 0;
  let into = 0;
  for (let d = 0; d <= D; d++) {
    const ofD = rowD[d] as number;
    const at = d * side;
    for (let m = 0; m <= M; m++) {
      const weight = ofD * (rowM[m] as number) * (reports[at + m] as number);
      weights[into++] = weight;
      total += weight;
    }
  }
  return drawIndexOf(weights, 0, into, total, around.rng);
}

/** Untyped counts, once the sets of all their cells are known. */
export function tallySums({ problem, sights, latents, tallies, rng }: Around): void {
  for (const [place, { statement, image, most, presentMean }] of problem.sums.entries()) {
    const [destroyed, damaged] = [latents.sumDestroyed[place] as number, latents.sumDamaged[place] as number];
    const { reported, alarms } = sights[image] as Sight;
    const exposure = problem.images[image]?.isSingle ? 0 : presentMean;
    const says = uninformative(statement, most);
    tallyStatement(tallies, statement, destroyed, damaged, reported, alarms * presentMean, says, image, exposure, rng);
  }
}
