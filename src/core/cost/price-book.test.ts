import { expect, test } from 'vitest';
import type { Case, Price } from '../case.js';
import { mean, quantile } from '../numerics/lognormal.js';
import { basisOf } from './bases.js';
import { priceBook } from './price-book.js';

const NO_VALUE = { low: null, mode: null, high: null };

function price(line: number, given: Partial<Omit<Price, 'value'>> & { value: Partial<Price['value']> }): Price {
  return {
    row: { table: 'prices', id: `prices:${line}`, line },
    url: null,
    note: null,
    assetType: 'ferry',
    basis: 'flyaway',
    unit: 'usd_million',
    priceYear: 2020,
    notAPrice: false,
    fromClaims: [],
    ...given,
    value: { ...NO_VALUE, ...given.value },
  };
}

const bookOf = (...prices: Price[]) => priceBook({ prices, typeGroups: { boat: ['ferry', 'tug'] } } as unknown as Case);

test('low and high are met exactly as P10 and P90, whatever stands between them', () => {
  const { priced } = bookOf(price(2, { value: { low: 10, mode: 80, high: 90 } }));
  const [unit] = priced[0]?.pool ?? [];
  if (!unit) throw new Error('nothing priced');
  // Two points fix the curve; only rounding remains.
  expect(quantile(unit, 0.1) / 10e6).toBeCloseTo(1, 10);
  expect(quantile(unit, 0.9) / 90e6).toBeCloseTo(1, 10);
});

test('a figure alone is the median, with the spread of its basis', () => {
  const { priced } = bookOf(price(2, { basis: 'overhaul', value: { mode: 30 } }));
  expect(priced[0]?.used.p50).toBeCloseTo(30e6, 0);
  expect(priced[0]?.pool[0]?.sigma).toBe(basisOf('overhaul').sigma);
});

test('what a figure includes matters: an unstated basis, or one nobody wrote a spread for, is the widest', () => {
  const stated = ['flyaway', 'procurement', 'replacement_new', 'replacement_depreciated', 'book', 'overhaul', 'export'];
  for (const basis of stated) expect(basisOf(basis).sigma).toBeLessThan(basisOf('unstated').sigma);
  expect(basisOf('as told')).toEqual(basisOf('unstated'));
});

test('a low or a high alone is a bound: never drawn, kept for the sentence', () => {
  const book = bookOf(price(2, { value: { low: 40 } }), price(3, { assetType: 'tug', value: { high: 5 } }));
  expect(book.priced).toEqual([]);
  expect(book.bounds).toEqual([
    { type: 'ferry', basis: 'flyaway', which: 'at least', usd: 40e6 },
    { type: 'tug', basis: 'flyaway', which: 'at most', usd: 5e6 },
  ]);
});

test('arithmetic on claims, an unread unit and a price of no single type are listed and never drawn', () => {
  const book = bookOf(
    price(2, { notAPrice: true, fromClaims: ['c1', 'c2'], value: { mode: 170 } }),
    price(3, { unit: 'groats', value: { mode: 7 } }),
    price(4, { assetType: 'boat', value: { mode: 9 } }),
    price(5, { value: {} }),
  );
  expect(book.priced).toEqual([]);
  expect(book.rows.map((row) => row.use)).toEqual([
    'not a price: computed from c1, c2, never drawn',
    expect.stringContaining('unit groats is not read'),
    'a price of no single type, not drawn',
    'no number',
  ]);
});

test('sources that disagree are pooled so that both ends stay in reach, not averaged', () => {
  const { priced } = bookOf(price(2, { value: { mode: 10 } }), price(3, { value: { mode: 1000 }, priceYear: 2021 }));
  const used = priced[0]?.used;
  if (!used) throw new Error('nothing priced');
  // The mean of the two medians would be 505 million, the mean of the P10s far above the cheap figure.
  expect(used.p10).toBeLessThan(10e6);
  expect(used.p90).toBeGreaterThan(1000e6);
  expect(used.priceYear).toBeNull();
  expect(used.rows.map((row) => row.line)).toEqual([2, 3]);
});

test('one basis is never pooled with another', () => {
  const { priced } = bookOf(price(2, { value: { mode: 10 } }), price(3, { basis: 'book', value: { mode: 1 } }));
  expect(priced.map(({ basis, pool }) => [basis, pool.length])).toEqual([
    ['flyaway', 1],
    ['book', 1],
  ]);
  for (const { pool } of priced) for (const unit of pool) expect(mean(unit)).toBeGreaterThan(0);
});
