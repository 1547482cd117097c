/**
 * One exact draw of everything hidden in a cell, given the shares: (D, M) from its table, N, what lay in frame, what showed
 * from above, what each image let be detected, and who reported what. Tallied as it goes.
 */

import { binomial } from '../../numerics/discrete.js';
import type { Rng } from '../../numerics/rng.js';
import { drawIndex } from '../../numerics/sample.js';
import { uninformative } from '../report.js';
import { chancesOf, type Layers, reportsTable } from './cell-table.js';
import type { HitsPrior } from './hits-prior.js';
import type { JointCell, JointProblem, Spoken } from './problem.js';
import { tallyStatement } from './split.js';
import { detection, falseAlarms, type Latents, type Shares, type Tallies } from './state.js';

export type Around = {
  readonly problem: JointProblem;
  readonly shares: Shares;
  readonly latents: Latents;
  readonly tallies: Tallies;
  readonly rng: Rng;
};

/** P(D, M) up to a factor: prior times likelihood, tilted by exp(tilt · (D + M)). @returns its mass */
export function jointTable(
  out: Float64Array,
  n: number,
  hits: Float64Array,
  r: number,
  there: Float64Array,
  tilt: number,
): number {
  const side = n + 1;
  let mass = 0;
  for (let h = 0; h <= n; h++) {
    const weight = (hits[h] as number) * (tilt === 0 ? 1 : Math.exp(tilt * h));
    // Binomial(h, r), from d = h down.
    let chance = weight;
    for (let i = 0; i < h; i++) chance *= 1 - r;
    const odds = r / (1 - r);
    for (let d = 0; d <= h; d++) {
      const at = d * side + h - d;
      const value = chance * (there[at] as number);
      out[at] = value;
      mass += value;
      chance *= (odds * (h - d)) / (d + 1);
    }
  }
  return mass;
}

export function drawCell(around: Around, index: number, table: Float64Array, layers: Layers, prior: HitsPrior): void {
  const { problem, latents, tallies, rng } = around;
  const cell = problem.cells[index] as JointCell;
  const side = cell.n + 1;
  const at = drawIndex(table, side * side, rng);
  const [D, M] = [Math.floor(at / side), at % side];
  latents.destroyed[index] = D;
  latents.damaged[index] = M;
  drawPresent(around, index, prior);
  tallies.typeDestroyed[cell.type] = (tallies.typeDestroyed[cell.type] as number) + D;
  tallies.typeDamaged[cell.type] = (tallies.typeDamaged[cell.type] as number) + M;
  if (cell.spoken.length === 0) return;
  const [frameD, frameM] = drawFrame(around, cell, D, M, layers);
  const shownM = drawShown(around, frameD, frameM, side, layers);
  for (const spoken of cell.spoken)
    drawSeen(around, cell, spoken, frameD, problem.images[spoken.image]?.isGround ? frameM : shownM);
  tallyHidden(around, layers, frameM, shownM);
}

export function drawPresent({ problem, latents, rng }: Around, index: number, prior: HitsPrior): void {
  const cell = problem.cells[index] as JointCell;
  const h = (latents.destroyed[index] as number) + (latents.damaged[index] as number);
  const weights = new Float64Array(cell.n + 1);
  for (let N = h; N <= cell.n; N++) weights[N] = (cell.present[N] as number) * (prior.given[N]?.[h] ?? 0);
  latents.present[index] = drawIndex(weights, cell.n + 1, rng);
}

function drawFrame(
  { shares, tallies, rng }: Around,
  cell: JointCell,
  D: number,
  M: number,
  { frame }: Layers,
): readonly [number, number] {
  const blind = shares.blind[cell.site] as number;
  if (blind === 0) return [D, M];
  const [rowD, rowM] = [row(D, 1 - blind), row(M, 1 - blind)];
  const weights = new Float64Array((D + 1) * (M + 1));
  for (let d = 0; d <= D; d++)
    for (let m = 0; m <= M; m++)
      weights[d * (M + 1) + m] = (rowD[d] as number) * (rowM[m] as number) * (frame[d * (cell.n + 1) + m] as number);
  const at = drawIndex(weights, weights.length, rng);
  const [frameD, frameM] = [Math.floor(at / (M + 1)), at % (M + 1)];
  tallies.inFrame[cell.site] = (tallies.inFrame[cell.site] as number) + frameD + frameM;
  tallies.outOfFrame[cell.site] = (tallies.outOfFrame[cell.site] as number) + D + M - frameD - frameM;
  return [frameD, frameM];
}

function drawShown({ shares, rng }: Around, D: number, M: number, side: number, { above }: Layers): number {
  if (above === null) return M;
  const weights = row(M, 1 - shares.hidden).map((chance, m) => chance * (above[D * side + m] as number));
  return drawIndex(weights, M + 1, rng);
}

function tallyHidden({ tallies }: Around, { above }: Layers, M: number, shown: number): void {
  if (above === null) return;
  tallies.shown += shown;
  tallies.hidden += M - shown;
}

function drawSeen(around: Around, cell: JointCell, spoken: Spoken, D: number, M: number): void {
  const { problem, shares, latents, tallies, rng } = around;
  const { image, slot, sums, statements } = spoken;
  const [chanceD, chanceM] = detection(problem, shares, image);
  let [seenD, seenM] = [D, M];
  if (D + M > 0 && !problem.images[image]?.isSingle) {
    const reports = reportsTable(problem, cell, spoken, shares, latents, { n: D + M, mostD: D, mostM: M });
    const [rowD, rowM] = [row(D, chanceD), row(M, chanceM)];
    const weights = new Float64Array((D + 1) * (M + 1));
    for (let d = 0; d <= D; d++)
      for (let m = 0; m <= M; m++)
        weights[d * (M + 1) + m] = (rowD[d] as number) * (rowM[m] as number) * (reports[d * (D + M + 1) + m] as number);
    const at = drawIndex(weights, weights.length, rng);
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
  const chances = chancesOf(shares, falseAlarms(problem, shares, image, cell.presentMean));
  const exposure = problem.images[image]?.isSingle ? 0 : cell.presentMean;
  const detected = { destroyed: seenD, damaged: seenM };
  for (const s of statements)
    tallyStatement(tallies, s, detected, chances, uninformative(s, cell.n), image, exposure, rng);
}

/** Untyped counts, once the sets of all their cells are known. */
export function tallySums({ problem, shares, latents, tallies, rng }: Around): void {
  for (const [place, { statement, image, most, presentMean }] of problem.sums.entries()) {
    const detected = {
      destroyed: latents.sumDestroyed[place] as number,
      damaged: latents.sumDamaged[place] as number,
    };
    const chances = chancesOf(shares, falseAlarms(problem, shares, image, presentMean));
    const exposure = problem.images[image]?.isSingle ? 0 : presentMean;
    tallyStatement(tallies, statement, detected, chances, uninformative(statement, most), image, exposure, rng);
  }
}

/** Binomial(n, p), also at the ends. */
function row(n: number, p: number): Float64Array {
  if (n === 0) return Float64Array.of(1);
  if (p < 1) return binomial(n, p);
  const sure = new Float64Array(n + 1);
  sure[n] = 1;
  return sure;
}
