/**
 * The fog curve of simulated strikes, day by day: how often its 90 % band holds the truth over the cells that the headline
 * of that day was made of, over all days and on the last.
 */
import { caseAsOf } from '../../src/core/evidence/as-of.js';
import { selectEvidence } from '../../src/core/evidence/select.js';
import { buildCells } from '../../src/core/losses/cells.js';
import { fogCurve } from '../../src/core/losses/fog-curve.js';
import type { Visibility } from '../../src/testing/strike-world.js';
import type { CoverageOptions } from './coverage.js';
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

export function replayStrikes(
  visibility: Visibility,
  { strikes, seed, without, onStrike }: CoverageOptions,
): readonly Replayed[] {
  return Array.from({ length: strikes }, (_, i) => {
    const replayed = replay(simulated(seed * 10000 + i, visibility, without), visibility);
    onStrike?.(i + 1);
    return replayed;
  }).flat();
}

function replay(strike: Simulated, visibility: Visibility): readonly Replayed[] {
  const points = fogCurve(strike.theCase, { scenario: visibility, seed: strike.seed });
  return points.flatMap((point, i) => {
    const then = caseAsOf(strike.theCase, point.day);
    const cells = buildCells(then, selectEvidence(then, point.day));
    if (!cells.some((cell) => cell.looked && !cell.unlisted)) return [];
    const truths = truthOver(strike, cells);
    return QUANTITIES.map((quantity): Replayed => {
      const { q05, q95 } = point[quantity];
      const isLast = i === points.length - 1;
      return { seed: strike.seed, day: point.day, isLast, quantity, truth: truths[quantity], q05, q95 };
    });
  });
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
