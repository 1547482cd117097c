/** What the chain asks of the part of a series that moves by itself. */
import type { Rng } from '../../../numerics/rng.js';

export type Component = 'level' | 'slope' | 'season';

export type StateSampler = {
  readonly components: readonly Component[];
  /** standard deviation of each component's steps */
  readonly spreads: Float64Array;
  /** the state's part of each row before the event, as last drawn */
  readonly signal: Float64Array;
  /** normals that `draw` takes, and those of a forecast over so many rows */
  readonly perDraw: number;
  readonly perForecast: (rows: number) => number;
  /** all states at once given the rows that are seen and the variance of the noise; takes normals from `from` on */
  readonly draw: (y: Float64Array, isSeen: Uint8Array, noise: number, normals: Float64Array, from: number) => void;
  /** the spreads given the states, then once more with the states stretching along */
  readonly drawSpreads: (y: Float64Array, isSeen: Uint8Array, noise: number, rng: Rng) => void;
  /** the states run on behind the last row: their part of each row into `into` from `at` on */
  readonly forecast: (into: Float64Array, at: number, rows: number, normals: Float64Array, from: number) => void;
};
