/**
 * The record of claimants: how a number y is claimed when T is true.
 *
 *   T = 0            logit P(nothing behind a claim of y) = z − κ log(y + ½) + conflict + side
 *   y | T ≥ 1        log(y + ½) ~ StudentT₄(log(T + ½) + b, σ), rounded to whole numbers;  T equally likely per unit of log(T + ½)
 *   b                = a + conflict + side + category
 *   log σ            = s + side + category
 *
 * Every group's deviation is normal with a spread τ that is learnt from the groups: partial pooling. Priors: a ~ N(0, 1), s ~ N(−0.7, 0.7),
 * z ~ N(0, 2), κ ~ N(1, 0.5); τ ~ half-N(0, 0.5), for log σ half-N(0, 0.3), for the logit half-N(0, 1).
 * Assumption most likely to be wrong: that pairs which were settled are like those which were not.
 */
import type { Rng } from '../../numerics/rng.js';
import type { Groups } from './record-data.js';

export const LEVELS = ['conflicts', 'sides', 'categories'] as const;
export type Level = (typeof LEVELS)[number];

/** Deviations of the groups of one level and their spread. */
export type Deviations = { readonly values: Float64Array; tau: number };

/** One draw of everything but what belongs to a single row. */
export type RecordDraw = {
  a: number;
  readonly inflation: Readonly<Record<Level, Deviations>>;
  s: number;
  readonly scale: Readonly<Record<'sides' | 'categories', Deviations>>;
  z: number;
  readonly nothing: Readonly<Record<'conflicts' | 'sides', Deviations>>;
  kappa: number;
};

export const PRIOR = {
  a: [0, 1],
  s: [-0.7, 0.7],
  z: [0, 2],
  kappa: [1, 0.5],
  /** scales of the half-normal priors of the spreads */
  inflation: 0.5,
  scale: 0.3,
  nothing: 1,
} as const;

export function startingDraw(groups: Groups, rng: Rng): RecordDraw {
  const scatter = ([centre, spread]: readonly [number, number]): number => centre + 0.5 * spread * rng.normal();
  const among = (level: Level, scale: number): Deviations => ({
    values: Float64Array.from(groups[level], () => 0.5 * scale * rng.normal()),
    tau: scale * (0.3 + rng.uniform()),
  });
  return {
    a: scatter(PRIOR.a),
    inflation: {
      conflicts: among('conflicts', PRIOR.inflation),
      sides: among('sides', PRIOR.inflation),
      categories: among('categories', PRIOR.inflation),
    },
    s: scatter(PRIOR.s),
    scale: { sides: among('sides', PRIOR.scale), categories: among('categories', PRIOR.scale) },
    z: scatter(PRIOR.z),
    nothing: { conflicts: among('conflicts', PRIOR.nothing), sides: among('sides', PRIOR.nothing) },
    kappa: scatter(PRIOR.kappa),
  };
}

export function copyDraw(draw: RecordDraw): RecordDraw {
  const kept = ({ values, tau }: Deviations): Deviations => ({ values: values.slice(), tau });
  const { inflation, scale, nothing } = draw;
  return {
    ...draw,
    inflation: {
      conflicts: kept(inflation.conflicts),
      sides: kept(inflation.sides),
      categories: kept(inflation.categories),
    },
    scale: { sides: kept(scale.sides), categories: kept(scale.categories) },
    nothing: { conflicts: kept(nothing.conflicts), sides: kept(nothing.sides) },
  };
}
