/** The effect of a dated event on a series, by a Bayesian structural model (Brodersen et al. 2015, doi:10.1214/14-AOAS788). */
import type { Rng } from '../../numerics/rng.js';
import { type Gap, gap } from '../../problem.js';
import type { EffectOptions, SeriesEffect, SeriesInput } from './effect.js';

/** Settings left out are those of `EFFECT_DEFAULTS`. A series that cannot carry a number gives a gap. */
export function seriesEffect(
  _input: SeriesInput,
  _options: Partial<EffectOptions>,
  _rng: Rng,
): SeriesEffect | Gap {
  return gap('not-built', 'the structural model is under way');
}
