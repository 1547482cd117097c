/** The two published fleet models, machine repair and regeneration after a strike, and many runs of one of them. */
import type { RepairLine } from '../src/core/fleet/repair-line.js';
import { makeSimulator } from '../src/core/fleet/simulate.js';
import type { Rng } from '../src/core/numerics/rng.js';

/** A hundred up, a failure in 60 days each, eight bays, five days a repair. */
export const MMR: RepairLine = {
  available: 100,
  waiting: [],
  bays: 8,
  failureDays: 60,
  routine: { kind: 'exponential', meanDays: 5 },
  arrivals: [],
};
export const MMR_DAYS = [3650];

/** Of a hundred 20 lost and 40 damaged, log-normal repairs that stand first in the line, a new one every 15 days until 20. */
export const REGEN: RepairLine = {
  ...MMR,
  available: 40,
  waiting: [{ count: 40, duration: { kind: 'log-normal', medianDays: 30, sigma: 0.8 } }],
  arrivals: Array.from({ length: 20 }, (_, i) => 15 * (i + 1)),
};
export const REGEN_DAYS = [30, 90, 180, 365, 730];
export const REGEN_TARGET = 80;

export type Replicated = {
  /** mean available at each day */
  readonly up: readonly number[];
  /** mean available over the horizon, and its standard error */
  readonly meanUp: number;
  readonly meanUpError: number;
  readonly reachedMedian: number;
  readonly events: number;
};

export function replicate(
  line: RepairLine,
  days: readonly number[],
  target: number,
  runs: number,
  rng: Rng,
): Replicated {
  const simulate = makeSimulator(line, days, target);
  const [failures, repairs] = [rng.fork('failures'), rng.fork('repairs')];
  const horizon = days.at(-1) as number;
  const up = new Float64Array(days.length);
  const reached = new Float64Array(runs);
  let [sum, squares, events] = [0, 0, 0];
  for (let i = 0; i < runs; i++) {
    const one = simulate(failures, repairs);
    const mean = one.assetDays / horizon;
    sum += mean;
    squares += mean * mean;
    events += one.events;
    reached[i] = one.firstReached;
    for (let d = 0; d < up.length; d++) up[d] = (up[d] as number) + (one.available[d] as number);
  }
  const meanUp = sum / runs;
  return {
    up: Array.from(up, (x) => x / runs),
    meanUp,
    meanUpError: Math.sqrt((squares / runs - meanUp * meanUp) / (runs - 1)),
    reachedMedian: reached.sort()[runs >> 1] as number,
    events,
  };
}
