import { expect, test } from 'vitest';
import type { Case, Rate } from '../case.js';
import { moneyOf } from './money.js';

const rate = (line: number, kind: Rate['kind'], currency: string, date: string, value: number): Rate => ({
  row: { table: 'rates', id: `rates:${line}`, line },
  url: 'https://rates.example',
  note: null,
  ...{ kind, currency, date, value },
});

const RATES = [
  rate(2, 'fx', 'RUB', '2018-01-25', 57),
  rate(3, 'ppp', 'RUB', '2018', 22),
  rate(4, 'deflator', 'USD', '2018', 80),
  rate(5, 'deflator', 'USD', '2025', 100),
];
const theCase = { rates: RATES, strike: { from: '2025-03-01', to: '2025-03-02', stated: true } } as unknown as Case;

test('another currency by the rate of its price year, then to the year of the strike by the index', () => {
  const money = moneyOf(theCase, { unit: 'rub_million', priceYear: 2018 }, {});
  expect(money).toMatchObject({ year: 2025, factor: expect.closeTo((1e6 / 57) * 1.25, 6) });
  expect(typeof money === 'string' ? [] : money.rows.map(({ line }) => line)).toEqual([2, 4, 5]);
  expect(typeof money === 'string' ? '' : money.how).toBe(
    ', RUB at 57 per USD (fx of 2018-01-25), prices of 2018 × 1.25 (deflator)',
  );
});

test('purchasing power is a choice of basis, and another year can be asked for', () => {
  expect(moneyOf(theCase, { unit: 'rub', priceYear: 2018 }, { conversion: 'ppp', priceYear: 2018 })).toMatchObject({
    year: 2018,
    factor: 1 / 22,
  });
});

test('without a rate a currency is not read; without an index a year stays as it is', () => {
  expect(moneyOf(theCase, { unit: 'rub_million', priceYear: 2019 }, {})).toBe(
    'unit rub_million is not read: the table rates has no fx of RUB for 2019',
  );
  expect(moneyOf(theCase, { unit: 'usd_million', priceYear: 2019 }, {})).toMatchObject({ year: 2019, factor: 1e6 });
  expect(moneyOf({ ...theCase, rates: [] }, { unit: 'usd_million', priceYear: 2018 }, {})).toMatchObject({
    year: 2018,
  });
  expect(moneyOf(theCase, { unit: 'usd', priceYear: null }, {})).toMatchObject({ year: null, factor: 1 });
});
