/**
 * One chain of the structural model: in turn the states given the regression, the regression given the states, the spreads given
 * the states and once more along with them; then the series as it would have gone on. y_t = state_t + βᵀx_t + ε_t. No allocation in the loop.
 */
import { fillNormals } from '../../../numerics/normals.js';
import type { Rng } from '../../../numerics/rng.js';
import { drawVariance } from './draw-variance.js';
import { makeLocalLevel } from './local-level.js';
import { NOISE_ALONE } from './prior.js';
import type { Problem } from './problem.js';
import { makeRegression } from './regression.js';
import type { Component, StateSampler } from './state.js';
import { makeStateSpace } from './state-space.js';

export type ChainPlan = {
  readonly draws: number;
  readonly warmup: number;
  readonly trend: 'level' | 'linear';
  readonly season: number | null;
};

/** In the scale of the model. */
export type Chain = {
  /** row after row, each of `draws`: what would have been observed, noise and all */
  readonly predicted: Float64Array;
  /** mean of each row without the noise */
  readonly means: Float64Array;
  readonly noise: Float64Array;
  readonly components: readonly Component[];
  /** standard deviation of each component's steps, one array of `draws` each */
  readonly spreads: readonly Float64Array[];
  /** draws in which each column had a part; empty without controls */
  readonly inclusion: Float64Array;
};

/** Draws whose normals are made at once. */
const BLOCK = 32;

export function runChain(problem: Problem, plan: ChainPlan, rng: Rng): Chain {
  const { y, isSeen, seen, ahead, design } = problem;
  const { draws, warmup } = plan;
  const before = y.length;
  const rows = before + ahead;
  const state = stateOf(problem, plan);
  const regression = design && makeRegression(design, isSeen, seen);
  const chain: Chain = {
    predicted: new Float64Array(rows * draws),
    means: new Float64Array(rows),
    noise: new Float64Array(draws),
    components: state.components,
    spreads: state.components.map(() => new Float64Array(draws)),
    inclusion: new Float64Array(design?.count ?? 0),
  };
  const residual = new Float64Array(before);
  const explained = new Float64Array(rows);
  const path = new Float64Array(rows);
  const perForecast = state.perForecast(ahead);
  const perDraw = state.perDraw + perForecast + rows;
  const normals = new Float64Array(BLOCK * perDraw);
  const held = new Float64Array(BLOCK * rows);
  let variance = 0.5;

  for (let k = -warmup; k < draws; k++) {
    const block = (k + warmup) % BLOCK;
    if (block === 0) fillNormals(normals, rng);
    const from = block * perDraw;
    for (let t = 0; t < before; t++) residual[t] = (y[t] as number) - (explained[t] as number);
    state.draw(residual, isSeen, variance, normals, from);
    for (let t = 0; t < before; t++) residual[t] = isSeen[t] === 1 ? (y[t] as number) - (state.signal[t] as number) : 0;
    if (regression === null) variance = noiseAlone(residual, seen, rng);
    else {
      variance = regression.draw(residual, rng);
      regression.signal(explained);
    }
    for (let t = 0; t < before; t++) residual[t] = (y[t] as number) - (explained[t] as number);
    state.drawSpreads(residual, isSeen, variance, rng);
    if (k < 0) continue;
    path.set(state.signal);
    state.forecast(path, before, ahead, normals, from + state.perDraw);
    const spread = Math.sqrt(variance);
    const place = k % BLOCK;
    hold(held, place * rows, chain.means, path, explained, spread, normals, from + state.perDraw + perForecast);
    if (place === BLOCK - 1 || k === draws - 1) turn(held, chain, k - place, place + 1);
    chain.noise[k] = spread;
    for (let c = 0; c < chain.spreads.length; c++) (chain.spreads[c] as Float64Array)[k] = state.spreads[c] as number;
    if (regression !== null) addTo(chain.inclusion, regression.isIn);
  }
  for (let t = 0; t < rows; t++) chain.means[t] = (chain.means[t] as number) / draws;
  return chain;
}

/** Adds one draw to the means, and holds it from a place on until it is turned into columns, which would be a jump in memory for each row. */
function hold(
  held: Float64Array,
  place: number,
  means: Float64Array,
  path: Float64Array,
  explained: Float64Array,
  spread: number,
  normals: Float64Array,
  from: number,
): void {
  for (let t = 0; t < path.length; t++) {
    const expected = (path[t] as number) + (explained[t] as number);
    means[t] = (means[t] as number) + expected;
    held[place + t] = expected + spread * (normals[from + t] as number);
  }
}

/** So many draws held, the first of them draw `first`. */
function turn(held: Float64Array, { means, noise, predicted }: Chain, first: number, count: number): void {
  const [rows, draws] = [means.length, noise.length];
  for (let t = 0; t < rows; t++)
    for (let i = 0; i < count; i++) predicted[t * draws + first + i] = held[i * rows + t] as number;
}

function addTo(sums: Float64Array, values: ArrayLike<number>): void {
  for (let j = 0; j < sums.length; j++) sums[j] = (sums[j] as number) + (values[j] as number);
}

function stateOf({ y, isSeen }: Problem, { trend, season }: ChainPlan): StateSampler {
  const start = y[isSeen.indexOf(1)] as number;
  return trend === 'level' && season === null
    ? makeLocalLevel(y.length, start)
    : makeStateSpace(y.length, start, trend === 'linear', season);
}

function noiseAlone(residual: Float64Array, seen: number, rng: Rng): number {
  let squares = 0;
  for (let t = 0; t < residual.length; t++) squares += (residual[t] as number) * (residual[t] as number);
  return drawVariance(NOISE_ALONE, squares, seen, rng);
}
