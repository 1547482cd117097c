/** Series with nothing done to them, of the structural model's own kind and of others: what a band is held against. */
import { varianceOf } from '../core/numerics/ess.js';
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

/**
 * Two controls that walk and return, of which one has a part; noise and steps from the model's priors. Those are in standard
 * deviations of the series before the event, so the part of the control is what makes that deviation 1, where it can be made so.
 */
export function simulateSeries(kind: SeriesKind, before: number, after: number, rng: Rng): Simulated {
  const rows = before + after;
  const noise = drawSpread(NOISE_WITH_CONTROLS, rng);
  const step = kind.step ?? drawSpread(STATE_SPREAD, rng);
  const controls = [returning(rows, 0.7, rng), returning(rows, 0.7, rng)];
  const errors = returning(rows, kind.memory, rng);
  const season = Array.from({ length: kind.season ?? 1 }, () => (kind.season === null ? 0 : 0.5 * rng.normal()));
  let level = rng.normal();
  const rest = Float64Array.from({ length: rows }, (_, t) => {
    if (t > 0) level += step * rng.normal();
    return level + (season[t % season.length] as number) + noise * (errors[t] as number);
  });
  const share = shareFor(controls[0] as Float64Array, rest, before, rng.uniform() < 0.5 ? -1 : 1);
  return { y: rest.map((x, t) => x + share * ((controls[0] as Float64Array)[t] as number)), controls };
}

/** What the control has to be taken times for the sum to have variance 1 before the event; a third where the rest alone has more. */
function shareFor(control: Float64Array, rest: Float64Array, before: number, sign: number): number {
  const [x, r] = [control.subarray(0, before), rest.subarray(0, before)];
  const [a, c] = [varianceOf(x), varianceOf(r) - 1];
  const b = (varianceOf(x.map((value, t) => value + (r[t] as number))) - a - varianceOf(r)) / 2;
  const inside = b * b - a * c;
  return c >= 0 ? sign / 3 : (-b + sign * Math.sqrt(inside)) / a;
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
