/** What a format can carry goes out and comes back; what it cannot is left out, never altered. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeFormula, unescapeFormula } from '../dossier/documents/csv-text.js';
import { FORMATS, formatNamed, writeRecords } from './formats.js';
import { MACHINE_TAGS } from './misp.js';
import { type ExchangeRecord, NOTHING } from './record.js';

const TRAPS = ['=1+1', '@desk', '+a', '-b', "'=c", '-3.5', 'a,b', 'say "so"', '<&>', 'Ґанок', '"', "'"];
const text = fc
  .oneof(fc.constantFrom(...TRAPS), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }))
  .map((one) => one.replace(/[\p{C}\p{Z}]+/gu, ' ').trim())
  .filter((one) => one !== '');
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const two = (n: number) => String(n).padStart(2, '0');
const day = fc
  .tuple(fc.integer({ min: 1990, max: 2040 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([y, m, d]) => `${y}-${two(m)}-${two(d)}`);
const interval = fc.tuple(day, day).map(([a, b]) => (a < b ? `${a}/${b}` : a > b ? `${b}/${a}` : a));
const month = day.map((one) => one.slice(0, 7));
const degrees = (most: number) => fc.integer({ min: -most * 1e6, max: most * 1e6 }).map((x) => x / 1e6);
const count = fc.integer({ min: 0, max: 10_000 });
const url = fc.integer({ min: 0, max: 999_999 }).map((n) => `https://a.example/${n}.jpg`);
const word = fc.stringMatching(/^[a-z]{1,8}$/);
const id = fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/);

/** What each format carries, and the values it can hold of it. */
const CARRIES: Readonly<Record<string, Readonly<Record<string, fc.Arbitrary<unknown>>>>> = {
  oryx: { type: word, state: word, side: text, urls: fc.tuple(url), known: day },
  warspotting: {
    ...{
      id,
      date: maybe(day),
      type: text,
      state: word,
      side: maybe(text),
      place: maybe(text),
      description: maybe(text),
    },
    ...{ urls: fc.uniqueArray(url, { maxLength: 3 }), tags: fc.uniqueArray(word, { maxLength: 3 }) },
  },
  airwars: {
    ...{ id, date: maybe(fc.oneof(day, interval)), place: maybe(text), type: maybe(text), side: maybe(text) },
    state: maybe(fc.constantFrom('Confirmed', 'Fair', 'Weak', 'Contested', 'Discounted')),
    unit: fc.constant('civilian deaths'),
    urls: fc.tuple(url),
  },
  'ucdp-ged': {
    id,
    date: maybe(fc.oneof(day, interval)),
    place: maybe(text),
    best: maybe(count),
    unit: fc.constant('deaths'),
  },
  acled: {
    ...{
      id,
      date: fc.oneof(
        day,
        month,
        day.map((one) => `${one}~`),
      ),
      place: maybe(text),
      side: maybe(text),
    },
    ...{ best: maybe(count), unit: fc.constant('deaths'), tags: fc.uniqueArray(word, { maxLength: 3 }) },
  },
  geoconfirmed: { id, date: maybe(day), known: maybe(day), description: text },
  atlos: {
    ...{ id, known: maybe(day), date: maybe(day), description: text.map((one) => `${one} somewhere`) },
    ...{ tags: fc.uniqueArray(word, { maxLength: 3 }), urls: fc.uniqueArray(url, { maxLength: 3 }) },
  },
  timemap: {
    id,
    date: fc.oneof(
      day,
      month,
      interval,
      day.map((one) => `${one}?`),
    ),
    ...{ description: text, place: maybe(text), type: maybe(text) },
    ...{ urls: fc.uniqueArray(url, { maxLength: 3 }), tags: fc.uniqueArray(text, { maxLength: 3 }) },
  },
  misp: {
    title: text,
    date: maybe(day),
    tags: fc.uniqueArray(fc.constantFrom(...MACHINE_TAGS), { minLength: 1, maxLength: 3 }),
  },
  ftm: {
    ...{ id, title: text, description: maybe(text), date: maybe(fc.oneof(day, month, interval)), known: maybe(day) },
    ...{
      place: maybe(text),
      urls: fc.uniqueArray(url, { maxLength: 3 }),
      tags: fc.uniqueArray(text, { maxLength: 3 }),
    },
  },
  kml: {
    ...{ id, title: text, description: maybe(text), known: maybe(day), place: maybe(text), type: maybe(text) },
    date: maybe(
      fc.oneof(
        day,
        month,
        interval,
        day.map((one) => `${one}~`),
      ),
    ),
    ...{
      state: maybe(text),
      side: maybe(text),
      low: maybe(count),
      best: maybe(count),
      high: maybe(count),
      unit: maybe(text),
    },
    ...{
      urls: fc.uniqueArray(url, { maxLength: 3 }),
      tags: fc.uniqueArray(text, { maxLength: 3 }),
      uncertaintyM: maybe(count),
    },
  },
};
const PLACELESS = ['oryx', 'misp', 'ftm'];

function recordsFor(name: string): fc.Arbitrary<readonly ExchangeRecord[]> {
  const kind = formatNamed(name)?.carries[0] ?? 'event';
  const point = maybe(fc.record({ lat: degrees(90), lon: degrees(180) }));
  const one = fc.record({ ...CARRIES[name], point }).map((made) => {
    const { point: at, ...carried } = made as Partial<ExchangeRecord> & { point: { lat: number; lon: number } | null };
    const base: ExchangeRecord = { ...NOTHING, kind, format: 'elsewhere', id: 'x', known: null, own: {} };
    return { ...base, ...carried, ...(PLACELESS.includes(name) ? {} : at) };
  });
  const selector = (record: ExchangeRecord) =>
    name === 'misp' ? record.title : name === 'oryx' ? record.urls[0] : record.id;
  return fc.uniqueArray(one, { maxLength: 6, selector });
}

describe.each(Object.keys(CARRIES))('%s', (name) => {
  const format = formatNamed(name);
  if (format === null) throw new Error(name);
  const read = (written: string) => format.read?.(written, 'list') ?? null;
  const columns = [...Object.keys(CARRIES[name] ?? {}), ...(PLACELESS.includes(name) ? [] : ['lat', 'lon'])];
  const told = (record: ExchangeRecord) => columns.map((column) => [column, record[column as keyof ExchangeRecord]]);

  test('what it carries comes back, and a second round changes no byte', () => {
    fc.assert(
      fc.property(recordsFor(name), (records) => {
        const written = writeRecords(format, records) ?? '';
        const back = read(written);
        expect(back?.problems).toEqual([]);
        expect(back?.records.map(told)).toEqual(records.map(told));
        const again = writeRecords(format, back?.records ?? []) ?? '';
        expect(read(again)?.records).toEqual(back?.records);
        expect(writeRecords(format, read(again)?.records ?? [])).toBe(again);
      }),
      { numRuns: 60 },
    );
  });

  test('another file is refused as a whole', () => {
    for (const other of ['', 'a,b\n1,2\n', '{"a": 1}', '<html/>', '[1, 2'])
      if (format.extension !== 'ndjson') expect([other, read(other)?.records]).toEqual([other, []]);
  });
});

test('every format that reads is tested here, but for the one whose writing is a list of addresses', () => {
  const reading = FORMATS.filter((format) => format.read !== null).map((format) => format.name);
  expect(reading.filter((name) => !(name in CARRIES))).toEqual(['auto-archiver']);
});

test('a cell that a spreadsheet would run is made safe, and comes back as it was', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.string()), (cell) => {
      const safe = escapeFormula(cell);
      expect(/^[=@\t\r]/.test(safe)).toBe(false);
      expect(unescapeFormula(safe)).toBe(cell);
    }),
  );
  expect(escapeFormula('-3.5')).toBe('-3.5');
  expect(escapeFormula('-3+cmd')).toBe("'-3+cmd");
});

test('a cell that is a formula already is refused with its line; a handle and a dash are text', () => {
  const head = 'id,latitude,longitude,description,plus_code\n';
  const read = formatNamed('geoconfirmed')?.read?.(`${head}1,1,1,@desk,\n2,1,1,=HYPERLINK(1),\n3,1,1,- no,\n`, 'x.csv');
  expect(read?.records.map(({ description }) => description)).toEqual(['@desk', '- no']);
  expect(read?.problems).toEqual([expect.objectContaining({ file: 'x.csv', line: 3, field: 'description' })]);
});

test('what auto-archiver kept is read from its CSV, and what it shall keep is a column of addresses', () => {
  const format = formatNamed('auto-archiver');
  const row = `"archived","{'url': 'https://a.example/1', 'title': 'x', '_processed_at': datetime.datetime(2031, 3, 1, 23, 59, tzinfo=datetime.timezone.utc)}","[]"`;
  const read = format?.read?.(`status,metadata,media\r\n${row}\r\n`, 'x.csv');
  expect(read?.records[0]).toMatchObject({ kind: 'capture', urls: ['https://a.example/1'], known: '2031-03-01' });
  expect(format?.write?.(read?.records ?? [])).toBe('url\nhttps://a.example/1\n');
});

test('a document type is refused, so that no entity can be expanded', () => {
  const bomb = '<!DOCTYPE kml [<!ENTITY a "aa">]><kml xmlns="http://www.opengis.net/kml/2.2"><Placemark/></kml>';
  expect(formatNamed('kml')?.read?.(bomb, 'x.kml')).toMatchObject({ isForeign: true, records: [] });
});
