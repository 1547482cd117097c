/** How often there is nothing behind a claim: a logistic regression on its size, with deviations by conflict and side, one slice each. */
import type { Rng } from '../../numerics/rng.js';
import { sliceReal } from '../../numerics/slice.js';
import type { Latents } from './draw-latents.js';
import { drawTau } from './draw-spreads.js';
import type { RecordData } from './record-data.js';
import { PRIOR, type RecordDraw } from './record-state.js';

/** Rows of one conflict, side and claim. */
type Cell = {
  readonly conflict: number;
  readonly side: number;
  /** log(y + ½) */
  readonly size: number;
  nothing: number;
  n: number;
};

export function drawNothing(data: RecordData, draw: RecordDraw, latents: Latents, rng: Rng): void {
  const cells = cellsOf(data, latents);
  const { conflicts, sides } = draw.nothing;
  const at = (cell: Cell, z: number, kappa: number, byConflict: number, bySide: number): number =>
    level(
      cell,
      z -
        kappa * cell.size +
        byConflict * (conflicts.values[cell.conflict] as number) +
        bySide * (sides.values[cell.side] as number),
    );
  const whole = (z: number, kappa: number, byConflict: number, bySide: number): number => {
    let total = 0;
    for (const cell of cells) total += at(cell, z, kappa, byConflict, bySide);
    return total;
  };
  draw.z = sliceReal(draw.z, (z) => whole(z, draw.kappa, 1, 1) - away(z, PRIOR.z), 1, rng);
  draw.kappa = sliceReal(draw.kappa, (kappa) => whole(draw.z, kappa, 1, 1) - away(kappa, PRIOR.kappa), 0.4, rng);
  // Both together, along the line on which a claim of five stays where it is.
  const [z, kappa] = [draw.z, draw.kappa];
  const along = (step: number): number =>
    whole(z + PIVOT * step, kappa + step, 1, 1) - away(z + PIVOT * step, PRIOR.z) - away(kappa + step, PRIOR.kappa);
  const step = sliceReal(0, along, 0.5, rng);
  [draw.z, draw.kappa] = [z + PIVOT * step, kappa + step];

  for (const deviations of [conflicts, sides]) {
    const byConflict = deviations === conflicts;
    for (let g = 0; g < deviations.values.length; g++) {
      const own = cells.filter((cell) => (byConflict ? cell.conflict : cell.side) === g);
      const { tau } = deviations;
      if (own.length === 0) {
        deviations.values[g] = tau * rng.normal();
        continue;
      }
      const logDensity = (value: number): number => {
        let total = -(value * value) / (2 * tau * tau);
        for (const cell of own)
          total += at(cell, draw.z + value, draw.kappa, byConflict ? 0 : 1, byConflict ? 1 : 0);
        return total;
      };
      deviations.values[g] = sliceReal(deviations.values[g] as number, logDensity, Math.max(0.3, tau), rng);
    }
    drawTau(deviations, PRIOR.nothing, rng);
    const before = deviations.tau;
    const stretched = (log: number): number => {
      const tau = Math.exp(log);
      const ratio = tau / before;
      const fit = byConflict ? whole(draw.z, draw.kappa, ratio, 1) : whole(draw.z, draw.kappa, 1, ratio);
      return fit + log - (tau * tau) / (2 * PRIOR.nothing * PRIOR.nothing);
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

const level = ({ nothing, n }: Cell, logit: number): number =>
  nothing * logit - n * (logit > 0 ? logit + Math.log1p(Math.exp(-logit)) : Math.log1p(Math.exp(logit)));

function cellsOf({ rows }: RecordData, latents: Latents): readonly Cell[] {
  const cells: Cell[] = [];
  // Rows stand in the order of conflict, side and claim, so like ones are neighbours.
  let last: (Cell & { readonly claimed: number }) | null = null;
  for (const [i, row] of rows.entries()) {
    if (last === null || last.conflict !== row.conflict || last.side !== row.side || last.claimed !== row.claimed) {
      last = { conflict: row.conflict, side: row.side, size: row.middle, claimed: row.claimed, nothing: 0, n: 0 };
      cells.push(last);
    }
    last.n++;
    if (latents.truth[i] === 0) last.nothing++;
  }
  return cells;
}
