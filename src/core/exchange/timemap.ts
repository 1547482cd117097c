/**
 * Events as a TimeMap client draws them: every value is text, days are written month first, and a day is never made of an
 * instant. What a day of the client cannot say (a month, an interval, a doubt) stands as EDTF in `time_precision`, from
 * which it is read back.
 */

import { listOf as nodesOf } from '../casefile/json-read.js';
import { edtfSpan } from '../measure/edtf.js';
import { americanOf, dayOf, dayOfAmerican, firstDayText } from './dates.js';
import { pointOf } from './fields.js';
import type { Format } from './format.js';
import { jsonFormat, textsAmong } from './json-format.js';
import { EVERYTHING, type ExchangeRecord, NOTHING } from './record.js';

export const TIMEMAP: Format = jsonFormat({
  name: 'timemap',
  title: 'TimeMap events',
  against: 'the event schema of bellingcat/ukraine-timemap, src/reducers/validate/eventSchema.js, DATE_FMT M/D/YYYY',
  places: ['latitude', 'longitude', 'location'],
  persons: [],
  carries: EVERYTHING,
  loses:
    'when it was known, numbers, metres of uncertainty (a sentence in comments says both); sources are a second file (timemap-sources)',
  byLine: false,
  rowsOf: (document) => nodesOf(document),
  readRow: (fields) => {
    const date = fields.text('date');
    const day = date === null ? null : (dayOfAmerican(date) ?? dayOf(date));
    if (date !== null && day === null) fields.bad('date', 'a day such as 6/1/2031', date);
    const point = pointOf(fields, 'latitude', 'longitude');
    if (date === null && point.lat === null) fields.bad('date', 'a date, or latitude and longitude');
    // Where this program wrote the file, the category is the kind of record.
    const kind = EVERYTHING.find((known) => known === fields.text('category'));
    const exact = fields.text('time_precision');
    const isExact = exact !== null && edtfSpan(exact) !== null && day !== null && firstDayText(exact) === day;
    return {
      ...NOTHING,
      kind: kind ?? 'event',
      id: fields.text('id') ?? fields.text('civId') ?? fields.need('id'),
      title: fields.text('description')?.split('\n')[0] ?? null,
      description: fields.text('description'),
      date: isExact ? exact : day,
      known: null,
      ...point,
      place: fields.text('location'),
      type: fields.text('type') ?? (kind === undefined ? fields.text('category') : null),
      urls: textsAmong(fields.list('sources')).filter((source) => /^https?:\/\//.test(source)),
      tags: textsAmong(fields.list('associations')),
    };
  },
  writeRow: (record) => ({
    id: record.id,
    description: record.description ?? record.title ?? '',
    date: record.date === null ? '' : (americanOf(record.date) ?? ''),
    time: '',
    time_precision: record.date !== null && !/^\d{4}-\d{2}-\d{2}$/.test(record.date) ? record.date : '',
    location: record.place ?? '',
    // The client asks text of both, blank too: it takes commas out of them without looking whether they are there.
    latitude: record.lat === null || record.lon === null ? '' : `${record.lat}`,
    longitude: record.lat === null || record.lon === null ? '' : `${record.lon}`,
    type: record.type ?? '',
    category: record.kind,
    associations: record.tags,
    sources: record.urls,
    comments: commentOf(record),
  }),
  documentOf: (rows) => rows.filter((row) => isDrawn(row)),
});

/** A row with neither a day nor a point says nothing on a map; one without a day is in the file and not drawn by the client. */
const isDrawn = (row: unknown): boolean => {
  const { date, latitude } = row as { date: string; latitude: string };
  return date !== '' || latitude !== '';
};

function commentOf({ known, best, low, high, unit, uncertaintyM }: ExchangeRecord): string {
  const number = best ?? (low === null && high === null ? null : `${low ?? ''} to ${high ?? ''}`.trim());
  return [
    number === null ? null : `${number} ${unit ?? ''}`.trim(),
    known === null ? null : `known by ${known}`,
    uncertaintyM === null ? null : `within ${uncertaintyM} m`,
  ]
    .filter((part) => part !== null)
    .join('; ');
}

/** The client's second file: each address once, by its key. */
export const TIMEMAP_SOURCES: Format = {
  name: 'timemap-sources',
  title: 'TimeMap sources',
  against: 'the sources that its events name, keyed by id',
  mediaType: 'application/json',
  extension: 'json',
  places: [],
  persons: [],
  carries: EVERYTHING,
  loses: 'all but the addresses',
  read: null,
  write: (records) => {
    const urls = [...new Set(records.flatMap((record) => record.urls))];
    const sources = Object.fromEntries(
      urls.map((url) => [url, { id: url, title: url, type: '', paths: [url], url, description: '' }]),
    );
    return `${JSON.stringify(sources, null, 2)}\n`;
  },
};
