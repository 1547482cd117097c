/**
 * The spreads of the inflation's deviations, twice in a sweep: given the deviations, and given the deviations over their spread. Each move alone is
 * slow where the other is quick (ancillarity–sufficiency interweaving; Yu & Meng 2011, doi:10.1198/jcgs.2011.203main).
 */

import { normalQuantile } from '../../numerics/normal-quantile.js';
import type { Rng } from '../../numerics/rng.js';
import { sliceReal } from '../../numerics/slice.js';
import { normalCdf } from '../../numerics/special.js';
import { inflationOf, type Latents } from './draw-latents.js';
import type { RecordData, RecordRow } from './record-data.js';
import { type Deviations, LEVELS, type Level, PRIOR, type RecordDraw } from './record-state.js';

const GROUP_OF: Readonly<Record<Level, (row: RecordRow) => number>> = {
  conflicts: ({ conflict }) => conflict,
  sides: ({ side }) => side,
  categories: ({ category }) => category,
};

export function drawSpreads(data: RecordData, draw: RecordDraw, latents: Latents, rng: Rng): void {
  const residuals = Float64Array.from(data.rows, (row, i) => (latents.ratio[i] as number) - inflationOf(draw, row));
  for (const level of LEVELS) {
    const deviations = draw.inflation[level];
    drawTau(deviations, PRIOR.inflation, rng);
    stretch(data, latents, residuals, deviations, GROUP_OF[level], rng);
  }
}

/** τ given the deviations: half-normal prior, on the logarithm. */
export function drawTau(deviations: Deviations, scale: number, rng: Rng): void {
  let squares = 0;
  for (const value of deviations.values) squares += value * value;
  const n = deviations.values.length;
  const logDensity = (log: number): number => {
    const tau = Math.exp(log);
    return (1 - n) * log - squares / (2 * tau * tau) - (tau * tau) / (2 * scale * scale);
  };
  deviations.tau = Math.max(1e-6, Math.exp(sliceReal(Math.log(deviations.tau), logDensity, 1, rng)));
}

/** τ given the deviations over it: a normal cut at zero. Residuals follow. */
function stretch(
  { rows }: RecordData,
  { weight }: Latents,
  residuals: Float64Array,
  deviations: Deviations,
  groupOf: (row: RecordRow) => number,
  rng: Rng,
): void {
  const { values, tau } = deviations;
  let [precision, pull] = [1 / (PRIOR.inflation * PRIOR.inflation), 0];
  for (let i = 0; i < rows.length; i++) {
    const w = weight[i] as number;
    if (w === 0) continue;
    const own = values[groupOf(rows[i] as RecordRow)] as number;
    const z = own / tau;
    precision += w * z * z;
    pull += w * z * ((residuals[i] as number) + own);
  }
  const grown = aboveZero(pull / precision, 1 / Math.sqrt(precision), rng);
  const more = grown / tau - 1;
  for (let i = 0; i < rows.length; i++)
    residuals[i] = (residuals[i] as number) - more * (values[groupOf(rows[i] as RecordRow)] as number);
  for (let g = 0; g < values.length; g++) values[g] = (values[g] as number) * (1 + more);
  deviations.tau = grown;
}

/** N(mean, sd) given that it is positive. */
function aboveZero(mean: number, sd: number, rng: Rng): number {
  const above = normalCdf(mean / sd);
  const x = mean - sd * normalQuantile(above * (1 - rng.uniform()));
  return Number.isFinite(x) && x > 1e-6 ? x : 1e-6;
}
