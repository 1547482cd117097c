/**
 * Where the numbers of a sweep stand: the problem, the chain as it is, what each image lets be seen for its shares, and what was
 * counted on the way.
 */

import { STATEMENT } from '../src/core/losses/joint/kernel-layout';
import * as its from '../src/core/losses/joint/sweep-layout';
import { after, column, fill, get, sized } from './memory';

const columnProblem = column();
const columnState = column();
const columnTallies = column();

export let problem: usize = 0;
export let state: usize = 0;

export let cells: i32 = 0;
export let sites: i32 = 0;
export let types: i32 = 0;
export let images: i32 = 0;
export let sums: i32 = 0;

/** Of the chain: shares by eye, site, type and image; */
export let seeDestroyed: usize = 0;
export let seeDamaged: usize = 0;
export let hitShare: usize = 0;
export let blind: usize = 0;
export let destroyedIfHit: usize = 0;
export let inView: usize = 0;
/** what was detected, by pair of cell and image and by untyped count; */
export let seenDestroyed: usize = 0;
export let seenDamaged: usize = 0;
export let sumDestroyed: usize = 0;
export let sumDamaged: usize = 0;
/** what is taken to be there, by cell, and which sites were struck; and how far the columns of each cell are filled. */
export let destroyed: usize = 0;
export let damaged: usize = 0;
export let present: usize = 0;
export let struck: usize = 0;
export let windows: usize = 0;

/** Counted in a sweep, by image. */
export let imageThereD: usize = 0;
export let imageSeenD: usize = 0;
export let imageThereM: usize = 0;
export let imageSeenM: usize = 0;
/** false alarms, and Σ of the means they had per unit of f · v */
export let alarms: usize = 0;
export let exposure: usize = 0;
/** by site */
export let inFrame: usize = 0;
export let outOfFrame: usize = 0;
/** by type */
export let typeDestroyed: usize = 0;
export let typeDamaged: usize = 0;
/** in all */
export let counts: usize = 0;

/** Places in `counts`. */
export const SHOWN = 0;
export const HIDDEN = 1;
export const REPORTED = 2;
export const UNREPORTED = 3;
export const SWAPPED = 4;
export const STRAIGHT = 5;
const COUNTS = 6;

/** Room for a problem of so many numbers. */
export function problemRoom(length: i32): usize {
  problem = sized(columnProblem, length);
  return problem;
}

/** Room for a chain of so many numbers, of the problem written. */
export function stateRoom(length: i32): usize {
  state = sized(columnState, length);
  cells = <i32>get(problem, its.CELLS);
  sites = <i32>get(problem, its.SITES);
  types = <i32>get(problem, its.TYPES);
  images = <i32>get(problem, its.IMAGES);
  sums = <i32>get(problem, its.SUMS);
  const slots = <i32>get(problem, its.SLOTS);
  seeDestroyed = after(state, its.STATE);
  seeDamaged = after(seeDestroyed, its.EYES);
  hitShare = after(seeDamaged, its.EYES);
  blind = after(hitShare, sites);
  destroyedIfHit = after(blind, sites);
  inView = after(destroyedIfHit, types);
  seenDestroyed = after(inView, images);
  seenDamaged = after(seenDestroyed, slots);
  sumDestroyed = after(seenDamaged, slots);
  sumDamaged = after(sumDestroyed, sums);
  destroyed = after(sumDamaged, sums);
  damaged = after(destroyed, cells);
  present = after(damaged, cells);
  struck = after(present, cells);
  windows = after(struck, sites);
  return state;
}

/** Nothing counted yet. */
export function clearTallies(): void {
  const length = 6 * images + 2 * sites + 2 * types + COUNTS;
  imageThereD = sized(columnTallies, length);
  fill(imageThereD, 0, length, 0);
  imageSeenD = after(imageThereD, images);
  imageThereM = after(imageSeenD, images);
  imageSeenM = after(imageThereM, images);
  alarms = after(imageSeenM, images);
  exposure = after(alarms, images);
  inFrame = after(exposure, images);
  outOfFrame = after(inFrame, sites);
  typeDestroyed = after(outOfFrame, sites);
  typeDamaged = after(typeDestroyed, types);
  counts = after(typeDamaged, types);
}

/** Where the numbers of the i-th site, image and so on of the problem begin. */
function at(list: i32, length: i32, i: i32): usize {
  return after(problem, <i32>get(problem, list) + i * length);
}

export function siteAt(i: i32): usize {
  return at(its.SITES_FROM, its.SITE, i);
}

export function imageAt(i: i32): usize {
  return at(its.IMAGES_FROM, its.IMAGE_OF_PROBLEM, i);
}

export function sumAt(i: i32): usize {
  return at(its.SUMS_FROM, its.SUM_OF_PROBLEM + STATEMENT, i);
}

export function eyeAt(eye: i32): usize {
  return at(its.EYES_FROM, its.EYE_OF_PROBLEM, eye);
}

export function cellAt(c: i32): usize {
  return after(problem, <i32>get(at(its.CELLS_FROM, 1, c), 0));
}

/** A list of places, from there on in the problem. */
export function listAt(from: f64): usize {
  return after(problem, <i32>from);
}
