/** The chain behind `solveMarkov`: its states laid out in a row, and how a span of time spreads chance over them. */
import { meanDays } from './duration.js';
import { type RepairLine, sizeOf } from './repair-line.js';

export type Chain = {
  readonly states: number;
  /** batches of different length, and the routine line */
  readonly classes: number;
  /** assets of the line not available in each state */
  readonly down: Float64Array;
  /** per class: rate of repairs done in each state, per day, and how far down the row that leads */
  readonly repairs: readonly { readonly rate: Float64Array; readonly step: number }[];
  /** per day and available asset */
  readonly failing: number;
  /** assets of the line on day 0; arrivals are added by the caller */
  readonly live: number;
  /** per day: most repairs of any state, and most events whatever arrives */
  readonly mostRepairs: number;
  readonly fastest: number;
  readonly start: Float64Array;
};

export function makeChain(line: RepairLine): Chain {
  const waiting = merged(line);
  const routineMean = meanDays(line.routine);
  const joins = waiting.at(-1)?.mean === routineMean;
  const batches = joins ? waiting.slice(0, -1) : waiting;
  const routineAtStart = joins ? (waiting.at(-1)?.count ?? 0) : 0;
  const live = sizeOf(line);
  const most = live + line.arrivals.length;
  const widths = [...batches.map(({ count }) => count + 1), (line.failureDays === null ? routineAtStart : most) + 1];
  const states = widths.reduce((product, width) => product * width, 1);
  const steps = widths.map((_, i) => widths.slice(i + 1).reduce((product, width) => product * width, 1));
  const rates = [...batches.map(({ mean }) => 1 / mean), 1 / routineMean];
  const down = new Float64Array(states);
  const repairs = rates.map((_, i) => ({ rate: new Float64Array(states), step: steps[i] as number }));
  for (let s = 0; s < states; s++) {
    let bays = line.bays;
    for (let i = 0; i < widths.length; i++) {
      const left = Math.floor(s / (steps[i] as number)) % (widths[i] as number);
      const busy = Math.min(left, bays);
      bays -= busy;
      down[s] = (down[s] as number) + left;
      (repairs[i] as { rate: Float64Array }).rate[s] = busy * (rates[i] as number);
    }
  }
  const failing = line.failureDays === null ? 0 : 1 / line.failureDays;
  const start = new Float64Array(states);
  const at = batches.reduce((sum, { count }, i) => sum + count * (steps[i] as number), routineAtStart);
  start[at] = 1;
  let mostRepairs = 0;
  for (let s = 0; s < states; s++) mostRepairs = Math.max(mostRepairs, sumAt(repairs, s));
  const fastest = most * failing + mostRepairs;
  return { states, classes: widths.length, down, repairs, failing, live, mostRepairs, fastest, start };
}

/** Batches in their order, neighbours that take as long as each other as one. */
function merged(line: RepairLine): readonly { readonly count: number; readonly mean: number }[] {
  const batches: { count: number; mean: number }[] = [];
  for (const { count, duration } of line.waiting) {
    const mean = meanDays(duration);
    const last = batches.at(-1);
    if (last?.mean === mean) last.count += count;
    else if (count > 0) batches.push({ count, mean });
  }
  return batches;
}

/** Tail of the Poisson clock that is left out. */
const TAIL = 1e-14;
/** Steps of the clock in one go: exp(−32) is far from underflow. */
const MOST_STEPS = 32;

/**
 * Chances after `span` days, and the days spent in each state on the way.
 * @param target states with so many available are left with what comes to them; null: none is
 */
export function spread(chain: Chain, from: Float64Array, live: number, span: number, target: number | null) {
  const clock = live * chain.failing + Math.max(1e-9, chain.mostRepairs);
  const pieces = Math.max(1, Math.ceil((clock * span) / MOST_STEPS));
  const mean = (clock * span) / pieces;
  const time = new Float64Array(chain.states);
  let current = from.slice();
  let next = new Float64Array(chain.states);
  let end = from;
  for (let piece = 0; piece < pieces; piece++) {
    end = new Float64Array(chain.states);
    let weight = Math.exp(-mean);
    let beyond = 1 - weight;
    for (let k = 0; ; k++) {
      for (let s = 0; s < chain.states; s++) {
        const chance = current[s] as number;
        end[s] = (end[s] as number) + weight * chance;
        time[s] = (time[s] as number) + (beyond / clock) * chance;
      }
      if (beyond < TAIL) break;
      step(chain, current, next, live, clock, target);
      [current, next] = [next, current];
      weight *= mean / (k + 1);
      beyond = Math.max(0, beyond - weight);
      if (k > mean && weight < TAIL) beyond = 0;
    }
    current.set(end);
  }
  return { end, time };
}

const sumAt = (repairs: Chain['repairs'], s: number): number =>
  repairs.reduce((sum, { rate }) => sum + (rate[s] as number), 0);

/** One tick: each state hands its chance on in proportion to its rates and keeps the rest. */
function step(
  chain: Chain,
  from: Float64Array,
  into: Float64Array,
  live: number,
  clock: number,
  target: number | null,
): void {
  const { states, down, repairs, failing } = chain;
  into.fill(0);
  for (let s = 0; s < states; s++) {
    const chance = from[s] as number;
    if (chance === 0) continue;
    const up = live - (down[s] as number);
    if (target !== null && up >= target) {
      into[s] = (into[s] as number) + chance;
      continue;
    }
    const part = chance / clock;
    let kept = chance;
    for (const { rate, step: to } of repairs) {
      const gone = part * (rate[s] as number);
      if (gone === 0) continue;
      into[s - to] = (into[s - to] as number) + gone;
      kept -= gone;
    }
    const failed = up > 0 ? part * up * failing : 0;
    if (failed > 0) into[s + 1] = (into[s + 1] as number) + failed;
    into[s] = (into[s] as number) + kept - failed;
  }
}
