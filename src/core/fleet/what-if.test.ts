import { expect, test } from 'vitest';
import type { Case, Range } from '../case.js';
import type { TypeDraws } from '../losses/by-type.js';
import { makeRng } from '../numerics/rng.js';
import { isGap } from '../problem.js';
import { type FleetBook, type FleetBookEntry, readFleetBook } from './fleet-book.js';
import { HIT_CASES } from './hit-split.js';
import type { WhatIf } from './result.js';
import { whatIfOf } from './what-if.js';

const UNKNOWN: Range = { low: null, mode: null, high: null };
const exactly = (mode: number): Range => ({ low: null, mode, high: null });

const caseOf = (inventory: Range, serviceable: Range, months: readonly [number, number] | null = null) =>
  ({
    inventory: [
      {
        row: { table: 'inventory', id: 'inventory:2', line: 2 },
        assetType: 'ferry',
        asOf: '2020',
        note: null,
        inventory,
        serviceable,
        annualNewLow: null,
        annualNewHigh: null,
        repairMonthsLow: months?.[0] ?? null,
        repairMonthsHigh: months?.[1] ?? null,
      },
    ],
    strike: { from: '2021-04-10', to: '2021-04-10', stated: true },
  }) as unknown as Case;

const range = (low: number, high = low) => ({ low, high, source: 'assumed here' });

const bookOf = (entry: Omit<FleetBookEntry, 'type'>, lengths: FleetBook['lengths'] = 'range'): FleetBook => {
  const read = readFleetBook({ horizonDays: 600, restoreShare: 0.9, lengths, types: [{ type: 'ferry', ...entry }] });
  if (!read.ok) throw new Error('the book does not read');
  return read.book;
};

const draws = (destroyed: readonly number[], damaged: readonly number[]): TypeDraws => ({
  destroyed: Float64Array.from(destroyed),
  damaged: Float64Array.from(damaged),
});

const made = (theCase: Case, losses: TypeDraws, book: FleetBook): WhatIf => {
  const found = whatIfOf(theCase, 'ferry', losses, book, makeRng(7));
  if (isGap(found)) throw new Error(found.detail);
  return found;
};

const FERRIES = caseOf(exactly(30), exactly(20));

test('a what-if is marked as assumed, and says of every input whose it is', () => {
  const { assumed, inputs } = made(
    FERRIES,
    draws([3], [2]),
    bookOf({ slots: range(1, 2), repairDays: range(60, 200) }),
  );
  expect(assumed).toBe(true);
  expect(inputs.map((input) => [input.name, input.assumed, input.source, input.rows.length])).toEqual([
    ['inventory', false, null, 1],
    ['serviceable', false, null, 1],
    ['slots', true, 'assumed here', 0],
    ['repairDays', true, 'assumed here', 0],
  ]);
});

test('a repair time that the case has is the case’s, unless the book brings its own', () => {
  const theCase = caseOf(exactly(30), exactly(20), [2, 3]);
  const [own] = made(theCase, draws([3], [2]), bookOf({ slots: range(1) })).inputs.filter(
    (i) => i.name === 'repairDays',
  );
  expect(own).toMatchObject({ assumed: false, ranges: [{ low: 60.875, high: 91.3125 }] });
});

test('what nobody gives is a gap that names it', () => {
  const found = whatIfOf(
    caseOf(exactly(30), UNKNOWN),
    'ferry',
    draws([3], [2]),
    bookOf({ slots: range(1) }),
    makeRng(7),
  );
  expect(found).toEqual({
    reason: 'no-source',
    detail: 'no source gives for ferry: assets that could be used on the eve; days a damaged asset spends in a slot',
  });
  const more = whatIfOf(
    caseOf(exactly(10), exactly(20)),
    'ferry',
    draws([3], [2]),
    bookOf({ slots: range(1), repairDays: range(9) }),
    makeRng(7),
  );
  expect(more).toMatchObject({ reason: 'contradictory' });
});

test('where every length is exponential the means are exact, and the histories agree with them', () => {
  const book = bookOf(
    { slots: range(2), repairDays: range(40), failureDays: range(90), overhaulDays: range(10), newPerYear: range(3) },
    'mean',
  );
  const { cases } = made(FERRIES, draws([3, 5], [2, 4]), book);
  for (const which of HIT_CASES) {
    const { method, largestDifference, shortfall, fan } = cases[which];
    expect(method).toBe('uniformisation');
    // The largest of 48 correlated differences of means over 1,000 histories, in standard errors; the seed is fixed.
    expect(largestDifference).toBeLessThan(4);
    expect(shortfall.mcse).toBe(0);
    expect(fan[0]?.intact.mean).toBeCloseTo(20, 9);
  }
  expect(cases.idle.shortfall.mean).toBeLessThan(cases.proportional.shortfall.mean);
  expect(cases.proportional.shortfall.mean).toBeLessThan(cases.available.shortfall.mean);
});

test('no hit, no shortfall: struck and not struck are the same histories', () => {
  const book = bookOf({
    slots: range(1, 3),
    repairDays: range(60, 200),
    failureDays: range(60),
    overhaulDays: range(5, 9),
  });
  const { cases } = made(FERRIES, draws([0], [0]), book);
  for (const which of HIT_CASES) {
    expect(cases[which].shortfall).toMatchObject({ mean: 0, q05: 0, q95: 0 });
    expect(cases[which].restored.q95).toBe(0);
    expect(cases[which].lastingFrom).toBe(0);
  }
});

test('what is lost and not built again is not restored within the horizon', () => {
  const { cases } = made(FERRIES, draws([6], [0]), bookOf({ slots: range(4), repairDays: range(30, 60) }));
  expect(cases.available.restored).toMatchObject({ withinHorizon: 0, q50: { reason: 'beyond-horizon' } });
  expect(cases.available.lastingFrom).toMatchObject({ reason: 'beyond-horizon' });
  // Six of twenty, for 600 days.
  expect(cases.available.shortfall.mean).toBeCloseTo((6 * 600) / 30.4375, 9);
  expect(cases.idle.shortfall.mean).toBe(0);
});

test('wrecks give parts: a fleet may have more available after than before, where what was hit stood idle', () => {
  const book = bookOf({
    slots: range(4),
    repairDays: range(30, 60),
    groundedForParts: range(4),
    kitsPerWreck: range(1),
    fittingDays: range(10),
  });
  const { cases } = made(FERRIES, draws([2], [0]), book);
  expect(cases.available.fan.at(-1)?.struck.mean).toBe(20 - 2 + 2);
});

test('stored assets come back through the same slots, behind the damaged', () => {
  const book = bookOf({ slots: range(1), repairDays: range(10), stored: range(2), reactivationDays: range(20) });
  const { cases } = made(FERRIES, draws([0], [1]), book);
  // One repaired on day 10, stored ones on days 30 and 50.
  expect(cases.available.fan.map(({ day, struck }) => [day, struck.mean])).toEqual(
    expect.arrayContaining([
      [0, 19],
      [12.5, 20],
      [37.5, 21],
      [50, 22],
    ]),
  );
});

test('the order of the joint draws changes no digit', () => {
  const book = bookOf({
    slots: range(1, 3),
    repairDays: range(60, 200),
    failureDays: range(60, 90),
    overhaulDays: range(5, 9),
  });
  const [destroyed, damaged] = [
    [1, 5, 2, 4, 3],
    [3, 0, 2, 1, 0],
  ];
  const shuffled = draws([...destroyed].reverse(), [...damaged].reverse());
  expect(made(FERRIES, shuffled, book)).toEqual(made(FERRIES, draws(destroyed, damaged), book));
});

test('capacity is slack first: a demand that what is left can meet loses nothing', () => {
  const book = bookOf({
    slots: range(1),
    repairDays: range(60),
    load: range(2, 8),
    salvoShare: range(1),
    sortiesPerMonth: range(3),
    demandPerMonth: range(30, 40),
  });
  const { capacity } = made(FERRIES, draws([5], [0]), book);
  if (isGap(capacity)) throw new Error(capacity.detail);
  expect(capacity.before.least).toMatchObject({ available: 20, salvo: 40, sorties: 60, lost: 0 });
  expect(capacity.after.available.least).toMatchObject({ available: 15, salvo: 30, sorties: 45, lost: 0 });
  expect(capacity.after.available.most.salvo).toBe(120);
  expect(capacity.after.available.least.utilisation).toBeCloseTo(40 / 45, 12);
});
