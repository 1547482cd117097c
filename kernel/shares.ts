/**
 * Every share given what is taken to be there. Blind, hidden, reported, swapped, silent and destroyed-if-hit shares are Beta
 * again; coverage, detection, false alarms and μ have no such form and take one slice each; φ is one of three.
 */
import * as its from '../src/core/losses/joint/sweep-layout';
import { beta } from './chance';
import { drawIndex } from './draws';
import { add, column, get, put, sized } from './memory';
import { logHits } from './present';
import { sliceShare } from './slice';
import * as now from './state';

const columnChances = column();
const columnMissed = column();
const columnInView = column();
const columnFactor = column();

export function drawShares(): void {
  put(now.state, its.HIDDEN, conjugate(its.HIDDEN_PRIOR, counted(now.HIDDEN), counted(now.SHOWN)));
  put(now.state, its.REPORT, conjugate(its.REPORT_PRIOR, counted(now.REPORTED), counted(now.UNREPORTED)));
  put(now.state, its.SWAP, conjugate(its.SWAP_PRIOR, counted(now.SWAPPED), counted(now.STRAIGHT)));
  for (let t = 0; t < now.types; t++) {
    const share = conjugate(its.DESTROYED_IF_HIT_PRIOR, get(now.typeDestroyed, t), get(now.typeDamaged, t));
    put(now.destroyedIfHit, t, share);
  }
  for (let i = 0; i < now.sites; i++)
    if (get(now.siteAt(i), its.IS_BLIND) !== 0)
      put(now.blind, i, conjugate(its.BLIND_PRIOR, get(now.outOfFrame, i), get(now.inFrame, i)));
  drawCoverage();
  for (let eye = 0; eye < its.EYES; eye++) {
    drawDetection(eye, true);
    drawDetection(eye, false);
  }
  drawFalseAlarm();
  drawHitShares();
  drawConcentration();
}

function counted(what: i32): f64 {
  return get(now.counts, what);
}

function priorA(prior: i32): f64 {
  return get(now.problem, prior);
}

function priorB(prior: i32): f64 {
  return get(now.problem, prior + 1);
}

/** A Beta share, so many trials having gone one way and the other. */
function conjugate(prior: i32, yes: f64, no: f64): f64 {
  return beta(priorA(prior) + yes, priorB(prior) + no);
}

/** What the density asked about next rests on: powers of x and of 1 − x, and what is below. */
let power: f64 = 0;
let powerOfRest: f64 = 0;

/** Of an image: what is missed of either state, detection there, false alarms over x. */
let missedD: f64 = 0;
let missedM: f64 = 0;
let seeD: f64 = 0;
let seeM: f64 = 0;
let rate: f64 = 0;

/** Coverage of each image: what of that which was there was detected. */
function drawCoverage(): void {
  for (let i = 0; i < now.images; i++) {
    const image = now.imageAt(i);
    if (get(image, its.IMAGE_IS_SINGLE) !== 0) continue;
    const eye = <i32>get(image, its.EYE);
    seeD = get(image, its.FACTOR_D) * get(now.seeDestroyed, eye);
    seeM = get(image, its.FACTOR_M) * get(now.seeDamaged, eye);
    const seen = get(now.imageSeenD, i) + get(now.imageSeenM, i);
    missedD = get(now.imageThereD, i) - get(now.imageSeenD, i);
    missedM = get(now.imageThereM, i) - get(now.imageSeenM, i);
    rate = get(now.state, its.FALSE_ALARM) * get(now.exposure, i);
    // Seen ones multiply by x each: with the prior they are a power of x.
    power = get(image, its.COVERAGE_A) - 1 + seen + get(now.alarms, i);
    powerOfRest = get(image, its.COVERAGE_B) - 1;
    put(now.inView, i, sliceShare(get(now.inView, i), ofCoverage));
  }
}

function ofCoverage(x: f64, log: f64, logRest: f64): f64 {
  let sum = power * log + powerOfRest * logRest - rate * x;
  if (missedD > 0) sum += missedD * Math.log(1 - x * seeD);
  if (missedM > 0) sum += missedM * Math.log(1 - x * seeM);
  return sum;
}

/** Of images of one eye that let some go unseen: how many, and what it takes to be seen beside detection: in view, and not blurred. */
let missed: usize = 0;
let inView: usize = 0;
let factor: usize = 0;
let lacking: i32 = 0;

/** Detection of one eye, of destroyed or of damaged assets: what lay in view of its images was detected or missed. */
function drawDetection(eye: i32, ofDestroyed: bool): void {
  const by = now.eyeAt(eye);
  const count = <i32>get(by, its.EYE_IMAGES);
  const list = now.listAt(get(by, its.EYE_IMAGES_FROM));
  const seen = ofDestroyed ? now.imageSeenD : now.imageSeenM;
  const there = ofDestroyed ? now.imageThereD : now.imageThereM;
  const into = ofDestroyed ? now.seeDestroyed : now.seeDamaged;
  const prior = (ofDestroyed ? its.SEE_D_PRIOR : its.SEE_M_PRIOR) + 2 * eye;
  missed = sized(columnMissed, count);
  inView = sized(columnInView, count);
  factor = sized(columnFactor, count);
  lacking = 0;
  let detected: f64 = 0;
  for (let k = 0; k < count; k++) {
    const i = <i32>get(list, k);
    detected += get(seen, i);
    const left = get(there, i) - get(seen, i);
    if (left <= 0) continue;
    put(missed, lacking, left);
    put(inView, lacking, get(now.inView, i));
    put(factor, lacking++, get(now.imageAt(i), ofDestroyed ? its.FACTOR_D : its.FACTOR_M));
  }
  if (lacking === 0) {
    put(into, eye, beta(priorA(prior) + detected, priorB(prior)));
    return;
  }
  power = priorA(prior) - 1 + detected;
  powerOfRest = priorB(prior) - 1;
  put(into, eye, sliceShare(get(into, eye), ofDetection));
}

function ofDetection(x: f64, log: f64, logRest: f64): f64 {
  let sum = power * log + powerOfRest * logRest;
  for (let k = 0; k < lacking; k++) sum += get(missed, k) * Math.log(1 - x * get(inView, k) * get(factor, k));
  return sum;
}

function drawFalseAlarm(): void {
  let alarms: f64 = 0;
  rate = 0;
  for (let i = 0; i < now.images; i++) {
    alarms += get(now.alarms, i);
    rate += get(now.inView, i) * get(now.exposure, i);
  }
  power = priorA(its.FALSE_ALARM_PRIOR) - 1 + alarms;
  powerOfRest = priorB(its.FALSE_ALARM_PRIOR) - 1;
  put(now.state, its.FALSE_ALARM, sliceShare(get(now.state, its.FALSE_ALARM), ofFalseAlarm));
}

function ofFalseAlarm(x: f64, log: f64, logRest: f64): f64 {
  return power * log + powerOfRest * logRest - rate * x;
}

/** Cells of the site whose μ is drawn. */
let cells: usize = 0;
let count: i32 = 0;
let concentration: f64 = 0;

function useSite(i: i32): void {
  const site = now.siteAt(i);
  cells = now.listAt(get(site, its.SITE_CELLS_FROM));
  count = <i32>get(site, its.SITE_CELLS);
}

function drawHitShares(): void {
  for (let i = 0; i < now.sites; i++) {
    if (get(now.struck, i) === 0) {
      put(now.hitShare, i, beta(priorA(its.HIT_SHARE_PRIOR), priorB(its.HIT_SHARE_PRIOR)));
      continue;
    }
    useSite(i);
    concentration = get(now.state, its.CONCENTRATION);
    power = priorA(its.HIT_SHARE_PRIOR) - 1;
    powerOfRest = priorB(its.HIT_SHARE_PRIOR) - 1;
    put(now.hitShare, i, sliceShare(get(now.hitShare, i), ofHitShare));
  }
}

function ofHitShare(x: f64, log: f64, logRest: f64): f64 {
  return power * log + powerOfRest * logRest + logHits(cells, count, x, concentration);
}

/** φ, given how the hits of each site lie. */
function drawConcentration(): void {
  const chances = sized(columnChances, its.CONCENTRATIONS);
  let top = -Infinity;
  for (let p = 0; p < its.CONCENTRATIONS; p++) {
    put(chances, p, 0);
    for (let i = 0; i < now.sites; i++) {
      if (get(now.struck, i) === 0) continue;
      useSite(i);
      add(chances, p, logHits(cells, count, get(now.hitShare, i), priorA(its.CONCENTRATION_PRIOR + p)));
    }
    if (get(chances, p) > top) top = get(chances, p);
  }
  for (let p = 0; p < its.CONCENTRATIONS; p++) put(chances, p, Math.exp(get(chances, p) - top));
  put(now.state, its.CONCENTRATION, priorA(its.CONCENTRATION_PRIOR + drawIndex(chances, its.CONCENTRATIONS)));
}
