/**
 * A level that walks at random, drawn whole: the simulation smoother of Durbin & Koopman (2002, doi:10.1093/biomet/89.3.603)
 * with a scalar filter. A series simulated from the model is taken off, the rest is smoothed, the simulated level put back.
 * Rows without a value are passed over by the filter. O(rows), no allocation after the first.
 */
import type { Rng } from '../../../numerics/rng.js';
import { makeScaleDraw } from './draw-scale.js';
import { drawVariance } from './draw-variance.js';
import { INITIAL_SPREAD, STATE_SPREAD } from './prior.js';
import type { StateSampler } from './state.js';

/** What one series' draws are made in. */
type Level = {
  readonly rows: number;
  /** mean of the level at the first row */
  readonly start: number;
  readonly signal: Float64Array;
  readonly scaled: Float64Array;
  readonly gain: Float64Array;
  readonly spreads: Float64Array;
  readonly drawScale: ReturnType<typeof makeScaleDraw>;
};

/** @param start mean of the level at the first row */
export function makeLocalLevel(rows: number, start: number): StateSampler {
  const [signal, scaled, gain] = [new Float64Array(rows), new Float64Array(rows), new Float64Array(rows)];
  const spreads = new Float64Array([STATE_SPREAD.guess]);
  const level: Level = { rows, start, signal, scaled, gain, spreads, drawScale: makeScaleDraw(STATE_SPREAD) };
  return {
    components: ['level'],
    spreads,
    signal,
    perDraw: 2 * rows,
    perForecast: (ahead) => ahead,
    draw: (y, isSeen, noise, normals, from) => drawLevel(level, y, isSeen, noise, normals, from),
    drawSpreads: (y, isSeen, noise, rng) => drawSpread(level, y, isSeen, noise, rng),
    forecast: (into, at, ahead, normals, from) => {
      let last = signal[rows - 1] as number;
      for (let t = 0; t < ahead; t++) {
        last += (spreads[0] as number) * (normals[from + t] as number);
        into[at + t] = last;
      }
    },
  };
}

function drawLevel(
  { rows, start, signal, scaled, gain, spreads }: Level,
  y: Float64Array,
  isSeen: Uint8Array,
  noise: number,
  normals: Float64Array,
  from: number,
): void {
  const spread = spreads[0] as number;
  const step = spread * spread;
  const noiseSpread = Math.sqrt(noise);
  let simulated = 0;
  let mean = start;
  let variance = INITIAL_SPREAD * INITIAL_SPREAD;
  let at = from;
  for (let t = 0; t < rows; t++) {
    simulated += (t === 0 ? INITIAL_SPREAD : spread) * (normals[at] as number);
    signal[t] = simulated;
    if (isSeen[t] === 1) {
      const off = (y[t] as number) - simulated - noiseSpread * (normals[at + 1] as number) - mean;
      const inverse = 1 / (variance + noise);
      const k = variance * inverse;
      scaled[t] = off * inverse;
      gain[t] = k;
      mean += k * off;
      variance = noise * k + step;
    } else {
      scaled[t] = 0;
      gain[t] = 0;
      variance += step;
    }
    at += 2;
  }
  // what later rows say of each step, from the last to the first
  let told = 0;
  for (let t = rows - 1; t >= 0; t--) {
    told = (scaled[t] as number) + (1 - (gain[t] as number)) * told;
    scaled[t] = told;
  }
  let smoothed = start + INITIAL_SPREAD * INITIAL_SPREAD * told;
  signal[0] = (signal[0] as number) + smoothed;
  for (let t = 1; t < rows; t++) {
    smoothed += step * (scaled[t] as number);
    signal[t] = (signal[t] as number) + smoothed;
  }
}

function drawSpread(
  { rows, signal, spreads, drawScale }: Level,
  y: Float64Array,
  isSeen: Uint8Array,
  noise: number,
  rng: Rng,
): void {
  let squares = 0;
  for (let t = 1; t < rows; t++) {
    const moved = (signal[t] as number) - (signal[t - 1] as number);
    squares += moved * moved;
  }
  const spread = Math.sqrt(drawVariance(STATE_SPREAD, squares, rows - 1, rng));
  const first = signal[0] as number;
  let [zz, zr] = [0, 0];
  for (let t = 1; t < rows; t++) {
    if (isSeen[t] === 0) continue;
    const z = (signal[t] as number) - first;
    zz += z * z;
    zr += z * ((y[t] as number) - first);
  }
  const stretched = drawScale(spread, zz / (spread * spread), zr / spread, noise, rng);
  for (let t = 1; t < rows; t++) signal[t] = first + ((signal[t] as number) - first) * (stretched / spread);
  spreads[0] = stretched;
}
