/**
 * Simulated strikes as they stood day by day: how often the 90 % band of the fog curve holds the truth over the cells that
 * the headline of that day was made of, over all days and on the last.
 */
import { caseAsOf } from '../../src/core/evidence/as-of.js';
import { summarize } from '../../src/core/losses/answers.js';
import { headlineOf } from '../../src/core/losses/headline.js';
import { dayText, firstDay } from '../../src/core/measure/day.js';
import type { Visibility } from '../../src/testing/strike-world.js';
import { type CoverageOptions, fitMatching } from './coverage.js';
import { QUANTITIES, type Quantity, type Simulated, simulated, truthOver } from './simulated.js';

export type Replayed = {
  readonly seed: number;
  readonly day: string;
  readonly isLast: boolean;
  readonly quantity: Quantity;
  readonly truth: number;
  readonly q05: number;
  readonly q95: number;
};

export type ReplayCoverage = {
  readonly visibility: Visibility;
  readonly quantity: Quantity;
  readonly days: number;
  readonly covered: number;
  readonly strikes: number;
  readonly lastCovered: number;
  readonly below: number;
  readonly above: number;
};

/** @param days at most so many of each strike's days of publication, evenly spread, the last among them */
export function replayStrikes(
  visibility: Visibility,
  { strikes, seed, without, onStrike, days = Number.POSITIVE_INFINITY }: CoverageOptions & { readonly days?: number },
): readonly Replayed[] {
  return Array.from({ length: strikes }, (_, i) => {
    const replayed = replay(simulated(seed * 10000 + i, visibility, without), visibility, days);
    onStrike?.(i + 1);
    return replayed;
  }).flat();
}

function replay(strike: Simulated, visibility: Visibility, most: number): readonly Replayed[] {
  const published = [...new Set(strike.theCase.readings.map((row) => firstDay(row.date)))].sort((a, b) => a - b);
  const days = spread(published, most).map(dayText);
  return days.flatMap((day, i) => {
    const posterior = fitMatching(caseAsOf(strike.theCase, day), visibility, strike.seed);
    const headline = headlineOf(posterior.places);
    if (!posterior.places.some(headline)) return [];
    const truths = truthOver(strike, posterior.places);
    return QUANTITIES.map((quantity): Replayed => {
      const { q05, q95 } = summarize(posterior.distribution(quantity === 'DESTROYED' ? 'destroyed' : 'hit', headline));
      const isLast = i === days.length - 1;
      return { seed: strike.seed, day, isLast, quantity, truth: truths[quantity], q05, q95 };
    });
  });
}

function spread<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, i) => all[Math.floor(((i + 1) * all.length) / most) - 1] as T);
}

export function summarizeReplay(
  replayed: readonly Replayed[],
  visibility: Visibility,
  quantity: Quantity,
): ReplayCoverage {
  const own = replayed.filter((one) => one.quantity === quantity);
  const last = own.filter((one) => one.isLast);
  const share = (of: readonly Replayed[], is: (one: Replayed) => boolean): number => of.filter(is).length / of.length;
  const holds = ({ truth, q05, q95 }: Replayed): boolean => q05 <= truth && truth <= q95;
  return {
    visibility,
    quantity,
    days: own.length,
    covered: share(own, holds),
    strikes: last.length,
    lastCovered: share(last, holds),
    below: share(own, ({ truth, q05 }) => truth < q05),
    above: share(own, ({ truth, q95 }) => truth > q95),
  };
}
