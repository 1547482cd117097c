import { expect, test } from 'vitest';
import type { Case, Replacement } from '../case.js';
import { irreplaceableOf } from './irreplaceable.js';

const INPUTS = { priceDependence: 1, damagedShare: { low: 0.25, high: 0.25, reason: 'test' } };
const DRAWS = 100;
const ERRORS = { price: new Float64Array(DRAWS), damagedShare: new Float64Array(DRAWS), dependence: 1 };

function way(line: number, given: Partial<Omit<Replacement, 'value'>> & { each: number }): Replacement {
  const { each, ...rest } = given;
  return {
    row: { table: 'replacements', id: `replacements:${line}`, line },
    url: 'https://ways.example',
    note: null,
    assetType: 'ferry',
    route: 'restart',
    value: { low: each, mode: null, high: each },
    unit: 'usd_million',
    priceYear: 2020,
    fixed: null,
    exchangeRatio: null,
    available: null,
    months: 24,
    ...rest,
  };
}

function of(lost: number, replacements: readonly Replacement[], horizonYears = 10) {
  const theCase = {
    inventory: [{ assetType: 'ferry', productionStatus: 'out of production since 1990', annualNewHigh: 0 }],
    replacements,
    rates: [],
  } as unknown as Case;
  const counts = new Map([
    ['ferry', { destroyed: new Float64Array(DRAWS).fill(lost), damaged: new Float64Array(DRAWS) }],
  ]);
  return irreplaceableOf(theCase, counts, ERRORS, { ...INPUTS, horizonYears })[0];
}

test('the cheapest way that is in time and large enough', () => {
  const ways = [
    way(2, { route: 'restart', each: 10, fixed: 100 }),
    way(3, { route: 'reactivation', each: 15, available: 5 }),
    way(4, { route: 'substitute', each: 9, exchangeRatio: 2 }),
    way(5, { route: 'life_extension', each: 1, months: 240 }),
  ];
  // 4 lost: restart 140, reactivation 60, substitute 72; 8 lost: restart 180, too few stored, substitute 144
  expect(of(4, ways)?.cost).toMatchObject({ q50: expect.closeTo(60e6, 3) });
  expect(of(8, ways)?.cost).toMatchObject({ q50: expect.closeTo(144e6, 3) });
  expect(of(4, ways)?.routes.map(({ route, chosen }) => [route, chosen])).toEqual([
    ['restart', 0],
    ['reactivation', 1],
    ['substitute', 0],
  ]);
});

test('no way in time: not replaceable within so many years, and no money', () => {
  const found = of(4, [way(2, { each: 10, months: 61 })], 5);
  expect(found).toMatchObject({ notReplaceable: 1, cost: { reason: 'beyond-horizon' } });
  expect(found?.cost).toMatchObject({ detail: expect.stringContaining('not replaceable within 5 years') });
});

test('no row at all is another silence: nobody said how', () => {
  expect(of(4, [])?.cost).toMatchObject({ reason: 'no-source' });
});

test('a type nothing happened to, or that is still built, is not asked about', () => {
  expect(of(0, [])).toBeUndefined();
});
