/**
 * A problem written for the kernel, number after number: `sweep-layout.ts` names the places. It is laid out once, and stays written
 * until another one is asked for.
 */
import { onceFor } from '../../measure/once-for.js';
import type { BetaShape } from '../../numerics/sample.js';
import type { Statement } from '../statements.js';
import * as v from '../visibility.js';
import { laidCell, laidStatement } from './cell-input.js';
import { numbers, problemRoom } from './kernel.js';
import { EYES, type JointProblem } from './problem.js';
import * as place from './sweep-layout.js';

function layOut(problem: JointProblem, without: ReadonlySet<Statement>): Float64Array {
  const { scenario, sites, types, images, cells, sums, slots, through } = problem;
  const list = new Array<number>(place.PROBLEM).fill(0);
  const writeShape = (at: number, [a, b]: BetaShape): void => {
    list[at] = a;
    list[at + 1] = b;
  };
  list[place.CELLS] = cells.length;
  list[place.SITES] = sites.length;
  list[place.TYPES] = types.length;
  list[place.IMAGES] = images.length;
  list[place.SUMS] = sums.length;
  list[place.SLOTS] = slots;
  writeShape(place.HIDDEN_PRIOR, v.beta(v.HIDDEN, scenario));
  writeShape(place.REPORT_PRIOR, v.ANALYST.report);
  writeShape(place.SWAP_PRIOR, v.ANALYST.swap);
  writeShape(place.FALSE_ALARM_PRIOR, v.ANALYST.falseAlarm);
  writeShape(place.DESTROYED_IF_HIT_PRIOR, v.PRIOR.destroyedIfHit);
  writeShape(place.BLIND_PRIOR, v.beta(v.BLIND, scenario));
  writeShape(place.HIT_SHARE_PRIOR, v.PRIOR.hitShare);
  for (const [eye, name] of EYES.entries()) {
    writeShape(place.SEE_D_PRIOR + 2 * eye, v.beta(v.DETECT_DESTROYED[name], scenario));
    writeShape(place.SEE_M_PRIOR + 2 * eye, v.beta(v.DETECT_DAMAGED[name], scenario));
  }
  list[place.REACHED_PRIOR] = v.PRIOR.reached;
  for (const [i, concentration] of v.PRIOR.concentration.entries()) list[place.CONCENTRATION_PRIOR + i] = concentration;

  list[place.SITES_FROM] = list.length;
  let next = list.length + sites.length * place.SITE;
  for (const { cells: own, struck, isBlind } of sites) {
    list.push(struck, Number(isBlind), own.length, next);
    next += own.length;
  }
  for (const { cells: own } of sites) list.push(...own);
  list[place.IMAGES_FROM] = list.length;
  for (const { eye, isSingle, destroyedFactor, damagedFactor, coverage } of images)
    list.push(eye, Number(isSingle), destroyedFactor, damagedFactor, ...coverage);
  list[place.SUMS_FROM] = list.length;
  for (const { statement, image, most, presentMean } of sums)
    list.push(image, presentMean, ...laidStatement(statement, most));
  list[place.EYES_FROM] = list.length;
  next = list.length + through.length * place.EYE_OF_PROBLEM;
  for (const own of through) {
    list.push(own.length, next);
    next += own.length;
  }
  for (const own of through) for (const image of own) list.push(image);
  list[place.CELLS_FROM] = list.length;
  const laid = cells.map((cell) => laidCell(problem, cell, without));
  next = list.length + cells.length;
  for (const { length } of laid) {
    list.push(next);
    next += length;
  }
  const all = new Float64Array(next);
  all.set(list);
  next = list.length;
  for (const own of laid) {
    all.set(own, next);
    next += own.length;
  }
  return all;
}

const NOTHING: ReadonlySet<Statement> = new Set();
const laidWithout = onceFor((without: ReadonlySet<Statement>) =>
  onceFor((problem: JointProblem) => layOut(problem, without)),
);

/** What stands written. */
let written: { readonly problem: JointProblem; readonly without: ReadonlySet<Statement> } | null = null;

/** Writes a problem, if it is not the one that stands written. @param without statements taken out */
export function writeProblem(problem: JointProblem, without = NOTHING): void {
  if (written?.problem === problem && written.without === without) return;
  const laid = laidWithout(without)(problem);
  const at = problemRoom(laid.length);
  numbers().set(laid, at);
  written = { problem, without };
}
