/**
 * Points of a what-if: each a joint draw of the losses, one published figure for each size, and one value of every other
 * input, made into two lines of repair, struck and not. Joint draws are taken evenly from their sorted list, so their order
 * cannot show; everything else is drawn.
 */
import type { TypeDraws } from '../losses/by-type.js';
import type { Rng } from '../numerics/rng.js';
import { type Gap, gap } from '../problem.js';
import type { BookFieldName } from './book-fields.js';
import { cannibalise } from './cannibalise.js';
import { type Duration, fromRange } from './duration.js';
import type { FleetBook } from './fleet-book.js';
import { HIT_CASES, type HitCase, hitAvailable, leftOf } from './hit-split.js';
import type { RepairLine } from './repair-line.js';
import type { WhatIfInput, WhatIfInputs } from './what-if-inputs.js';

export type Point = {
  readonly fleet: number;
  readonly eve: number;
  readonly intact: RepairLine;
  readonly struck: Readonly<Record<HitCase, RepairLine>>;
};

/** Assets that must be available again: part of those on the eve, rounded up. */
export const targetOf = ({ eve }: Point, share: number): number => Math.ceil(eve * share - 1e-9);

export function pointsOf(
  inputs: WhatIfInputs,
  draws: TypeDraws,
  book: Pick<FleetBook, 'horizonDays' | 'lengths'>,
  count: number,
  rng: Rng,
): readonly Point[] | Gap {
  const sizes = sizePairs(inputs);
  if (sizes.length === 0)
    return gap('contradictory', 'no published fleet is as large as what is said to have been serviceable');
  const losses = sortedLosses(draws);
  return Array.from({ length: count }, (_, i): Point => {
    const [destroyed, damaged] = losses[Math.floor(((i + 0.5) * losses.length) / count)] as readonly [number, number];
    const [fleet, eve] = sizes[Math.floor(rng.uniform() * sizes.length)] as readonly [number, number];
    return pointOf(inputs, { destroyed, damaged, fleet, eve }, book, rng);
  });
}

/** Every published fleet with every published serviceable number that fits into it, each pair as likely. */
function sizePairs(inputs: WhatIfInputs): readonly (readonly [number, number])[] {
  const values = (name: BookFieldName): readonly number[] =>
    (inputs.get(name)?.ranges ?? []).flatMap(({ low, high }) => [Math.round(low), Math.round(high)]);
  return values('inventory').flatMap((fleet) =>
    values('serviceable').flatMap((eve) => (eve <= fleet ? [[fleet, eve] as const] : [])),
  );
}

function sortedLosses({ destroyed, damaged }: TypeDraws): readonly (readonly [number, number])[] {
  return Array.from(destroyed, (n, i) => [n, damaged[i] as number] as const).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

type Sizes = { readonly destroyed: number; readonly damaged: number; readonly fleet: number; readonly eve: number };

function pointOf(
  inputs: WhatIfInputs,
  sizes: Sizes,
  book: Pick<FleetBook, 'horizonDays' | 'lengths'>,
  rng: Rng,
): Point {
  const { fleet, eve } = sizes;
  const value = (name: BookFieldName): number | null => drawFrom(inputs.get(name), rng);
  const count = (name: BookFieldName): number => drawWhole(inputs.get(name), rng) ?? 0;
  const length = (name: BookFieldName): Duration | null => lengthOf(inputs.get(name), book.lengths, rng);
  const bays = count('slots');
  const repair = length('repairDays') as Duration;
  const overhaul = length('overhaulDays');
  const failureDays = value('failureDays');
  const idle = fleet - eve;
  const stored = Math.min(idle, count('stored'));
  const grounded = Math.min(idle - stored, count('groundedForParts'));
  const kitsEach = value('kitsPerWreck') ?? 0;
  const [reactivation, fitting] = [length('reactivationDays'), length('fittingDays')];
  const backlog = overhaul === null ? 0 : idle - stored - grounded;
  const base = {
    bays,
    failureDays: overhaul === null ? null : failureDays,
    routine: overhaul ?? repair,
    arrivals: arrivalsOf(value('newPerYear') ?? 0, book.horizonDays),
  };
  const batch = (some: number, duration: Duration | null) => (duration === null ? [] : [{ count: some, duration }]);
  const hits = Math.min(fleet, sizes.destroyed + sizes.damaged);
  const destroyed = Math.min(hits, sizes.destroyed);
  const strike = (which: HitCase): RepairLine => {
    const lost = hitAvailable(hits, fleet, eve, which);
    const [b, g, s] = leftOf([idle - stored - grounded, grounded, stored], hits - lost) as [number, number, number];
    const { recovered } = cannibalise(destroyed, kitsEach, g);
    return {
      ...base,
      available: eve - lost,
      waiting: [
        ...batch(backlog === 0 ? 0 : b, overhaul),
        { count: hits - destroyed, duration: repair },
        ...batch(recovered, fitting),
        ...batch(s, reactivation),
      ],
    };
  };
  return {
    fleet,
    eve,
    intact: { ...base, available: eve, waiting: batch(backlog, overhaul) },
    struck: Object.fromEntries(HIT_CASES.map((which) => [which, strike(which)])) as Record<HitCase, RepairLine>,
  };
}

function drawRange(input: WhatIfInput | undefined, rng: Rng): { readonly low: number; readonly high: number } | null {
  if (input === undefined) return null;
  return input.ranges[Math.floor(rng.uniform() * input.ranges.length)] as { low: number; high: number };
}

function drawFrom(input: WhatIfInput | undefined, rng: Rng): number | null {
  const range = drawRange(input, rng);
  return range === null ? null : range.low + (range.high - range.low) * rng.uniform();
}

function drawWhole(input: WhatIfInput | undefined, rng: Rng): number | null {
  const range = drawRange(input, rng);
  return range === null ? null : range.low + Math.floor((range.high - range.low + 1) * rng.uniform());
}

function lengthOf(input: WhatIfInput | undefined, lengths: FleetBook['lengths'], rng: Rng): Duration | null {
  const range = drawRange(input, rng);
  if (range === null || input === undefined) return null;
  if (lengths === 'range') return fromRange(input.name, range.low, range.high);
  return { kind: 'exponential', meanDays: range.low + (range.high - range.low) * rng.uniform() };
}

const DAYS_A_YEAR = 365.25;

/** One new asset at the end of each span that it takes to build one. */
function arrivalsOf(perYear: number, horizonDays: number): readonly number[] {
  if (perYear <= 0) return [];
  const every = DAYS_A_YEAR / perYear;
  return Array.from({ length: Math.floor(horizonDays / every) }, (_, i) => every * (i + 1));
}
