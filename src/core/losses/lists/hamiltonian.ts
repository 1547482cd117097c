/**
 * Hamiltonian Monte Carlo with jittered path lengths (Neal 2011, ch. 5.4), a diagonal metric learnt in the warm-up and a step
 * size by dual averaging (Hoffman & Gelman 2014, §3.2). Most likely wrong: a posterior of several humps, of which a chain may
 * see one; that is what R-hat over chains started apart is for. Cost: one gradient per step.
 */
import type { Rng } from '../../numerics/rng.js';

export type Density = {
  readonly dimension: number;
  /** log density, its gradient written into the second argument */
  readonly at: (place: Float64Array, gradient: Float64Array) => number;
  /** a move of its own that keeps the target, in place */
  readonly rearrange?: (place: Float64Array, rng: Rng) => void;
};

export type Path = {
  readonly warmup: number;
  readonly draws: number;
  /** path length in standard deviations of the target, at the mean */
  readonly reach: number;
};

const ACCEPT = 0.75;
const SHORTER = [1, 0.5, 1, 0.25];
const MOST_LEAPS = 128;

/** @param visit called after every kept draw, the density having been evaluated at `place` last */
export function hamiltonian(
  density: Density,
  place: Float64Array,
  path: Path,
  rng: Rng,
  visit: (draw: number, place: Float64Array) => void,
): void {
  const d = density.dimension;
  const [p, q, g, h] = [new Float64Array(d), new Float64Array(d), new Float64Array(d), new Float64Array(d)];
  const spread = new Float64Array(d).fill(1);
  let log = density.at(place, g);
  let step = averaged(0.1);
  let moments = emptyMoments(d);
  const { warmup, draws, reach } = path;

  for (let i = -warmup; i < draws; i++) {
    const isWarm = i < 0;
    if (density.rearrange) {
      density.rearrange(place, rng);
      log = density.at(place, g);
    }
    // Narrow places take short steps, and a step learnt outside them would never enter.
    const size = isWarm ? step.current() : step.settled() * (SHORTER[i % SHORTER.length] as number);
    let energy = -log;
    for (let k = 0; k < d; k++) {
      p[k] = rng.normal();
      energy += ((p[k] as number) * (p[k] as number)) / 2;
    }
    const leaps = Math.max(1, Math.min(MOST_LEAPS, Math.round(((0.5 + rng.uniform()) * reach) / size)));
    q.set(place);
    h.set(g);
    let triedLog = log;
    let half = 0.5 * size;
    for (let leap = 0; leap < leaps && triedLog > Number.NEGATIVE_INFINITY; leap++) {
      for (let k = 0; k < d; k++) {
        const pushed = (p[k] as number) + half * (spread[k] as number) * (h[k] as number);
        p[k] = pushed;
        q[k] = (q[k] as number) + size * (spread[k] as number) * pushed;
      }
      half = size;
      triedLog = density.at(q, h);
    }
    for (let k = 0; k < d; k++) p[k] = (p[k] as number) + 0.5 * size * (spread[k] as number) * (h[k] as number);
    let change = energy + triedLog;
    for (let k = 0; k < d; k++) change -= ((p[k] as number) * (p[k] as number)) / 2;
    const chance = Number.isNaN(change) ? 0 : Math.min(1, Math.exp(change));
    if (rng.uniform() < chance) {
      place.set(q);
      g.set(h);
      log = triedLog;
    } else if (!isWarm) density.at(place, h);
    if (!isWarm) {
      visit(i, place);
      continue;
    }
    step.learn(chance);
    addMoments(moments, place);
    if (windowEnds(warmup).has(i + warmup)) {
      fillSpread(moments, spread);
      moments = emptyMoments(d);
      step = averaged(step.current());
    }
  }
}

/** Windows of the warm-up, each twice the one before; the last tenth sets the step alone. */
function windowEnds(warmup: number): ReadonlySet<number> {
  return new Set([0.1, 0.25, 0.5, 0.9].map((share) => Math.floor(share * warmup)));
}

type Moments = { n: number; readonly mean: Float64Array; readonly squares: Float64Array };

const emptyMoments = (d: number): Moments => ({ n: 0, mean: new Float64Array(d), squares: new Float64Array(d) });

function addMoments(moments: Moments, place: Float64Array): void {
  moments.n++;
  for (let k = 0; k < place.length; k++) {
    const off = (place[k] as number) - (moments.mean[k] as number);
    moments.mean[k] = (moments.mean[k] as number) + off / moments.n;
    moments.squares[k] = (moments.squares[k] as number) + off * ((place[k] as number) - (moments.mean[k] as number));
  }
}

/** A heavy tail seen in the warm-up must not set the step of every draw. */
const WIDEST = 4;

/** Standard deviations, drawn towards 1 as if five draws had shown it. */
function fillSpread({ n, squares }: Moments, spread: Float64Array): void {
  if (n < 2) return;
  for (let k = 0; k < spread.length; k++) {
    const variance = (squares[k] as number) / (n - 1);
    spread[k] = Math.min(WIDEST, Math.sqrt((n * variance + 5) / (n + 5)));
  }
}

/** Nesterov's dual averaging of log step size with the constants of Hoffman & Gelman. */
function averaged(start: number) {
  const centre = Math.log(10 * start);
  let [t, error, log, smooth] = [0, 0, Math.log(start), Math.log(start)];
  return {
    current: () => Math.exp(log),
    settled: () => Math.exp(smooth),
    learn: (chance: number) => {
      t++;
      error += (ACCEPT - chance - error) / (t + 10);
      log = Math.min(2, centre - (Math.sqrt(t) / 0.05) * error);
      const weight = Math.exp(-0.75 * Math.log(t));
      smooth = weight * log + (1 - weight) * smooth;
    },
  };
}
