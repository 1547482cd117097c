/** What an image let be detected of a cell, and who reported what of it. */
import * as at from '../src/core/losses/joint/kernel-layout';
import * as its from '../src/core/losses/joint/sweep-layout';
import { fillBinomial } from './binomial';
import { drawIndexOf } from './draws';
import { statementAt, statements, sums } from './images';
import { add, after, column, get, put, sized } from './memory';
import { reportsOf, sideOfReports } from './seen';
import { ALARMS, reported, SEE_D, SEE_M, sightAt } from './sights';
import * as now from './state';
import { tallyStatement } from './tally';

const columnD = column();
const columnM = column();
const columnWeights = column();

/** @param D @param M what there was to see */
export function drawSeen(cell: usize, image: usize, D: i32, M: i32): void {
  const i = <i32>get(image, at.IMAGE_AT);
  const slot = <i32>get(image, at.SLOT);
  const sight = sightAt(i);
  const isSingle = get(image, at.IS_SINGLE) !== 0;
  let seenD = D;
  let seenM = M;
  if (D + M > 0 && !isSingle) {
    const place = drawDetected(cell, image, sight, D, M);
    seenD = place / (M + 1);
    seenM = place % (M + 1);
  }
  const typed = statements(image);
  const untyped = sums(image);
  for (let k = 0; k < untyped; k++) {
    const sum = <i32>get(statementAt(image, typed + k), at.SUM_AT);
    add(now.sumDestroyed, sum, <f64>seenD - get(now.seenDestroyed, slot));
    add(now.sumDamaged, sum, <f64>seenM - get(now.seenDamaged, slot));
  }
  put(now.seenDestroyed, slot, seenD);
  put(now.seenDamaged, slot, seenM);
  add(now.imageThereD, i, D);
  add(now.imageThereM, i, M);
  add(now.imageSeenD, i, seenD);
  add(now.imageSeenM, i, seenM);
  const presentMean = get(cell, at.PRESENT_MEAN);
  const alarms = get(sight, ALARMS) * presentMean;
  const exposure: f64 = isSingle ? 0 : presentMean;
  for (let k = 0; k < typed; k++) tallyStatement(statementAt(image, k), seenD, seenM, reported, alarms, i, exposure);
}

/** Which set an image let be detected of (D, M): that of place d · (M + 1) + m. */
function drawDetected(cell: usize, image: usize, sight: usize, D: i32, M: i32): i32 {
  const reports = reportsOf(cell, image, D, M);
  const side = sideOfReports;
  const rowD = sized(columnD, D + 1);
  const rowM = sized(columnM, M + 1);
  const weights = sized(columnWeights, (D + 1) * (M + 1));
  fillBinomial(rowD, D, get(sight, SEE_D));
  fillBinomial(rowM, M, get(sight, SEE_M));
  let total: f64 = 0;
  let into = 0;
  for (let d = 0; d <= D; d++) {
    const ofD = get(rowD, d);
    const row = d * side;
    for (let m = 0; m <= M; m++) {
      const weight = ofD * get(rowM, m) * get(reports, row + m);
      put(weights, into++, weight);
      total += weight;
    }
  }
  return drawIndexOf(weights, into, total);
}

/** Untyped counts, once the sets of all their cells are known. */
export function tallySums(): void {
  for (let i = 0; i < now.sums; i++) {
    const sum = now.sumAt(i);
    const image = <i32>get(sum, its.SUM_IMAGE);
    const presentMean = get(sum, its.SUM_PRESENT_MEAN);
    const exposure: f64 = get(now.imageAt(image), its.IMAGE_IS_SINGLE) !== 0 ? 0 : presentMean;
    const destroyed = <i32>get(now.sumDestroyed, i);
    const damaged = <i32>get(now.sumDamaged, i);
    const alarms = get(sightAt(image), ALARMS) * presentMean;
    tallyStatement(after(sum, its.SUM_OF_PROBLEM), destroyed, damaged, reported, alarms, image, exposure);
  }
}
