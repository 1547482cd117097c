/** One series and one event, weighed every way there is, side by side: the document of `plumbline series`. */
import type { Rng } from '../../numerics/rng.js';
import { type Gap, isGap } from '../../problem.js';
import type { Amount, EffectOptions, PathPoint, Placebo, SeriesEffect, SeriesInput } from './effect.js';
import { type Segmented, segmentedEffect } from './segmented/segmented.js';
import { seriesEffect } from './series-effect.js';
import { shiftWithoutModel } from './shift.js';

type OrGap<T> = T | { readonly gap: Gap };

export type SeriesWeighed = {
  /** of the structural model; null with the reason in `gap` */
  readonly average: Amount | null;
  readonly cumulative: Amount | null;
  readonly sd: number | null;
  readonly p: number | null;
  readonly placebo: OrGap<Placebo> | null;
  /** of the structural model, else of the change of level in the segmented regression; null where neither has one */
  readonly smallestDetectable: number | null;
  readonly gap: Gap | null;
  readonly n: SeriesEffect['n'] | null;
  readonly inclusion: SeriesEffect['inclusion'];
  readonly spread: SeriesEffect['spread'] | null;
  readonly memory: number | null;
  readonly diagnostics: SeriesEffect['diagnostics'] | null;
  readonly segmented: OrGap<Segmented>;
  readonly withoutModel: OrGap<Placebo>;
  readonly path: readonly PathPoint[];
  readonly warnings: readonly string[];
};

export function weighSeries(input: SeriesInput, options: Partial<EffectOptions>, rng: Rng): SeriesWeighed {
  const effect = seriesEffect(input, options, rng);
  const segmented = segmentedEffect(input);
  const withoutModel = orGap(shiftWithoutModel(input));
  const beside = { segmented: orGap(segmented), withoutModel };
  const segmentedWarnings = isGap(segmented) ? [] : segmented.warnings.map((text) => `segmented regression: ${text}`);
  if (isGap(effect))
    return {
      average: null,
      cumulative: null,
      sd: null,
      p: null,
      placebo: null,
      smallestDetectable: isGap(segmented) ? null : segmented.smallestDetectable,
      gap: effect,
      n: null,
      inclusion: [],
      spread: null,
      memory: null,
      diagnostics: null,
      ...beside,
      path: [],
      warnings: segmentedWarnings,
    };
  const { average, cumulative, sd, p, placebo, smallestDetectable, n, inclusion, spread, diagnostics, path } = effect;
  return {
    average,
    cumulative,
    sd,
    p,
    placebo: orGap(placebo),
    smallestDetectable,
    gap: null,
    n,
    inclusion,
    spread,
    memory: effect.memory,
    diagnostics,
    ...beside,
    path,
    warnings: [...new Set([...effect.warnings, ...segmentedWarnings])],
  };
}

const orGap = <T extends object>(value: T | Gap): OrGap<T> => (isGap(value) ? { gap: value } : value);
