/**
 * One history of a repair line, event by event. Failures of the available assets together are one stream whose rate
 * changes with their number: unit-exponential hazard is used up at that rate, so that no asset needs a clock of its own
 * and an event costs one draw and a step in a heap of as many places as bays. O(events · log bays).
 */
import { drawExponential } from '../numerics/exponential.js';
import type { Rng } from '../numerics/rng.js';
import { drawerOf } from './duration.js';
import { makeHeap, pop, push, replaceTop } from './event-heap.js';
import { checkLine, type RepairLine } from './repair-line.js';

/** Filled by each history; the caller owns it and reads it before the next. */
export type History = {
  /** number available at each day asked for */
  readonly available: Float64Array;
  /** ∫ available dt from day 0 to the last day, asset-days */
  assetDays: number;
  /** first day with at least `target` available; Infinity when that does not come within the horizon */
  firstReached: number;
  /** failures, ends of repair and arrivals */
  events: number;
};

export type Simulator = (failures: Rng, repairs: Rng) => History;

/**
 * @param days ascending; the last is the horizon
 * @param target number available that is waited for
 * @throws InputError when the line cannot be
 */
export function makeSimulator(line: RepairLine, days: readonly number[], target: number): Simulator {
  checkLine(line, days);
  const { bays, arrivals } = line;
  const rate = line.failureDays === null ? 0 : 1 / line.failureDays;
  const counts = line.waiting.map(({ count }) => count);
  const queued = counts.reduce((sum, count) => sum + count, 0);
  const horizon = days[days.length - 1] as number;
  const heap = makeHeap(Math.min(bays, queued + line.available + arrivals.length));
  const history: History = { available: new Float64Array(days.length), assetDays: 0, firstReached: 0, events: 0 };
  const grid = Float64Array.from([...days, Number.POSITIVE_INFINITY]);
  const coming = Float64Array.from([...arrivals, Number.POSITIVE_INFINITY]);

  return (failures, repairs) => {
    const drawers = line.waiting.map(({ duration }) => drawerOf(duration, repairs));
    const drawRoutine = drawerOf(line.routine, repairs);
    let batch = 0;
    let inBatch = 0;
    let first = queued;
    let routine = 0;
    const nextJob = (): number => {
      if (first === 0) {
        routine--;
        return drawRoutine();
      }
      while (inBatch === counts[batch]) {
        batch++;
        inBatch = 0;
      }
      first--;
      inBatch++;
      return (drawers[batch] as () => number)();
    };

    heap.size = 0;
    let up = line.available;
    let now = 0;
    let area = 0;
    let events = 0;
    let reached = up >= target ? 0 : Number.POSITIVE_INFINITY;
    let asked = 0;
    let arrived = 0;
    while (heap.size < bays && first > 0) push(heap, nextJob());
    let hazard = rate > 0 ? drawExponential(failures) : Number.POSITIVE_INFINITY;

    for (;;) {
      const flow = rate * up;
      const failing = flow > 0 ? now + hazard / flow : Number.POSITIVE_INFINITY;
      const repaired = heap.size > 0 ? (heap.days[0] as number) : Number.POSITIVE_INFINITY;
      const arriving = coming[arrived] as number;
      const day = failing < repaired ? (failing < arriving ? failing : arriving) : Math.min(repaired, arriving);
      while ((grid[asked] as number) < day) {
        history.available[asked] = up;
        asked++;
      }
      if (day > horizon) {
        area += up * (horizon - now);
        break;
      }
      area += up * (day - now);
      events++;
      if (day === failing) {
        hazard = drawExponential(failures);
        up--;
        routine++;
        if (heap.size < bays) push(heap, day + nextJob());
      } else {
        hazard -= flow * (day - now);
        up++;
        if (up >= target && day < reached) reached = day;
        if (day === repaired) {
          if (first + routine > 0) replaceTop(heap, day + nextJob());
          else pop(heap);
        } else arrived++;
      }
      now = day;
    }
    history.assetDays = area;
    history.firstReached = reached;
    history.events = events;
    return history;
  };
}
