/**
 * A repair line whose lengths are all exponential, solved exactly by uniformisation (Jensen 1953; Stewart 1994, §8.4): the
 * chain is watched at the steps of a Poisson clock as fast as its fastest state, and the steps are summed out.
 *
 * State: how many of each batch are left, and how many routine jobs are in the line. Every job of a batch stands before the
 * next, so the bays' work follows from the counts: no order needs to be kept. Batches that take as long as what follows
 * them are one. Cost: states × (batches + 2) × fastest rate × days. Error: the Poisson tail left out, 1e-14 a span.
 */
import { type Gap, gap } from '../problem.js';
import { type Chain, makeChain, spread } from './markov-chain.js';
import { checkLine, type RepairLine } from './repair-line.js';

export type MarkovAnswer = {
  /** P(n available) at each day asked for, index = n */
  readonly available: readonly Float64Array[];
  /** E ∫ available dt from day 0 to each day asked for, asset-days */
  readonly assetDays: readonly number[];
  /** P(at least `target` have been available at some moment by each day asked for) */
  readonly reachedBy: readonly number[];
};

/** More states than this are not solved but simulated. */
export const MOST_STATES = 60_000;
/** Floating-point products that are worth their exactness, of the order of a second. */
const MOST_WORK = 6e8;

/** @throws InputError when the line cannot be; a gap where it is not Markov or too large */
export function solveMarkov(line: RepairLine, days: readonly number[], target: number): MarkovAnswer | Gap {
  checkLine(line, days);
  const durations = [...line.waiting.filter(({ count }) => count > 0).map(({ duration }) => duration), line.routine];
  if (durations.some(({ kind }) => kind !== 'exponential'))
    return gap('outside-model', 'a length is not exponential: there is no finite exact solution');
  const chain = makeChain(line);
  const horizon = days[days.length - 1] as number;
  const work = chain.states * (chain.classes + 1) * chain.fastest * horizon;
  if (chain.states > MOST_STATES || work > MOST_WORK)
    return gap('outside-model', `the exact solution would need ${chain.states} states over ${horizon} days`);
  return solve(chain, line, days, target);
}

function solve(chain: Chain, line: RepairLine, days: readonly number[], target: number): MarkovAnswer {
  const stops = [...days.map((day, i) => ({ day, asked: i })), ...line.arrivals.map((day) => ({ day, asked: -1 }))]
    .filter(({ day }) => day <= (days[days.length - 1] as number))
    // What arrives on a day is there when the day is asked for.
    .sort((a, b) => a.day - b.day || a.asked - b.asked);
  let free: Float64Array = chain.start;
  let waiting: Float64Array = chain.start.slice();
  let live = chain.live;
  let reached = absorb(chain, waiting, live, target);
  let [now, area] = [0, 0];
  const answer = { available: [] as Float64Array[], assetDays: [] as number[], reachedBy: [] as number[] };
  for (const { day, asked } of stops) {
    const span = day - now;
    if (span > 0) {
      const moved = spread(chain, free, live, span, null);
      free = moved.end;
      area += meanAvailable(chain, moved.time, live);
      const held = spread(chain, waiting, live, span, target);
      waiting = held.end;
      reached += absorb(chain, waiting, live, target);
      now = day;
    }
    if (asked < 0) {
      live++;
      reached += absorb(chain, waiting, live, target);
      continue;
    }
    answer.available.push(byAvailable(chain, free, live));
    answer.assetDays.push(area);
    answer.reachedBy.push(Math.min(1, reached));
  }
  return answer;
}

/** Takes out the chance of every state in which the target is met, and returns it. */
function absorb(chain: Chain, chances: Float64Array, live: number, target: number): number {
  let taken = 0;
  for (let s = 0; s < chain.states; s++) {
    if (live - (chain.down[s] as number) < target) continue;
    taken += chances[s] as number;
    chances[s] = 0;
  }
  return taken;
}

function byAvailable(chain: Chain, chances: Float64Array, live: number): Float64Array {
  const pmf = new Float64Array(live + 1);
  for (let s = 0; s < chain.states; s++) {
    const up = live - (chain.down[s] as number);
    if (up >= 0) pmf[up] = (pmf[up] as number) + (chances[s] as number);
  }
  return pmf;
}

function meanAvailable(chain: Chain, weights: Float64Array, live: number): number {
  let total = 0;
  for (let s = 0; s < chain.states; s++)
    total += (weights[s] as number) * Math.max(0, live - (chain.down[s] as number));
  return total;
}
