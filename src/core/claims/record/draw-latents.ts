/** A sweep's first part: for every row its truth among those possible, and where there is something, the unrounded claim and its precision. */

import type { Rng } from '../../numerics/rng.js';
import { drawGamma, drawIndex } from '../../numerics/sample.js';
import { claimChance } from './claim-chance.js';
import type { RecordData, RecordRow } from './record-data.js';
import type { RecordDraw } from './record-state.js';
import { density4 } from './student4.js';

/** What belongs to single rows. */
export type Latents = {
  readonly truth: Float64Array;
  /** log(y + ½) before rounding, less log(T + ½) */
  readonly ratio: Float64Array;
  /** the precision that makes a normal of Student's t (Andrews & Mallows 1974); 0 where there is nothing */
  readonly lambda: Float64Array;
  /** λ / σ² */
  readonly weight: Float64Array;
};

export const emptyLatents = ({ rows }: RecordData): Latents => ({
  truth: new Float64Array(rows.length),
  ratio: new Float64Array(rows.length),
  lambda: new Float64Array(rows.length),
  weight: new Float64Array(rows.length),
});

export const inflationOf = ({ a, inflation }: RecordDraw, row: RecordRow): number =>
  a +
  (inflation.conflicts.values[row.conflict] as number) +
  (inflation.sides.values[row.side] as number) +
  (inflation.categories.values[row.category] as number);

export const sigmaOf = ({ s, scale }: RecordDraw, row: RecordRow): number =>
  Math.exp(s + (scale.sides.values[row.side] as number) + (scale.categories.values[row.category] as number));

/** Chance that nothing is behind the row's claim. */
export const nothingOf = ({ z, kappa, nothing }: RecordDraw, row: RecordRow): number =>
  1 /
  (1 +
    Math.exp(
      kappa * row.middle -
        z -
        (nothing.conflicts.values[row.conflict] as number) -
        (nothing.sides.values[row.side] as number),
    ));

export function drawLatents({ rows }: RecordData, draw: RecordDraw, into: Latents, rng: Rng): void {
  const chances: number[] = [];
  for (const [i, row] of rows.entries()) {
    const { truths, weights, logTruths } = row;
    const b = inflationOf(draw, row);
    const sigma = sigmaOf(draw, row);
    let k = 0;
    if (truths.length > 1) {
      const nothing = nothingOf(draw, row);
      for (let j = 0; j < truths.length; j++)
        chances[j] =
          (weights[j] as number) *
          (truths[j] === 0 ? nothing : (1 - nothing) * claimChance(row, (logTruths[j] as number) + b, sigma));
      k = drawIndex(chances, truths.length, rng);
    }
    into.truth[i] = truths[k] as number;
    into.lambda[i] = into.weight[i] = 0;
    if (into.truth[i] === 0) continue;
    const centre = (logTruths[k] as number) + b;
    const x = drawInCell(row, centre, sigma, rng);
    into.ratio[i] = x - (logTruths[k] as number);
    const away = (x - centre) / sigma;
    const lambda = drawGamma(2.5, rng) / (2 + (away * away) / 2);
    into.lambda[i] = lambda;
    into.weight[i] = lambda / (sigma * sigma);
  }
}

/** Student's t within the cell of the claim: uniform draws taken with the density's share of its largest in the cell. */
function drawInCell({ claimed, low, high }: RecordRow, centre: number, sigma: number, rng: Rng): number {
  // The cell of a claim of none has no low end; below a hundred spreads nothing is left.
  const from = claimed === 0 ? Math.min(high, centre) - 100 * sigma : low;
  const nearest = centre < from ? from : centre > high ? high : centre;
  const most = density4((nearest - centre) / sigma);
  for (;;) {
    const x = from + (high - from) * rng.uniform();
    if (rng.uniform() * most <= density4((x - centre) / sigma)) return x;
  }
}
