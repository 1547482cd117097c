/** Before any reading: shares drawn from their prior, every cell exact given them. */
import type { Rng } from '../../numerics/rng.js';
import { emptyPosterior } from './cell-posterior.js';
import { sharesFromPrior } from './draw-shares.js';
import { exactAt } from './kept.js';
import type { Part } from './mixture.js';
import type { JointProblem } from './problem.js';
import { emptyLatents } from './state.js';

/** So many that a prior variance is known to a tenth. */
const DRAWS = 200;

export function priorParts(problem: JointProblem, rng: Rng): readonly Part[] {
  const silent: JointProblem = {
    ...problem,
    cells: problem.cells.map((cell) => ({ ...cell, spoken: [], view: 'none', coupled: false, free: false })),
  };
  const columns = silent.cells.map(emptyPosterior);
  const latents = emptyLatents(silent);
  return Array.from({ length: DRAWS }, () =>
    exactAt({ problem: silent, shares: sharesFromPrior(silent, rng), latents, fixed: true }, columns, null, null),
  );
}
