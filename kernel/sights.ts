/** What each image lets be detected, and what its analysts make of it, for the shares as they are (`see.ts` of the host has the same). */
import * as place from '../src/core/losses/joint/kernel-layout';
import * as its from '../src/core/losses/joint/sweep-layout';
import { firstImage, nextImage, statementAt, statements, sums } from './images';
import { after, column, get, put, sized } from './memory';
import * as now from './state';

const columnSights = column();

/** A sight: chances that a destroyed asset, a damaged one, is detected; false alarms for each asset present. */
export const SEE_D = 0;
export const SEE_M = 1;
export const ALARMS = 2;
const SIGHT = 3;

let sights: usize = 0;
/** What one analyst makes of what was detected: dd, dm, md, mm. */
export let reported: usize = 0;

export function fillSights(): void {
  const length = now.images * SIGHT;
  sights = sized(columnSights, length + 4);
  reported = after(sights, length);
  const report = get(now.state, its.REPORT);
  const swap = get(now.state, its.SWAP);
  const falseAlarm = get(now.state, its.FALSE_ALARM);
  const straight = report * (1 - swap);
  const swapped = report * swap;
  put(reported, 0, straight);
  put(reported, 1, swapped);
  put(reported, 2, swapped);
  put(reported, 3, straight);
  for (let i = 0; i < now.images; i++) {
    const image = now.imageAt(i);
    const into = sightAt(i);
    const isSingle = get(image, its.IMAGE_IS_SINGLE) !== 0;
    const eye = <i32>get(image, its.EYE);
    const inView = get(now.inView, i);
    put(into, SEE_D, isSingle ? 1 : inView * get(image, its.FACTOR_D) * get(now.seeDestroyed, eye));
    put(into, SEE_M, isSingle ? 1 : inView * get(image, its.FACTOR_M) * get(now.seeDamaged, eye));
    put(into, ALARMS, isSingle ? 0 : falseAlarm * inView);
  }
}

export function sightAt(image: i32): usize {
  return after(sights, image * SIGHT);
}

/**
 * Writes over a cell what its tables rest on: shares, and sets detected under untyped counts.
 * @param isHeld its own set is given too, where it can be
 */
export function updateCell(cell: usize, isHeld: bool): void {
  const site = <i32>get(cell, place.SITE);
  put(cell, place.HIT_SHARE, get(now.hitShare, site));
  put(cell, place.CONCENTRATION, get(now.state, its.CONCENTRATION));
  put(cell, place.DESTROYED_IF_HIT, get(now.destroyedIfHit, <i32>get(cell, place.TYPE)));
  put(cell, place.FRAMED, <i32>get(cell, place.VIEW) === place.VIEW_NONE ? 0 : 1 - get(now.blind, site));
  put(cell, place.HIDDEN, get(now.state, its.HIDDEN));
  put(cell, place.REPORT, get(now.state, its.REPORT));
  const presentMean = get(cell, place.PRESENT_MEAN);
  const count = <i32>get(cell, place.IMAGES);
  let image = firstImage(cell);
  for (let i = 0; i < count; i++) {
    updateImage(image, presentMean, isHeld);
    image = nextImage(image);
  }
}

function updateImage(image: usize, presentMean: f64, isHeld: bool): void {
  const sight = sightAt(<i32>get(image, place.IMAGE_AT));
  const seeD = get(sight, SEE_D);
  const seeM = get(sight, SEE_M);
  const slot = <i32>get(image, place.SLOT);
  const seenD = get(now.seenDestroyed, slot);
  const seenM = get(now.seenDamaged, slot);
  put(image, place.IS_HELD, isHeld ? get(image, place.CAN_BE_HELD) : 0);
  put(image, place.SEEN_D, seenD);
  put(image, place.SEEN_M, seenM);
  put(image, place.SEE_D, seeD);
  put(image, place.SEE_M, seeM);
  for (let k = 0; k < 4; k++) put(image, place.REPORTED + k, get(reported, k));
  const straight = get(reported, 0);
  const swapped = get(reported, 1);
  put(image, place.THROUGH, seeD * straight);
  put(image, place.THROUGH + 1, seeD * swapped);
  put(image, place.THROUGH + 2, seeM * swapped);
  put(image, place.THROUGH + 3, seeM * straight);
  put(image, place.ALARMS, get(sight, ALARMS) * presentMean);
  const typed = statements(image);
  const untyped = sums(image);
  for (let i = 0; i < untyped; i++) {
    const s = statementAt(image, typed + i);
    const sum = <i32>get(s, place.SUM_AT);
    put(s, place.SUM_ALARMS, get(sight, ALARMS) * get(now.sumAt(sum), its.SUM_PRESENT_MEAN));
    put(s, place.BESIDE_D, get(now.sumDestroyed, sum) - seenD);
    put(s, place.BESIDE_M, get(now.sumDamaged, sum) - seenM);
  }
}
