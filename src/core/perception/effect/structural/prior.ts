/**
 * Priors of the structural model, on a series with mean 0 and standard deviation 1 before the event: those of R's CausalImpact
 * 1.4.1 over bsts 0.9.10, so that both say the same. Most likely to be wrong: the level moves by about a hundredth of the
 * spread at each step. A series that wanders gets bands that are too narrow, which the placebo dates then show.
 */

/** A standard deviation: inverse gamma on its square, worth `weight` observations at `guess`, never over `most`. */
export type SpreadPrior = { readonly guess: number; readonly weight: number; readonly most: number };

/** Of each component of the state: level, slope, season. */
export const STATE_SPREAD: SpreadPrior = { guess: 0.01, weight: 32, most: 1 };

/** Of the observations, where controls are expected to explain 0.8 of the variance. */
export const NOISE_WITH_CONTROLS: SpreadPrior = { guess: Math.sqrt(0.2), weight: 50, most: 1.2 };

/** Of the observations, where there are none: next to nothing is said. */
export const NOISE_ALONE: SpreadPrior = { guess: 1, weight: 0.01, most: 1.2 };

/** Columns expected to have a part, the intercept among them. */
export const EXPECTED_SIZE = 3;

/** Observations the prior of the coefficients is worth, and the part of its precision that is diagonal. */
export const SLAB = { weight: 0.01, diagonal: 0.5 };

/** Standard deviation of the level, the slope and each season at the first row. */
export const INITIAL_SPREAD = 1;
