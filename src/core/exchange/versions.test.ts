/** Both clocks: a restated list says on any day what it said then. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRecords } from '../casefile/table.js';
import { dayNumberOf } from './dates.js';
import { publicRecord } from './public-record.js';
import { type ExchangeRecord, NOTHING } from './record.js';
import { recordsCsv, recordsOfTable } from './record-table.js';
import { knownBy, lagsOf, mergeRecords } from './versions.js';

const make = (id: string, more: Partial<ExchangeRecord> = {}): ExchangeRecord => ({
  ...NOTHING,
  ...{ kind: 'loss', format: 'list', id, known: null, own: {} },
  ...more,
});

test('what a list said then can be asked for after it said something else', () => {
  const first = mergeRecords([], [make('a', { best: 7 }), make('b')], { known: '2031-03-01', isWhole: true });
  const second = mergeRecords(first.records, [make('a', { best: 4 })], { known: '2031-04-01', isWhole: true });
  expect(second).toMatchObject({ added: 0, restated: 1, withdrawn: 1, unchanged: 0 });
  const on = (day: string | null) => knownBy(second.records, day).map(({ id, best }) => [id, best]);
  expect(on('2031-02-28')).toEqual([]);
  expect(on('2031-03-31')).toEqual([
    ['a', 7],
    ['b', null],
  ]);
  expect(on(null)).toEqual([['a', 4]]);
});

test('the same file again adds nothing, and a part of a list withdraws nothing', () => {
  const rows = [make('a', { known: '2031-01-05' }), make('b')];
  const { records } = mergeRecords([], rows, { known: '2031-03-01', isWhole: true });
  expect(mergeRecords(records, rows, { known: '2031-05-01', isWhole: true })).toMatchObject({ records, unchanged: 2 });
  // a table keeps no tab: the row that had one says what it said
  const kept = mergeRecords([make('t', { title: 'a b' })], [make('t', { title: 'a\tb ' })], {
    known: '2031-05-01',
    isWhole: false,
  });
  expect(kept).toMatchObject({ restated: 0, unchanged: 1 });
  expect(mergeRecords(records, [make('a')], { known: '2031-05-01', isWhole: false }).withdrawn).toBe(0);
});

test('lags are of records that say both days', () => {
  const records = [
    make('a', { date: '2031-01-01', known: '2031-01-09' }),
    make('b', { date: '2031-01', known: '2031-02-01' }),
  ];
  expect(lagsOf(records, dayNumberOf)).toEqual([8]);
});

test('records come back from their table whatever stands in them', () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 10 })
    .map((one) => one.replace(/[\p{C}\p{Z}]+/gu, ' ').trim());
  const some = fc.constantFrom('=1', '@a', "'=b", '-c', 'plain').chain((trap) => text.map((rest) => `${trap}${rest}`));
  fc.assert(
    fc.property(
      fc.array(fc.record({ title: some, urls: fc.array(some), best: fc.option(fc.nat(), { nil: null }) })),
      (made) => {
        const records = made.map((more, i) => make(`${i}`, { ...more, own: { column: more.title } }));
        const [header, ...rest] = parseRecords(recordsCsv(records), () => {}) ?? [];
        if (!header) throw new Error('no header');
        expect(rest.flatMap(({ cells }) => cells).filter((cell) => /^[=@+]/.test(cell))).toEqual([]);
        expect(recordsOfTable({ header, records: rest })).toEqual(records);
      },
    ),
    { numRuns: 60 },
  );
});

const PLACED = make('1', {
  ...{ format: 'warspotting', lat: 12.345678, lon: 98.765432, place: 'a village' },
  own: { geo: '"12.345678,98.765432"', unit: '"some unit"', model: '"Mara"' },
});

test('no finer place than the policy, no unit and no person leaves the case', () => {
  const coarse = publicRecord(PLACED, { precision: '10km', embargoUntil: null }, '2031-03-01');
  expect(JSON.stringify(coarse)).not.toMatch(/12\.345678|98\.765432|some unit|a village/);
  // a cell of 10 km: half its diagonal is over 7 km
  expect(coarse.uncertaintyM).toBeGreaterThan(7000);
  expect(coarse.own).toEqual({ model: '"Mara"' });
  const exact = publicRecord(PLACED, { precision: 'exact', embargoUntil: null }, '2031-03-01');
  expect([exact.lat, exact.own]).toEqual([12.345678, { geo: '"12.345678,98.765432"', model: '"Mara"' }]);
});

test('an embargo and a withheld place leave no place at all', () => {
  for (const policy of [
    { precision: 'exact', embargoUntil: '2031-06' },
    { precision: 'withheld', embargoUntil: null },
  ] as const)
    expect(publicRecord(PLACED, policy, '2031-06-30')).toMatchObject({ lat: null, lon: null, place: null });
});
