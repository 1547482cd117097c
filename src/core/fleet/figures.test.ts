import { expect, test } from 'vitest';
import type { Case, Inventory, Range } from '../case.js';
import { figuresOf, valuesOf } from './figures.js';

const UNKNOWN: Range = { low: null, mode: null, high: null };
type Row = { asOf: string | null; note?: string } & Partial<Range>;

const figures = (...rows: readonly Row[]) => {
  const inventory = rows.map(
    ({ asOf, note = null, ...range }, i) =>
      ({
        row: { table: 'inventory', id: `inventory:${i + 2}`, line: i + 2 },
        assetType: 'ferry',
        asOf,
        note,
        inventory: { ...UNKNOWN, ...range },
        serviceable: UNKNOWN,
      }) as unknown as Inventory,
  );
  const strike = { from: '2021-04-10', to: '2021-04-11', stated: true };
  return figuresOf({ inventory, strike } as unknown as Case, 'ferry', (row) => row.inventory);
};

test('figures of different authors stand one by one and span low to high, never averaged', () => {
  expect(figures({ asOf: '2019', mode: 40 }, { asOf: '2021-02', low: 44, high: 50 })).toMatchObject({
    low: 40,
    high: 50,
    figures: [
      { asOf: '2019', low: 40, high: 40 },
      { asOf: '2021-02', low: 44, high: 50 },
    ],
  });
});

test('a figure from after the strike already holds the loss and is not divided by', () => {
  expect(
    figures({ asOf: '2021-05', mode: 40 }, { asOf: '2021-04-11', mode: 41 }, { asOf: '2021', mode: 45 }),
  ).toMatchObject({
    low: 45,
    high: 45,
  });
  expect(figures({ asOf: '2021-04', mode: 40, note: 'Post-strike: forty remain' })).toMatchObject({
    reason: 'no-source',
  });
});

test('an upper end alone is a bound, not a figure', () => {
  expect(figures({ asOf: '2020', high: 12 })).toMatchObject({ reason: 'no-source' });
});

test('a figure with a range weighs no more than one without', () => {
  const found = figures({ asOf: '2019', mode: 40 }, { asOf: '2020', low: 44, high: 50 });
  if ('reason' in found) throw new Error(found.detail);
  expect(found.figures.map((figure) => valuesOf(figure).length)).toEqual([2, 2]);
});
