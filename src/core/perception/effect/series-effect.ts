/** The effect of a dated event on a series, by a Bayesian structural model (Brodersen et al. 2015, doi:10.1214/14-AOAS788). */
import { meanOf } from '../../numerics/ess.js';
import type { Rng } from '../../numerics/rng.js';
import { type Gap, gap, InputError, isGap } from '../../problem.js';
import { type Checked, checkSeries, LEAST_BEFORE } from './check-series.js';
import { EFFECT_DEFAULTS, type EffectOptions, type SeriesEffect, type SeriesInput } from './effect.js';
import { placeboDates } from './placebo-dates.js';
import { type Fit, fitStructural } from './structural/fit.js';
import { isRemembered, memoryLeft } from './structural/memory.js';
import { standardise } from './structural/problem.js';
import { pathOf, summarise } from './summary.js';

/**
 * Settings left out are those of `EFFECT_DEFAULTS`. Rows after the event without a value are in no average.
 * A series that is too short, full of holes, constant or out of order, and chains that do not agree, give a gap.
 * @throws InputError for columns of unequal length and options out of range
 */
export function seriesEffect(input: SeriesInput, options: Partial<EffectOptions>, rng: Rng): SeriesEffect | Gap {
  const plan = checkOptions({ ...EFFECT_DEFAULTS, ...options });
  const checked = checkSeries(input, Math.max(LEAST_BEFORE, 2 * (plan.season ?? 0)));
  if (isGap(checked)) return checked;
  const { y, before } = checked;
  const problem = standardise(
    y,
    checked.controls.map(({ values }) => values),
    before,
  );
  if (problem.seen < LEAST_BEFORE || !(problem.spread > 0))
    return gap(
      'not-covered',
      `at least ${LEAST_BEFORE} rows before the event with a value in every column, got ${problem.seen}`,
    );
  const rows = Array.from({ length: y.length - before }, (_, i) => i).filter((i) => !Number.isNaN(y[before + i]));
  const fit = fitStructural(problem, rows, plan, plan.chains, rng);
  if (isGap(fit)) return fit;
  const path = pathOf(checked, problem, fit);
  const memory = memoryLeft(problem, fit);
  return {
    ...summarise(checked, problem, rows, fit),
    path,
    n: { before: problem.seen, after: rows.length },
    placebo: placeboDates(checked, plan, plan.placebos, eventEffects(checked, problem, fit), rng),
    inclusion: checked.controls.map(({ name }, j) => ({ name, probability: inclusionOf(fit, j + 1) })),
    spread: spreadOf(fit),
    memory,
    diagnostics: fit.diagnostics,
    warnings: [...checked.warnings, ...shortWarning(problem.seen), ...memoryWarning(memory, problem.seen)],
  };
}

/** The effect at each step after the event, null where nothing was taken. */
function eventEffects(
  { y, before }: Checked,
  { mean, spread }: { readonly mean: number; readonly spread: number },
  fit: Fit,
) {
  return Array.from({ length: y.length - before }, (_, i) => {
    if (Number.isNaN(y[before + i])) return null;
    const middle = meanOf(fit.chains.map(({ means }) => means[before + i] as number));
    return (y[before + i] as number) - mean - spread * middle;
  });
}

const inclusionOf = ({ chains, draws }: Fit, column: number): number =>
  chains.reduce((sum, { inclusion }) => sum + (inclusion[column] as number), 0) / (draws * chains.length);

function spreadOf({ chains }: Fit): SeriesEffect['spread'] {
  const { components } = chains[0] as Fit['chains'][number];
  const of = (name: (typeof components)[number]): number | null => {
    const at = components.indexOf(name);
    return at < 0 ? null : meanOf(chains.map(({ spreads }) => meanOf(spreads[at] as Float64Array)));
  };
  return {
    observation: meanOf(chains.map(({ noise }) => meanOf(noise))),
    level: of('level') as number,
    slope: of('slope'),
    season: of('season'),
  };
}

/** Rows before the event under which the priors say as much as the series. */
const FEW = 30;
const shortWarning = (seen: number): readonly string[] =>
  seen >= FEW ? [] : [`${seen} rows before the event: the priors of the model say about as much as the series`];

const memoryWarning = (memory: number | null, seen: number): readonly string[] =>
  memory !== null && isRemembered(memory, seen)
    ? [
        `what the model leaves remembers the row before (autocorrelation ${memory.toFixed(2)}): its bands are too narrow, its placebo dates less so`,
      ]
    : [];

function checkOptions(options: EffectOptions): EffectOptions {
  const whole = (name: keyof EffectOptions, least: number): void => {
    const value = options[name];
    if (!Number.isInteger(value) || (value as number) < least)
      throw new InputError(`effect.${name}`, `a whole number from ${least}`, value);
  };
  whole('chains', 1);
  whole('draws', 100);
  whole('warmup', 0);
  whole('placebos', 0);
  if (options.season !== null) whole('season', 2);
  return options;
}
