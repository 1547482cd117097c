/**
 * How much of a strike the world lets anyone see, as physical circumstances: cloud over the apron, stands nobody frames,
 * damage under an intact skin, how far a wreck stands out. They are set so that the means agree with the row of the losses
 * model's table of the same name (measured in `validation/coverage`); their spread and form are the world's own.
 */
import type { Without } from './mechanisms.js';

export const VISIBILITIES = ['good', 'middling', 'poor'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** Chances to make out a destroyed and a damaged asset in a clear frame. */
export type Clarity = readonly [destroyed: number, damaged: number];

export type Conditions = {
  /** mean share of the apron under cloud in a base-wide image */
  readonly cloud: number;
  /** chance that part of an apron lies beyond every frame, and that part's least and greatest share of the assets */
  readonly beyond: { readonly chance: number; readonly low: number; readonly high: number };
  /** share of the apron's assets that the largest usual frame takes in */
  readonly frame: number;
  /** chance that an image of unknown coverage shows the whole apron */
  readonly unknownIsWhole: number;
  /** share of the damaged whose damage does not show from above */
  readonly hidden: number;
  /** mean share of wrecks cleared or covered when a late image is taken */
  readonly cleared: number;
  readonly optical: Clarity;
  readonly radar: Clarity;
  readonly oblique: Clarity;
};

/** Conditions of one strike, less the mechanisms left out. */
export type Circumstances = Conditions & { readonly without: Without };

export const CONDITIONS: Readonly<Record<Visibility, Conditions>> = {
  good: {
    cloud: 0.05,
    beyond: { chance: 0.4, low: 0, high: 0.25 },
    frame: 0.73,
    unknownIsWhole: 0.29,
    hidden: 0.1,
    cleared: 0.1,
    optical: [0.95, 0.65],
    radar: [0.85, 0.4],
    oblique: [0.9, 0.7],
  },
  middling: {
    cloud: 0.1,
    beyond: { chance: 0.7, low: 0, high: 0.476 },
    frame: 0.56,
    unknownIsWhole: 0.25,
    hidden: 0.25,
    cleared: 0.2,
    optical: [0.9, 0.5],
    radar: [0.75, 0.3],
    oblique: [0.85, 0.6],
  },
  poor: {
    cloud: 0.2,
    beyond: { chance: 1, low: 0.05, high: 0.617 },
    frame: 0.41,
    unknownIsWhole: 0.11,
    hidden: 0.5,
    cleared: 0.4,
    optical: [0.8, 0.3],
    radar: [0.6, 0.15],
    oblique: [0.75, 0.45],
  },
};

/** An image coarser than 3 m shows this much of what a fine one shows. */
export const COARSE: Clarity = [0.3, 0.05];
export const COARSE_M = 3;
/** Clearing begins after this many days. */
export const CLEARING_BEGINS = 20;
