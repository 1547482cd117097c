/** Before any reading: shares drawn from their prior, every cell exact given them. */
import type { Rng } from '../../numerics/rng.js';
import { emptyPosterior } from './cell-posterior.js';
import { sharesFromPrior } from './draw-shares.js';
import { givenOf } from './given.js';
import { exactAt } from './kept.js';
import type { Part } from './mixture.js';
import type { JointProblem } from './problem.js';
import { emptyLatents } from './state.js';

/** So many that a prior variance is known to a tenth. */
const DRAWS = 200;

/** The problem with no image in it, the same in every scenario: all that the prior rests on. */
export const silentProblem = (problem: JointProblem): JointProblem => ({
  ...problem,
  scenario: 'middling',
  images: [],
  sums: [],
  slots: 0,
  through: problem.through.map(() => []),
  cells: problem.cells.map((cell) => ({ ...cell, spoken: [], view: 'none', coupled: false, free: false })),
});

/** @param silent by `silentProblem` */
export function priorParts(silent: JointProblem, rng: Rng): readonly Part[] {
  const columns = silent.cells.map(emptyPosterior);
  const latents = emptyLatents(silent);
  return Array.from({ length: DRAWS }, () =>
    exactAt(givenOf(silent, sharesFromPrior(silent, rng), latents, true), columns, null, null),
  );
}
