/** Series with nothing done to them, of the structural model's own kind and of others: what a band is held against. */
import type { Rng } from '../core/numerics/rng.js';
import { drawGamma } from '../core/numerics/sample.js';
import { NOISE_WITH_CONTROLS, type SpreadPrior, STATE_SPREAD } from '../core/perception/effect/structural/prior.js';

export type SeriesKind = {
  readonly name: string;
  /** rows in one round of seasons, null for none */
  readonly season: number | null;
  /** how the errors remember the last, 0..1 */
  readonly memory: number;
  /** standard deviation of the level's steps where it is not the model's own, in those of the series */
  readonly step: number | null;
};

export const KINDS = {
  own: { name: "the model's own", season: null, memory: 0, step: null },
  somewhat: { name: 'errors that remember half', season: null, memory: 0.5, step: null },
  long: { name: 'errors that remember four fifths', season: null, memory: 0.8, step: null },
  seasonal: { name: 'a round of seven', season: 7, memory: 0, step: null },
  wandering: { name: 'a level that wanders', season: null, memory: 0, step: 0.15 },
} as const satisfies Record<string, SeriesKind>;

export type Simulated = {
  readonly y: Float64Array;
  readonly controls: readonly Float64Array[];
};

/** Two controls that walk and return, of which one has a part; noise and steps from the model's priors. */
export function simulateSeries(kind: SeriesKind, rows: number, rng: Rng): Simulated {
  const noise = drawSpread(NOISE_WITH_CONTROLS, rng);
  const step = kind.step ?? drawSpread(STATE_SPREAD, rng);
  const controls = [returning(rows, 0.7, rng), returning(rows, 0.7, rng)];
  const share = Math.sqrt(Math.max(0.1, 1 - noise * noise)) * (rng.uniform() < 0.5 ? -1 : 1);
  const errors = returning(rows, kind.memory, rng);
  const season = Array.from({ length: kind.season ?? 1 }, () => (kind.season === null ? 0 : 0.7 * rng.normal()));
  let level = rng.normal();
  const y = Float64Array.from({ length: rows }, (_, t) => {
    if (t > 0) level += step * rng.normal();
    const seasonal = season[t % season.length] as number;
    return level + seasonal + share * ((controls[0] as Float64Array)[t] as number) + noise * (errors[t] as number);
  });
  return { y, controls };
}

/** A series of mean 0 and variance 1 that remembers the last value. */
function returning(rows: number, memory: number, rng: Rng): Float64Array {
  const fresh = Math.sqrt(1 - memory * memory);
  let value = rng.normal();
  return Float64Array.from({ length: rows }, (_, t) => {
    if (t > 0) value = memory * value + fresh * rng.normal();
    return value;
  });
}

function drawSpread({ guess, weight, most }: SpreadPrior, rng: Rng): number {
  for (;;) {
    const spread = guess * Math.sqrt(weight / (2 * drawGamma(weight / 2, rng)));
    if (spread <= most) return spread;
  }
}
