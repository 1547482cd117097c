/** How often there is nothing behind a claim: a logistic regression on its size, with deviations by conflict and side, one slice each. */
import type { Rng } from '../../numerics/rng.js';
import { sliceReal } from '../../numerics/slice.js';
import type { Latents } from './draw-latents.js';
import { drawTau } from './draw-spreads.js';
import type { RecordData, SizeCells } from './record-data.js';
import { type Deviations, PRIOR, type RecordDraw } from './record-state.js';
import { shiftCentre } from './shift-centre.js';

export function drawNothing({ cells }: RecordData, draw: RecordDraw, latents: Latents, rng: Rng): void {
  const empty = emptyOf(cells, latents);
  const { conflicts, sides } = draw.nothing;
  const whole = makeFit(cells, empty, conflicts, sides);
  // The slope, turned about a claim of five.
  const { z, kappa } = draw;
  const turned = (step: number): number =>
    whole(z + PIVOT * step, kappa + step, 1, 1) - away(z + PIVOT * step, PRIOR.z) - away(kappa + step, PRIOR.kappa);
  const step = sliceReal(0, turned, 0.5, rng);
  draw.kappa = kappa + step;
  draw.z = sliceReal(z + PIVOT * step, (at) => whole(at, draw.kappa, 1, 1) - away(at, PRIOR.z), 1, rng);

  for (const deviations of [conflicts, sides]) {
    const isConflict = deviations === conflicts;
    for (const [g, own] of (isConflict ? cells.byConflict : cells.bySide).entries())
      deviations.values[g] = drawOne(cells, empty, draw, isConflict, g, own, rng);
    draw.z = shiftCentre(draw.z, PRIOR.z, deviations, rng);
    drawTau(deviations, PRIOR.nothing, rng);
    const before = deviations.tau;
    const stretched = (log: number): number => {
      const tau = Math.exp(log);
      const ratio = tau / before;
      const held = isConflict ? whole(draw.z, draw.kappa, ratio, 1) : whole(draw.z, draw.kappa, 1, ratio);
      return held + log - (tau * tau) / (2 * PRIOR.nothing * PRIOR.nothing);
    };
    deviations.tau = Math.max(1e-6, Math.exp(sliceReal(Math.log(before), stretched, 1, rng)));
    for (let g = 0; g < deviations.values.length; g++)
      deviations.values[g] = ((deviations.values[g] as number) * deviations.tau) / before;
  }
}

/** log(5.5) */
const PIVOT = 1.7;

const away = (x: number, [centre, spread]: readonly [number, number]): number =>
  ((x - centre) * (x - centre)) / (2 * spread * spread);

/** Rows of each cell behind which there is nothing. */
function emptyOf({ rows, ofRow }: SizeCells, { truth }: Latents): Float64Array {
  const empty = new Float64Array(rows.length);
  for (let i = 0; i < truth.length; i++) {
    const cell = ofRow[i] as number;
    if (truth[i] === 0) empty[cell] = (empty[cell] as number) + 1;
  }
  return empty;
}

/** Products of 1 + odds are kept under this before their logarithm is taken: one logarithm does for many cells. */
const LARGE = 1e200;

/** log chance of all counts, as a function of what moves; deviations as they stand at each call, times a ratio. */
function makeFit(
  { conflict, side, size, rows }: SizeCells,
  empty: Float64Array,
  conflicts: Deviations,
  sides: Deviations,
) {
  let [all, bySize] = [0, 0];
  for (let i = 0; i < rows.length; i++) {
    all += empty[i] as number;
    bySize += (empty[i] as number) * (size[i] as number);
  }
  const [ofConflict, ofSide] = [new Float64Array(conflicts.values.length), new Float64Array(sides.values.length)];
  return (z: number, kappa: number, byConflict: number, bySide: number): number => {
    for (let g = 0; g < ofConflict.length; g++) ofConflict[g] = Math.exp(byConflict * (conflicts.values[g] as number));
    for (let g = 0; g < ofSide.length; g++) ofSide[g] = Math.exp(z + bySide * (sides.values[g] as number));
    let total = all * z - kappa * bySize;
    let product = 1;
    for (let i = 0; i < rows.length; i++) {
      const [c, s] = [conflict[i] as number, side[i] as number];
      const here = empty[i] as number;
      if (here > 0)
        total += here * (byConflict * (conflicts.values[c] as number) + bySide * (sides.values[s] as number));
      const odds = 1 + Math.exp(-kappa * (size[i] as number)) * (ofConflict[c] as number) * (ofSide[s] as number);
      for (let n = rows[i] as number; n > 0; n--) {
        product *= odds;
        if (product > LARGE) {
          total -= Math.log(product);
          product = 1;
        }
      }
    }
    return total - Math.log(product);
  };
}

/** The deviation of one conflict or side. */
function drawOne(
  { conflict, side, size, rows }: SizeCells,
  empty: Float64Array,
  { z, kappa, nothing: { conflicts, sides } }: RecordDraw,
  isConflict: boolean,
  g: number,
  own: readonly number[],
  rng: Rng,
): number {
  const { values, tau } = isConflict ? conflicts : sides;
  if (own.length === 0) return tau * rng.normal();
  let here = 0;
  const odds = own.map((i) => {
    here += empty[i] as number;
    const other = isConflict ? sides.values[side[i] as number] : conflicts.values[conflict[i] as number];
    return Math.exp(z - kappa * (size[i] as number) + (other as number));
  });
  const logDensity = (value: number): number => {
    let total = here * value - (value * value) / (2 * tau * tau);
    const factor = Math.exp(value);
    let product = 1;
    for (let j = 0; j < own.length; j++) {
      for (let n = rows[own[j] as number] as number; n > 0; n--) {
        product *= 1 + (odds[j] as number) * factor;
        if (product > LARGE) {
          total -= Math.log(product);
          product = 1;
        }
      }
    }
    return total - Math.log(product);
  };
  return sliceReal(values[g] as number, logDensity, Math.max(0.3, 2 * tau), rng);
}
