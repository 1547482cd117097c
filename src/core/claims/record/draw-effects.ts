/**
 * The deviations of the inflation, all in one draw: a normal with crossed groups (conflict, side, category) and claimants, which stand on their
 * own given the others and are summed out of the system first (Gelfand, Sahu & Carlin 1995, on why in one draw). Costs (conflicts + sides + categories)³.
 */
import type { Rng } from '../../numerics/rng.js';
import { sigmaOf, type Latents } from './draw-latents.js';
import type { RecordData } from './record-data.js';
import { PRIOR, type RecordDraw } from './record-state.js';

export function drawEffects({ rows, groups }: RecordData, draw: RecordDraw, latents: Latents, rng: Rng): void {
  const { conflicts, sides, categories, claimants } = draw.inflation;
  const [atSides, atCategories] = [1 + groups.conflicts.length, 1 + groups.conflicts.length + groups.sides.length];
  const n = atCategories + groups.categories.length;
  const precision = new Float64Array(n * n);
  const pull = new Float64Array(n);
  const own = new Float64Array(groups.claimants.length).fill(1 / (claimants.tau * claimants.tau));
  const ownPull = new Float64Array(groups.claimants.length);
  const across = new Float64Array(groups.claimants.length * n);

  precision[0] = 1 / (PRIOR.a[1] * PRIOR.a[1]);
  pull[0] = PRIOR.a[0] * precision[0];
  for (let i = 1; i < n; i++) {
    const { tau } = i < atSides ? conflicts : i < atCategories ? sides : categories;
    precision[i * n + i] = 1 / (tau * tau);
  }
  for (const [i, row] of rows.entries()) {
    if (latents.truth[i] === 0) continue;
    const sigma = sigmaOf(draw, row);
    const weight = (latents.lambda[i] as number) / (sigma * sigma);
    const pulled = weight * (latents.ratio[i] as number);
    const places = [0, 1 + row.conflict, atSides + row.side, atCategories + row.category];
    own[row.claimant] = (own[row.claimant] as number) + weight;
    ownPull[row.claimant] = (ownPull[row.claimant] as number) + pulled;
    for (const [j, at] of places.entries()) {
      pull[at] = (pull[at] as number) + pulled;
      across[row.claimant * n + at] = (across[row.claimant * n + at] as number) + weight;
      for (let k = 0; k <= j; k++) {
        const cell = at * n + (places[k] as number);
        precision[cell] = (precision[cell] as number) + weight;
      }
    }
  }
  for (let m = 0; m < own.length; m++) sumOut(precision, pull, across, m, own[m] as number, ownPull[m] as number, n);
  factorInPlace(precision, n);
  const effects = drawFrom(precision, pull, n, rng);

  draw.a = effects[0] as number;
  conflicts.values.set(effects.subarray(1, atSides));
  sides.values.set(effects.subarray(atSides, atCategories));
  categories.values.set(effects.subarray(atCategories));
  for (let m = 0; m < own.length; m++) {
    let left = ownPull[m] as number;
    for (let j = 0; j < n; j++) left -= (across[m * n + j] as number) * (effects[j] as number);
    claimants.values[m] = left / (own[m] as number) + rng.normal() / Math.sqrt(own[m] as number);
  }
}

/** Takes one claimant out of the system of the others. */
function sumOut(
  precision: Float64Array,
  pull: Float64Array,
  across: Float64Array,
  m: number,
  own: number,
  ownPull: number,
  n: number,
): void {
  for (let i = 0; i < n; i++) {
    const with_i = across[m * n + i] as number;
    if (with_i === 0) continue;
    pull[i] = (pull[i] as number) - (with_i * ownPull) / own;
    for (let j = 0; j <= i; j++) {
      const withJ = across[m * n + j] as number;
      if (withJ !== 0) precision[i * n + j] = (precision[i * n + j] as number) - (with_i * withJ) / own;
    }
  }
}

/** Cholesky factor of a symmetric matrix given by its lower half, in place. */
function factorInPlace(matrix: Float64Array, n: number): void {
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let total = matrix[i * n + j] as number;
      for (let k = 0; k < j; k++) total -= (matrix[i * n + k] as number) * (matrix[j * n + k] as number);
      matrix[i * n + j] = i === j ? Math.sqrt(total) : total / (matrix[j * n + j] as number);
    }
  }
}

/** A draw of N(Q⁻¹·pull, Q⁻¹), Q = factor·factorᵀ. */
function drawFrom(factor: Float64Array, pull: Float64Array, n: number, rng: Rng): Float64Array {
  const x = pull.slice();
  for (let i = 0; i < n; i++) {
    let total = x[i] as number;
    for (let k = 0; k < i; k++) total -= (factor[i * n + k] as number) * (x[k] as number);
    x[i] = total / (factor[i * n + i] as number);
  }
  for (let i = 0; i < n; i++) x[i] = (x[i] as number) + rng.normal();
  for (let i = n - 1; i >= 0; i--) {
    let total = x[i] as number;
    for (let k = i + 1; k < n; k++) total -= (factor[k * n + i] as number) * (x[k] as number);
    x[i] = total / (factor[i * n + i] as number);
  }
  return x;
}
