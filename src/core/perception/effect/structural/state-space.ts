/**
 * Level, slope and season as one state, drawn whole: the same smoother as `local-level.ts` with a matrix filter. The level walks;
 * with a slope, that walks too; the seasons of any full round sum to a step of their own. Initial states are about as wide as the
 * series. Assumption most likely to be wrong: with a slope, that the last one seen goes on. O(rows · states²), no allocation after
 * the first.
 */
import type { Rng } from '../../../numerics/rng.js';
import { makeScaleDraw } from './draw-scale.js';
import { drawVariance } from './draw-variance.js';
import { INITIAL_SPREAD, STATE_SPREAD } from './prior.js';
import type { Component, StateSampler } from './state.js';
import { makeTransition } from './transition.js';

/** @param season rows in one round, null for none @param start mean of the level at the first row */
export function makeStateSpace(rows: number, start: number, hasSlope: boolean, season: number | null): StateSampler {
  const { states: m, advance, retreat, seasonAt } = makeTransition(hasSlope, season);
  const components: Component[] = [
    'level',
    ...(hasSlope ? ['slope' as const] : []),
    ...(season ? ['season' as const] : []),
  ];
  /** the state that each component moves */
  const moved = components.map((name) => (name === 'level' ? 0 : name === 'slope' ? 1 : (seasonAt as number)));
  const c = components.length;
  const spreads = new Float64Array(c).fill(STATE_SPREAD.guess);
  const drawScale = makeScaleDraw(STATE_SPREAD);
  const states = new Float64Array(rows * m);
  const signal = new Float64Array(rows);
  const cross = new Float64Array(rows * m);
  const told = new Float64Array((rows + 1) * m);
  const off = new Float64Array(rows);
  const inverse = new Float64Array(rows);
  const mean = new Float64Array(m);
  const covariance = new Float64Array(m * m);
  const now = new Float64Array(m);
  const initial = INITIAL_SPREAD * INITIAL_SPREAD;
  const seen = (x: Float64Array, at: number): number =>
    (x[at] as number) + (seasonAt === null ? 0 : (x[at + seasonAt] as number));

  /** One step of a state with chance: `normals` from `from` on, one for each component. */
  function walk(state: Float64Array, normals: Float64Array, from: number): void {
    advance(state, 0, 1);
    for (let k = 0; k < c; k++) {
      const i = moved[k] as number;
      state[i] = (state[i] as number) + (spreads[k] as number) * (normals[from + k] as number);
    }
  }

  function draw(y: Float64Array, isSeen: Uint8Array, noise: number, normals: Float64Array, from: number): void {
    const noiseSpread = Math.sqrt(noise);
    mean.fill(0);
    mean[0] = start;
    covariance.fill(0);
    for (let i = 0; i < m; i++) covariance[i * m + i] = initial;
    let at = from;
    for (let t = 0; t < rows; t++) {
      if (t === 0) {
        for (let i = 0; i < m; i++) now[i] = INITIAL_SPREAD * (normals[at + i] as number);
        at += m;
      } else {
        walk(now, normals, at);
        at += c;
      }
      states.set(now, t * m);
      if (isSeen[t] === 1) update(t, (y[t] as number) - seen(now, 0) - noiseSpread * (normals[at] as number), noise);
      else inverse[t] = 0;
      at++;
      predict();
    }
    putBack();
  }

  function update(t: number, value: number, noise: number): void {
    const from = t * m;
    for (let i = 0; i < m; i++) cross[from + i] = seen(covariance, i * m);
    const one = 1 / (seen(cross, from) + noise);
    const surprise = value - seen(mean, 0);
    inverse[t] = one;
    off[t] = surprise;
    for (let i = 0; i < m; i++) {
      const gain = (cross[from + i] as number) * one;
      mean[i] = (mean[i] as number) + gain * surprise;
      for (let j = 0; j < m; j++)
        covariance[i * m + j] = (covariance[i * m + j] as number) - gain * (cross[from + j] as number);
    }
  }

  function predict(): void {
    advance(mean, 0, 1);
    for (let j = 0; j < m; j++) advance(covariance, j, m);
    for (let i = 0; i < m; i++) advance(covariance, i * m, 1);
    for (let k = 0; k < c; k++) {
      const at = (moved[k] as number) * (m + 1);
      covariance[at] = (covariance[at] as number) + (spreads[k] as number) * (spreads[k] as number);
    }
  }

  /** What later rows say of each step, from the last to the first; then the smoothed states onto the simulated ones. */
  function putBack(): void {
    told.fill(0, rows * m);
    for (let t = rows - 1; t >= 0; t--) {
      const at = t * m;
      for (let i = 0; i < m; i++) told[at + i] = told[at + m + i] as number;
      retreat(told, at);
      const one = inverse[t] as number;
      if (one === 0) continue;
      let along = 0;
      for (let i = 0; i < m; i++) along += (cross[at + i] as number) * (told[at + i] as number);
      const news = ((off[t] as number) - along) * one;
      told[at] = (told[at] as number) + news;
      if (seasonAt !== null) told[at + seasonAt] = (told[at + seasonAt] as number) + news;
    }
    for (let i = 0; i < m; i++) now[i] = (i === 0 ? start : 0) + initial * (told[i] as number);
    for (let t = 0; t < rows; t++) {
      if (t > 0) walkTold(t);
      for (let i = 0; i < m; i++) states[t * m + i] = (states[t * m + i] as number) + (now[i] as number);
      signal[t] = seen(states, t * m);
    }
  }

  function walkTold(t: number): void {
    advance(now, 0, 1);
    for (let k = 0; k < c; k++) {
      const i = moved[k] as number;
      now[i] = (now[i] as number) + (spreads[k] as number) * (spreads[k] as number) * (told[t * m + i] as number);
    }
  }

  function drawSpreads(y: Float64Array, isSeen: Uint8Array, noise: number, rng: Rng): void {
    for (let k = 0; k < c; k++) {
      const i = moved[k] as number;
      spreads[k] = Math.sqrt(drawVariance(STATE_SPREAD, stepsInto(i), rows - 1, rng));
      stretch(k, y, isSeen, noise, rng);
    }
  }

  /** What the steps of state i alone lead to, into `told`; returns the sum of their squares. */
  function stepsInto(i: number): number {
    let squares = 0;
    told.fill(0, 0, m);
    for (let t = 1; t < rows; t++) {
      for (let j = 0; j < m; j++) {
        now[j] = states[(t - 1) * m + j] as number;
        told[t * m + j] = told[(t - 1) * m + j] as number;
      }
      advance(now, 0, 1);
      advance(told, t * m, 1);
      const step = (states[t * m + i] as number) - (now[i] as number);
      told[t * m + i] = (told[t * m + i] as number) + step;
      squares += step * step;
    }
    return squares;
  }

  /** The spread once more, the paths in `told` stretching along. */
  function stretch(k: number, y: Float64Array, isSeen: Uint8Array, noise: number, rng: Rng): void {
    const spread = spreads[k] as number;
    let [zz, zr] = [0, 0];
    for (let t = 1; t < rows; t++) {
      if (isSeen[t] === 0) continue;
      const z = seen(told, t * m);
      zz += z * z;
      zr += z * ((y[t] as number) - (signal[t] as number) + z);
    }
    const stretched = drawScale(spread, zz / (spread * spread), zr / spread, noise, rng);
    const more = stretched / spread - 1;
    for (let t = 1; t < rows; t++) {
      for (let j = 0; j < m; j++)
        states[t * m + j] = (states[t * m + j] as number) + more * (told[t * m + j] as number);
      signal[t] = seen(states, t * m);
    }
    spreads[k] = stretched;
  }

  function forecast(into: Float64Array, at: number, ahead: number, normals: Float64Array, from: number): void {
    for (let i = 0; i < m; i++) now[i] = states[(rows - 1) * m + i] as number;
    for (let t = 0; t < ahead; t++) {
      walk(now, normals, from + t * c);
      into[at + t] = seen(now, 0);
    }
  }

  return {
    components,
    spreads,
    signal,
    perDraw: m + c * (rows - 1) + rows,
    perForecast: (ahead) => ahead * c,
    draw,
    drawSpreads,
    forecast,
  };
}
