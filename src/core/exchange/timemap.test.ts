/** What the TimeMap client asks of its files (eventSchema.js, sourceSchema.js, validators.js of bellingcat/ukraine-timemap), told again. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeRecords } from './formats.js';
import { type ExchangeRecord, NOTHING } from './record.js';
import { TIMEMAP, TIMEMAP_SOURCES } from './timemap.js';

const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const day = fc
  .tuple(fc.integer({ min: 1990, max: 2040 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'));
const date = fc.oneof(
  day,
  day.map((one) => one.slice(0, 7)),
  day.map((one) => `${one}~`),
  fc.tuple(day, day).map((two) => [...two].sort().join('/')),
);
const point = maybe(fc.record({ lat: fc.double({ min: -90, max: 90 }), lon: fc.double({ min: -180, max: 180 }) }));
const records = fc.array(
  fc
    .record({
      ...{ id: fc.uuid(), title: maybe(text), description: maybe(text), date: maybe(date), known: maybe(day) },
      ...{ place: maybe(text), type: maybe(text), best: maybe(fc.nat()), uncertaintyM: maybe(fc.nat()) },
      ...{ urls: fc.array(fc.webUrl(), { maxLength: 3 }), tags: fc.array(text, { maxLength: 3 }), point },
    })
    .map(
      ({ point: at, ...made }): ExchangeRecord => ({
        ...NOTHING,
        ...{ kind: 'event', format: 'elsewhere', own: {}, ...made, ...at },
      }),
    ),
  { maxLength: 8 },
);

const TEXTS = [
  ...['id', 'civId', 'description', 'graphic', 'date', 'time', 'time_precision', 'location', 'latitude', 'longitude'],
  ...['x', 'y', 'z', 'type', 'category', 'category_full', 'comments', 'time_display', 'shape', 'colour'],
];
const LISTS = ['associations', 'sources', 'narrative___stepStyles'];
const OF_SOURCE = ['id', 'title', 'thumbnail', 'type', 'url', 'description', 'parent', 'author', 'date', 'notes'];

type Row = Readonly<Record<string, unknown>>;

/** Why the client would drop an event or fail on it; null where it draws or passes it over in silence. */
function fault(event: Row): string | null {
  for (const [key, value] of Object.entries(event)) {
    if (TEXTS.includes(key) ? typeof value !== 'string' : !LISTS.includes(key) || !Array.isArray(value)) return key;
  }
  if (typeof event.description !== 'string') return 'no description';
  if (!Array.isArray(event.associations)) return 'no associations';
  // It takes commas out of both without asking whether they are there.
  if (typeof event.latitude !== 'string' || typeof event.longitude !== 'string') return 'no coordinates to clean';
  if (event.date === '' && event.time === '') return null;
  const [, month, date_, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(String(event.date)) ?? [];
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date_)));
  return at.getUTCMonth() + 1 === Number(month) && at.getUTCDate() === Number(date_) ? null : `date ${event.date}`;
}

test('the client takes every event, whatever the record holds', () => {
  fc.assert(
    fc.property(records, (made) => {
      const rows = JSON.parse(writeRecords(TIMEMAP, made) ?? '[]') as readonly Row[];
      expect(rows.map(fault).filter((one) => one !== null)).toEqual([]);
      // None is lost but those with neither a day nor a point.
      expect(rows.length).toBe(made.filter(({ date: on, lat }) => on !== null || lat !== null).length);
    }),
    { numRuns: 200 },
  );
});

test('it takes every source, and each event finds its own', () => {
  fc.assert(
    fc.property(records, (made) => {
      const sources = JSON.parse(writeRecords(TIMEMAP_SOURCES, made) ?? '{}') as Readonly<Record<string, Row>>;
      for (const [key, { paths, ...texts }] of Object.entries(sources)) {
        expect([texts.id, Array.isArray(paths)]).toEqual([key, true]);
        for (const [name, value] of Object.entries(texts))
          expect([name, OF_SOURCE.includes(name), typeof value]).toEqual([name, true, 'string']);
      }
      const rows = JSON.parse(writeRecords(TIMEMAP, made) ?? '[]') as readonly { sources: readonly string[] }[];
      for (const url of rows.flatMap((row) => row.sources)) expect(Object.keys(sources)).toContain(url);
    }),
    { numRuns: 60 },
  );
});

test('the check sees what the client would not take', () => {
  const fine = { id: 'a', description: '', date: '6/1/2031', time: '', latitude: '', longitude: '', associations: [] };
  expect(fault(fine)).toBeNull();
  const { latitude: _, ...without } = fine;
  expect([fault(without), fault({ ...fine, date: '13/1/2031' }), fault({ ...fine, more: 'x' })]).toEqual([
    'no coordinates to clean',
    'date 13/1/2031',
    'more',
  ]);
});
