/**
 * The deviations of the inflation, all in one draw: a normal with crossed groups: conflict, side and category
 * hold each other up, so one at a time they would hardly move (Gelfand, Sahu & Carlin 1995). Costs (conflicts + sides + categories)³.
 */
import { factorInPlace, solveLower, solveUpper } from '../../numerics/positive-definite.js';
import type { Rng } from '../../numerics/rng.js';
import { InputError } from '../../problem.js';
import type { Latents } from './draw-latents.js';
import type { RecordData } from './record-data.js';
import { PRIOR, type RecordDraw } from './record-state.js';

export function drawEffects({ rows, groups }: RecordData, draw: RecordDraw, latents: Latents, rng: Rng): void {
  const { conflicts, sides, categories } = draw.inflation;
  const [atSides, atCategories] = [1 + groups.conflicts.length, 1 + groups.conflicts.length + groups.sides.length];
  const n = atCategories + groups.categories.length;
  const precision = new Float64Array(n * n);
  const pull = new Float64Array(n);

  precision[0] = 1 / (PRIOR.a[1] * PRIOR.a[1]);
  pull[0] = PRIOR.a[0] * precision[0];
  for (let i = 1; i < n; i++) {
    const { tau } = i < atSides ? conflicts : i < atCategories ? sides : categories;
    precision[i * n + i] = 1 / (tau * tau);
  }
  for (const [i, row] of rows.entries()) {
    const weight = latents.weight[i] as number;
    if (weight === 0) continue;
    const pulled = weight * (latents.ratio[i] as number);
    const places = [0, 1 + row.conflict, atSides + row.side, atCategories + row.category];
    for (const [j, at] of places.entries()) {
      pull[at] = (pull[at] as number) + pulled;
      for (let k = 0; k <= j; k++) {
        const cell = at * n + (places[k] as number);
        precision[cell] = (precision[cell] as number) + weight;
      }
    }
  }
  // Every group has a prior of its own, so the matrix has full rank.
  if (!factorInPlace(precision, n)) throw new InputError('record.precision', 'positive definite', n);
  const effects = drawFrom(precision, pull, n, rng);

  draw.a = effects[0] as number;
  conflicts.values.set(effects.subarray(1, atSides));
  sides.values.set(effects.subarray(atSides, atCategories));
  categories.values.set(effects.subarray(atCategories));
}

/** A draw of N(Q⁻¹·pull, Q⁻¹), Q = factor·factorᵀ. */
function drawFrom(factor: Float64Array, pull: Float64Array, n: number, rng: Rng): Float64Array {
  const x = pull.slice();
  solveLower(factor, n, x);
  for (let i = 0; i < n; i++) x[i] = (x[i] as number) + rng.normal();
  solveUpper(factor, n, x);
  return x;
}
