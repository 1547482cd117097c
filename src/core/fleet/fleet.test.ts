import { expect, test } from 'vitest';
import type { Case, Range } from '../case.js';
import type { LossDraws } from '../losses/result.js';
import { isGap } from '../problem.js';
import { fleetOf } from './fleet.js';

const UNKNOWN: Range = { low: null, mode: null, high: null };
const range = (low: number, high = low): Range => ({ low, mode: null, high });

type Listed = { readonly type: string; readonly inventory?: Range; readonly serviceable?: Range };

const caseOf = (...listed: readonly Listed[]) =>
  ({
    inventory: listed.map(({ type, inventory = UNKNOWN, serviceable = UNKNOWN }, i) => ({
      row: { table: 'inventory', id: `inventory:${i + 2}`, line: i + 2 },
      assetType: type,
      asOf: '2020',
      note: null,
      inventory,
      serviceable,
      annualNewLow: null,
      annualNewHigh: null,
      repairMonthsLow: null,
      repairMonthsHigh: null,
    })),
    strike: { from: '2021-04-10', to: '2021-04-10', stated: true },
    typeGroups: {},
    presence: [],
    readings: [],
    items: [],
    prices: [],
    claims: [],
  }) as unknown as Case;

const drawsOf = (hits: Readonly<Record<string, readonly number[]>>): LossDraws => {
  const types = Object.keys(hits);
  const draws = Math.max(...types.map((type) => hits[type]?.length ?? 0));
  return {
    scenario: 'good',
    draws,
    cells: types.map((type) => ({ site: 'quay', type })),
    destroyed: types.map((type) => Float64Array.from(hits[type] ?? [])),
    damaged: types.map(() => new Float64Array(draws)),
  };
};

const row = (fleet: ReturnType<typeof fleetOf>, type: string) => fleet.byType.find((r) => r.type === type);

test('a loss is a share of every published figure, each as likely', () => {
  const theCase = caseOf({ type: 'ferry', inventory: range(40) }, { type: 'ferry', inventory: range(20, 60) });
  const share = row(fleetOf(theCase, drawsOf({ ferry: [6, 6] })), 'ferry')?.shareOfInventory;
  if (!share || isGap(share)) throw new Error('no share');
  // 6/40 with weight ½, 6/20 and 6/60 with weight ¼ each.
  expect(share.mean).toBeCloseTo(0.5 * 0.15 + 0.25 * 0.3 + 0.25 * 0.1, 12);
  expect(share.q50).toBeCloseTo(0.15, 12);
});

test('capability is bounded over the figures: the smallest serviceable fleet loses most', () => {
  const theCase = caseOf({ type: 'ferry', inventory: range(40, 50), serviceable: range(20, 30) });
  const loss = row(fleetOf(theCase, drawsOf({ ferry: [5, 5, 5] })), 'ferry')?.capabilityLoss;
  expect(loss).toEqual({ low: 0, proportional: 5 / 40, high: 5 / 20 });
});

test('a number that needs a figure nobody published is a gap, not a zero', () => {
  const theCase = caseOf({ type: 'ferry', inventory: range(40) }, { type: 'tug', serviceable: range(9) });
  const fleet = fleetOf(theCase, drawsOf({ ferry: [5], tug: [2], barge: [1] }));
  expect(row(fleet, 'ferry')?.capabilityLoss).toMatchObject({ reason: 'no-source' });
  expect(row(fleet, 'tug')?.capabilityLoss).toMatchObject({ reason: 'no-source' });
  expect(row(fleet, 'barge')?.shareOfInventory).toMatchObject({ reason: 'no-source' });
  expect(row(fleet, 'ferry')?.restoration).toEqual({
    reason: 'no-source',
    detail:
      'no source gives for ferry: assets that could be used on the eve; repair slots; days a damaged asset spends in a slot',
  });
  expect(fleet.slack).toMatchObject({ reason: 'no-source' });
});

test('a listed type that stood at no struck site has no share lost, and says why', () => {
  const fleet = fleetOf(caseOf({ type: 'yacht', inventory: range(3) }), drawsOf({ ferry: [1] }));
  expect(row(fleet, 'yacht')?.shareOfInventory).toMatchObject({ reason: 'not-covered' });
});
