/**
 * How often the bands hold on series to which nothing was done: the structural model on its own kind and on others, its placebo
 * dates, and the four ways of segmented regression. A band of 90 % should hold 90 times in 100; on 500 series the count itself
 * strays by 1.3 points.
 */
import { quantiles } from '../../src/core/numerics/quantiles.js';
import { makeRng, type Rng } from '../../src/core/numerics/rng.js';
import type { Checked } from '../../src/core/perception/effect/check-series.js';
import { EFFECT_DEFAULTS } from '../../src/core/perception/effect/effect.js';
import { placeboDates } from '../../src/core/perception/effect/placebo-dates.js';
import { METHODS, segmentedEffect } from '../../src/core/perception/effect/segmented/segmented.js';
import { averageOf, type Fit, fitStructural } from '../../src/core/perception/effect/structural/fit.js';
import { type Problem, standardise } from '../../src/core/perception/effect/structural/problem.js';
import { isGap } from '../../src/core/problem.js';
import { KINDS, type SeriesKind, type Simulated, simulateSeries } from '../../src/testing/simulate-series.js';

export type CalibrationPlan = {
  readonly series: number;
  readonly before: number;
  readonly after: number;
  readonly draws: number;
  readonly placebos: number;
};

/** Fixed before any was run. */
export const SEED = 2026;
export const DEEP: CalibrationPlan = { series: 500, before: 60, after: 12, draws: 500, placebos: 19 };
export const QUICK: CalibrationPlan = { series: 120, before: 40, after: 8, draws: 250, placebos: 0 };

export const MASS = 0.9;

export type StructuralLine = {
  readonly kind: string;
  readonly season: number | null;
  readonly series: number;
  /** share of series whose average lies in its 90 % band; share of all rows in theirs */
  readonly average: number;
  readonly rows: number;
  /** share of series with a placebo p of at most 0.1; null where none was asked for */
  readonly placeboAlarms: number | null;
  readonly gaps: number;
};

/** Placebo dates cost more than all else, and are asked where the model is right and where it is most wrong. */
export const CASES: readonly {
  readonly kind: SeriesKind;
  readonly season: number | null;
  readonly withPlacebos: boolean;
}[] = [
  { kind: KINDS.own, season: null, withPlacebos: true },
  { kind: KINDS.somewhat, season: null, withPlacebos: true },
  { kind: KINDS.long, season: null, withPlacebos: true },
  { kind: KINDS.wandering, season: null, withPlacebos: true },
  { kind: KINDS.seasonal, season: null, withPlacebos: false },
  { kind: KINDS.seasonal, season: 7, withPlacebos: false },
];

export function structuralLine(
  kind: SeriesKind,
  season: number | null,
  plan: CalibrationPlan,
  seed = SEED,
): StructuralLine {
  const { before, after, draws } = plan;
  let [averages, rows, alarms, gaps] = [0, 0, 0, 0];
  const all = Array.from({ length: after }, (_, i) => i);
  for (let i = 0; i < plan.series; i++) {
    const rng = makeRng(seed).fork(`${kind.name}/${i}`);
    const simulated = simulateSeries(kind, before, after, rng);
    const { y, controls } = simulated;
    const problem = standardise(y, controls, before);
    const fit = fitStructural(problem, all, { ...EFFECT_DEFAULTS, draws, season }, 4, rng.fork('fit'));
    if (isGap(fit)) {
      gaps++;
      continue;
    }
    if (holds(fit, problem, y, all)) averages++;
    for (const row of all) if (holds(fit, problem, y, [row])) rows++;
    if (plan.placebos > 0 && alarm(simulated, problem, fit, season, plan, rng)) alarms++;
  }
  const fitted = plan.series - gaps;
  return {
    kind: kind.name,
    season,
    series: plan.series,
    average: averages / fitted,
    rows: rows / (fitted * after),
    placeboAlarms: plan.placebos > 0 ? alarms / fitted : null,
    gaps,
  };
}

/** Whether the average of what was observed over these rows lies in its band. */
function holds(fit: Fit, { mean, spread, y: early }: Problem, y: Float64Array, rows: readonly number[]): boolean {
  const draws = new Float64Array(fit.draws * fit.chains.length);
  fit.chains.forEach((chain, i) => {
    draws.set(averageOf(chain, rows, early.length, fit.draws), i * fit.draws);
  });
  const [low, high] = quantiles(draws, [(1 - MASS) / 2, (1 + MASS) / 2]) as [number, number];
  const actual = rows.reduce((sum, row) => sum + (y[early.length + row] as number), 0) / rows.length;
  return (actual - mean) / spread >= low && (actual - mean) / spread <= high;
}

function alarm(
  { y, controls }: Simulated,
  { mean, spread }: Problem,
  fit: Fit,
  season: number | null,
  { before, placebos }: CalibrationPlan,
  rng: Rng,
): boolean {
  const checked: Checked = {
    at: Array.from(y, (_, t) => String(t + 1)),
    y,
    controls: controls.map((values, j) => ({ name: `x${j + 1}`, values })),
    before,
    step: '1 row',
    warnings: [],
  };
  const effects = Array.from(y.subarray(before), (value, i) => {
    const expected = fit.chains.reduce((sum, { means }) => sum + (means[before + i] as number), 0) / fit.chains.length;
    return value - mean - spread * expected;
  });
  const placebo = placeboDates(checked, { trend: 'level', season }, placebos, effects, rng);
  return !isGap(placebo) && placebo.p <= 0.1;
}

export type SegmentedLine = { readonly memory: number; readonly n: number; readonly coverage: readonly number[] };

/** Share of 95 % intervals of the change of level that hold its truth, which is none, by each of `METHODS`. */
export function segmentedLine(memory: number, n: number, series: number, seed = SEED): SegmentedLine {
  const held = METHODS.map(() => ({ n: 0, held: 0 }));
  for (let i = 0; i < series; i++) {
    const rng = makeRng(seed).fork(`segmented/${memory}/${n}/${i}`);
    let error = rng.normal();
    const y = Array.from({ length: n }, (_, t) => {
      if (t > 0) error = memory * error + Math.sqrt(1 - memory * memory) * rng.normal();
      return 10 + 0.1 * t + error;
    });
    const made = segmentedEffect({ at: y.map((_, t) => String(t + 1)), y, controls: [], preEnd: n / 2 - 1 });
    if (isGap(made)) continue;
    for (const { name, level } of made.rows) {
      const own = held[METHODS.indexOf(name)] as { n: number; held: number };
      own.n++;
      if (level.q025 <= 0 && level.q975 >= 0) own.held++;
    }
  }
  return { memory, n, coverage: held.map((own) => own.held / own.n) };
}
