/** Entities of FollowTheMoney, one on each line: records as `Event`, every property a list of texts. */
import { dayOf, firstDayText, lastDayText } from './dates.js';
import { type JsonValue, jsonFormat, textsAmong } from './json-format.js';
import { EVERYTHING, type ExchangeRecord, NOTHING } from './record.js';

export const FOLLOW_THE_MONEY = jsonFormat({
  name: 'ftm',
  title: 'FollowTheMoney entities',
  against: 'schema Event (Interval, Thing) of followthemoney, 3.x',
  places: [],
  persons: [],
  carries: EVERYTHING,
  loses: 'coordinates (Event has an address only), numbers, sides and states, except as sentences in notes',
  byLine: true,
  rowsOf: (line) => [line],
  readRow: (fields) => {
    if (fields.text('schema') !== 'Event') return null;
    const properties = (fields.value('properties') ?? {}) as Readonly<Record<string, JsonValue>>;
    const of = (key: string): readonly string[] => textsAmong([properties[key] ?? []].flat());
    const [date, from, to] = ['date', 'startDate', 'endDate'].map((key) => dayAt(of(key)[0]));
    if (of('name').length === 0) fields.bad('name', 'a name, which Event requires');
    return {
      ...NOTHING,
      kind: 'event',
      id: fields.need('id'),
      title: of('name')[0] ?? null,
      description: of('description')[0] ?? of('summary')[0] ?? null,
      date: date ?? (from && to && from !== to ? `${from}/${to}` : (from ?? to ?? null)),
      known: dayAt(of('retrievedAt')[0]) ?? null,
      place: of('location')[0] ?? null,
      urls: of('sourceUrl'),
      tags: of('keywords'),
    };
  },
  writeRow: (record) => ({ id: record.id, schema: 'Event', properties: propertiesOf(record) }),
  documentOf: (rows) => rows,
});

const dayAt = (text: string | undefined): string | null => (text === undefined ? null : dayOf(text));

function propertiesOf(record: ExchangeRecord): Readonly<Record<string, readonly string[]>> {
  const { date } = record;
  const isDay = date !== null && /^\d{4}(-\d{2}){0,2}$/.test(date);
  const ends = date === null || isDay ? [null, null] : [firstDayText(date), lastDayText(date)];
  const values: readonly (readonly [string, readonly (string | null)[]])[] = [
    ['name', [record.title ?? record.description ?? record.id]],
    ['description', [record.description]],
    ['date', [isDay ? date : null]],
    ['startDate', [ends[0] ?? null]],
    ['endDate', [ends[1] ?? null]],
    ['location', [record.place]],
    ['sourceUrl', record.urls],
    ['keywords', record.tags],
    ['retrievedAt', [record.known]],
    ['recordId', [`${record.format}:${record.id}`]],
    ['notes', [noteOf(record)]],
  ];
  return Object.fromEntries(
    values.flatMap(([key, texts]) => {
      const said = texts.filter((text) => text !== null);
      return said.length === 0 ? [] : [[key, said]];
    }),
  );
}

function noteOf({ kind, type, state, side, low, best, high, unit }: ExchangeRecord): string | null {
  const number = best ?? rangeWords(low, high);
  const parts = [type, state, side, number === null ? null : `${number} ${unit ?? ''}`.trim()].filter(
    (part) => part !== null,
  );
  return parts.length === 0 ? null : `${kind}: ${parts.join(', ')}`;
}

function rangeWords(low: number | null, high: number | null): string | null {
  if (low === null) return high === null ? null : `at most ${high}`;
  if (high === null) return `at least ${low}`;
  return low === high ? `about ${low}` : `${low} to ${high}`;
}
