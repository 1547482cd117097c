/**
 * One exact draw of everything hidden in a cell, given the shares: what was to be seen of it from its table, then (D, M), N,
 * what lay in frame, what each image let be detected, and who reported what. Tallied as it goes.
 */
import type { Rng } from '../../numerics/rng.js';
import { drawBinomial, drawIndex } from '../../numerics/sample.js';
import { uninformative } from '../report.js';
import type { CellPosterior } from './cell-posterior.js';
import { hitsGiven } from './hits-prior.js';
import type { JointCell, Spoken } from './problem.js';
import type { Sight } from './see.js';
import { fillReports, type Given } from './seen-table.js';
import { fillBinomial, tallyStatement } from './split.js';
import type { Latents, Tallies } from './state.js';
import { fillBeyond } from './unshown.js';

export type Around = Given & { readonly latents: Latents; readonly tallies: Tallies; readonly rng: Rng };

export function drawCell(around: Around, index: number, from: CellPosterior): void {
  const { problem, shares, latents, tallies, rng } = around;
  const cell = problem.cells[index] as JointCell;
  const { site, type, view } = cell;
  const { shownD, shownM, unseen, unseenD } = drawHits(cell, from, rng);
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
  for (const spoken of cell.spoken)
    drawSeen(around, cell, spoken, shownD, problem.images[spoken.image]?.isGround ? shownM : aboveM);
}

/** What there was to see of the hits, what not, and how many of that were destroyed. */
export function drawHits({ n }: JointCell, from: CellPosterior, rng: Rng) {
  const { w, hits, byShown, chance } = from;
  const V = drawIndex(byShown, w + 1, rng);
  const shownD = V === 0 ? 0 : drawSplit(from, V, rng);
  reserve(n + 1 - V);
  fillBeyond(scratch, hits, V, n, 1 - chance);
  const unseen = drawIndex(scratch, n + 1 - V, rng);
  return { shownD, shownM: V - shownD, unseen, unseenD: drawBinomial(unseen, from.hiddenDestroyed, rng) };
}

/** Nothing was hit at a site that was not struck: what was said of it came from nothing. */
export function sparedCell(around: Around, index: number): void {
  const { problem, latents, rng } = around;
  const cell = problem.cells[index] as JointCell;
  latents.destroyed[index] = 0;
  latents.damaged[index] = 0;
  latents.present[index] = drawIndex(cell.present, cell.n + 1, rng);
  for (const spoken of cell.spoken) drawSeen(around, cell, spoken, 0, 0);
}

function drawPresent({ problem, shares, latents, rng }: Around, index: number, hits: number): void {
  const { n, least, present, site } = problem.cells[index] as JointCell;
  const first = Math.max(least, hits);
  if (first === n) {
    latents.present[index] = n;
    return;
  }
  const mean = shares.hitShare[site] as number;
  reserve(n + 1);
  for (let N = first; N <= n; N++)
    scratch[N - first] = (present[N] as number) * hitsGiven(hits, N, mean, shares.concentration);
  latents.present[index] = first + drawIndex(scratch, n - first + 1, rng);
}

/** Of V shown hits, how many destroyed. */
function drawSplit({ table, w, mostD, mostM }: CellPosterior, V: number, rng: Rng): number {
  reserve(V + 1);
  for (let d = 0; d <= V; d++) scratch[d] = d <= mostD && V - d <= mostM ? (table[d * (w + 1) + V - d] as number) : 0;
  return drawIndex(scratch, V + 1, rng);
}

/** Of damaged assets in frame, how many show from above. */
function drawShown({ w, above }: CellPosterior, D: number, M: number, shows: number, rng: Rng): number {
  reserve(M + 1);
  fillBinomial(scratch, M, shows);
  for (let m = 0; m <= M; m++) scratch[m] = (scratch[m] as number) * (above[D * (w + 1) + m] as number);
  return drawIndex(scratch, M + 1, rng);
}

let scratch = new Float64Array(64);
let [rowD, rowM, weights, reports] = [0, 0, 0, 0].map(() => new Float64Array(64)) as [
  Float64Array,
  Float64Array,
  Float64Array,
  Float64Array,
];
function reserve(length: number): void {
  if (scratch.length < length) scratch = new Float64Array(2 * length);
}

function drawSeen(around: Around, cell: JointCell, spoken: Spoken, D: number, M: number): void {
  const { problem, latents, tallies, rng } = around;
  const { image, slot, sums, statements } = spoken;
  const sight = around.sights[image] as Sight;
  let [seenD, seenM] = [D, M];
  if (D + M > 0 && !problem.images[image]?.isSingle) {
    const side = D + M + 1;
    if (weights.length < side * side)
      [rowD, rowM, weights, reports] = [rowD, rowM, weights, reports].map(() => new Float64Array(2 * side * side)) as [
        Float64Array,
        Float64Array,
        Float64Array,
        Float64Array,
      ];
    fillReports(around, cell, spoken, { n: D + M, mostD: D, mostM: M }, reports);
    fillBinomial(rowD, D, sight.destroyed);
    fillBinomial(rowM, M, sight.damaged);
    for (let d = 0; d <= D; d++)
      for (let m = 0; m <= M; m++)
        weights[d * (M + 1) + m] = (rowD[d] as number) * (rowM[m] as number) * (reports[d * side + m] as number);
    const at = drawIndex(weights, (D + 1) * (M + 1), rng);
    [seenD, seenM] = [Math.floor(at / (M + 1)), at % (M + 1)];
  }
  for (const place of sums) {
    latents.sumDestroyed[place] =
      (latents.sumDestroyed[place] as number) + seenD - (latents.seenDestroyed[slot] as number);
    latents.sumDamaged[place] = (latents.sumDamaged[place] as number) + seenM - (latents.seenDamaged[slot] as number);
  }
  latents.seenDestroyed[slot] = seenD;
  latents.seenDamaged[slot] = seenM;
  tallies.imageThereD[image] = (tallies.imageThereD[image] as number) + D;
  tallies.imageThereM[image] = (tallies.imageThereM[image] as number) + M;
  tallies.imageSeenD[image] = (tallies.imageSeenD[image] as number) + seenD;
  tallies.imageSeenM[image] = (tallies.imageSeenM[image] as number) + seenM;
  const alarms = sight.alarms * cell.presentMean;
  const exposure = problem.images[image]?.isSingle ? 0 : cell.presentMean;
  for (const s of statements)
    tallyStatement(tallies, s, seenD, seenM, sight.reported, alarms, uninformative(s, cell.n), image, exposure, rng);
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
