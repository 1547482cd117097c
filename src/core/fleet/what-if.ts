/**
 * What a fleet could do again, and when, if what a reader assumes were so: a what-if, marked as assumed, beside the finding
 * and never in it. Model: `repair-line.ts`. Most likely wrong: slots and lengths that nobody has published. Cost: one
 * history a point and case, some tens of microseconds each.
 */
import type { Case } from '../case.js';
import type { TypeDraws } from '../losses/by-type.js';
import type { Rng } from '../numerics/rng.js';
import { type Gap, gap, isGap } from '../problem.js';
import { capacityRange } from './capacity-range.js';
import type { FleetBook } from './fleet-book.js';
import { HIT_CASES, type HitCase } from './hit-split.js';
import { outcomeOf } from './outcome.js';
import type { Outcome, WhatIf } from './result.js';
import { whatIfInputs } from './what-if-inputs.js';
import { pointsOf } from './what-if-points.js';

/** Histories a case of the hit; the size at which 400 effective draws are sure, as histories are independent. */
const HISTORIES = 1000;
/** Points in time of the fan, the eve's morrow among them. */
const STEPS = 48;

/** @param theCase as of the day asked for, @param draws of the type, from the joint draws of the losses */
export function whatIfOf(theCase: Case, type: string, draws: TypeDraws, book: FleetBook, rng: Rng): WhatIf | Gap {
  const entry = book.types.find((one) => one.type === type);
  if (entry === undefined) return gap('no-source', `the fleet book has no entry for ${type}`);
  const inputs = whatIfInputs(theCase, type, entry);
  if (isGap(inputs)) return inputs;
  const own = rng.fork(type);
  const points = pointsOf(inputs, draws, book, HISTORIES, own.fork('points'));
  if (isGap(points)) return points;
  const days = Array.from({ length: STEPS + 1 }, (_, i) => (book.horizonDays * i) / STEPS);
  const cases = Object.fromEntries(
    HIT_CASES.map((which) => [which, outcomeOf(points, which, days, book.restoreShare, own)]),
  ) as Record<HitCase, Outcome>;
  return {
    assumed: true,
    type,
    horizonDays: book.horizonDays,
    restoreShare: book.restoreShare,
    lengths: book.lengths,
    inputs: [...inputs.values()],
    cases,
    capacity: capacityRange(inputs, cases),
  };
}
