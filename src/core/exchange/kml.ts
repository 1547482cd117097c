/** Placemarks of KML 2.2: a name, a time, a point (longitude first), and what else a record says as extended data. */
import type { Problem } from '../problem.js';
import { dayOf, span } from './dates.js';
import { type Format, foreign, type ReadRecords } from './format.js';
import { EVERYTHING, type ExchangeRecord, NOTHING } from './record.js';
import { allOf, childOf, escapeXml, isXmlFault, parseXml, type XmlElement } from './xml-tree.js';

export const KML: Format = {
  name: 'kml',
  title: 'KML placemarks',
  against: 'KML 2.2 (OGC 07-147r2): Placemark with Point, TimeStamp or TimeSpan, ExtendedData',
  mediaType: 'application/vnd.google-earth.kml+xml',
  extension: 'kml',
  places: [],
  persons: [],
  carries: EVERYTHING,
  loses: 'lines and areas (left out, with their number); a doubt about a date',
  read: readKml,
  write: (records) =>
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<kml xmlns="http://www.opengis.net/kml/2.2">',
      '<Document>',
      ...records.flatMap(placemark),
      '</Document>',
      '</kml>',
      '',
    ].join('\n'),
};

/** Common fields that KML has no element for. */
const DATA = [
  'kind',
  'known',
  'type',
  'state',
  'side',
  'place',
  'low',
  'best',
  'high',
  'unit',
  'uncertaintyM',
] as const;
const NUMBERS = new Set<string>(['low', 'best', 'high', 'uncertaintyM']);

function placemark(record: ExchangeRecord): readonly string[] {
  const data = [
    ...DATA.flatMap((name) => (record[name] === null ? [] : [[name, String(record[name])] as const])),
    ...(record.date !== null && whenOf(record.date) === null ? [['date', record.date] as const] : []),
    ...record.urls.map((url) => ['url', url] as const),
    ...record.tags.map((tag) => ['tag', tag] as const),
  ];
  return [
    `<Placemark id="${escapeXml(record.id)}">`,
    `<name>${escapeXml(record.title ?? record.id)}</name>`,
    ...(record.description === null ? [] : [`<description>${escapeXml(record.description)}</description>`]),
    ...(record.date === null ? [] : [whenOf(record.date) ?? '']).filter((line) => line !== ''),
    '<ExtendedData>',
    ...data.map(([name, value]) => `<Data name="${name}"><value>${escapeXml(value)}</value></Data>`),
    '</ExtendedData>',
    ...(record.lat === null || record.lon === null
      ? []
      : [`<Point><coordinates>${record.lon},${record.lat}</coordinates></Point>`]),
    '</Placemark>',
  ];
}

const DAY = /^\d{4}(-\d{2}){0,2}$/;

/** Null where KML has no way to write the date. */
function whenOf(date: string): string | null {
  if (DAY.test(date)) return `<TimeStamp><when>${date}</when></TimeStamp>`;
  const [from = '', to = ''] = date.split('/');
  if (!DAY.test(from) || !DAY.test(to)) return null;
  return `<TimeSpan><begin>${from}</begin><end>${to}</end></TimeSpan>`;
}

function readKml(text: string, file: string): ReadRecords {
  const document = parseXml(text.replace(/^\ufeff/, ''));
  if (isXmlFault(document)) return foreign(file, document.line, document.rule, null);
  if (document.name !== 'kml') return foreign(file, document.line, 'a document whose element is kml', document.name);
  const problems: Problem[] = [];
  const records: ExchangeRecord[] = [];
  let malformed = 0;
  allOf(document, 'Placemark').forEach((element, i) => {
    const before = problems.length;
    const bad = (field: string, rule: string, got: string | null): void => {
      problems.push({ file, line: element.line, field, rule, got });
    };
    const record = recordOf(element, i, bad);
    if (problems.length > before) malformed++;
    else records.push(record);
  });
  return { records, problems, malformed, isForeign: false };
}

type Bad = (field: string, rule: string, got: string | null) => void;

function recordOf(element: XmlElement, index: number, bad: Bad): ExchangeRecord {
  const said = (name: string): string | null => childOf(element, name)?.text.trim() || null;
  const data = new Map<string, string[]>();
  for (const one of allOf(element, 'Data')) {
    const name = one.attributes.name ?? '';
    data.set(name, [...(data.get(name) ?? []), childOf(one, 'value')?.text.trim() ?? '']);
  }
  const own = Object.fromEntries([...data].map(([name, values]) => [name, values.join(' ')]));
  const first = (name: string): string | null => data.get(name)?.[0] ?? null;
  const number = (name: string): number | null => {
    const cell = first(name);
    if (cell === null || !NUMBERS.has(name)) return null;
    if (!Number.isFinite(Number(cell))) bad(name, 'a number', cell);
    return Number(cell);
  };
  return {
    ...NOTHING,
    format: 'kml',
    id: element.attributes.id ?? `placemark-${index + 1}`,
    kind: first('kind') === 'loss' ? 'loss' : 'event',
    title: said('name'),
    description: said('description'),
    date: first('date') ?? dateOf(element, bad),
    known: first('known'),
    ...pointOf(element, bad),
    uncertaintyM: number('uncertaintyM'),
    place: first('place'),
    type: first('type'),
    state: first('state'),
    side: first('side'),
    low: number('low'),
    best: number('best'),
    high: number('high'),
    unit: first('unit'),
    urls: data.get('url') ?? [],
    tags: data.get('tag') ?? [],
    own,
  };
}

function dateOf(element: XmlElement, bad: Bad): string | null {
  const dayAt = (name: string): string | null => {
    const text = allOf(element, name)[0]?.text.trim() || null;
    const day = text === null ? null : dayOf(text);
    if (text !== null && day === null) bad(name, 'a date that exists, such as 2031-06-01', text);
    return day;
  };
  const [when, begin, end] = ['when', 'begin', 'end'].map(dayAt);
  return when ?? (begin && end ? span(begin, end) : (begin ?? end ?? null));
}

function pointOf(element: XmlElement, bad: Bad): { readonly lat: number | null; readonly lon: number | null } {
  const point = allOf(element, 'Point')[0];
  if (!point) return { lat: null, lon: null };
  const text = childOf(point, 'coordinates')?.text.trim() ?? '';
  const [lon = Number.NaN, lat = Number.NaN] = text === '' ? [] : text.split(',').map(Number);
  if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) return { lat, lon };
  bad('coordinates', 'longitude and latitude with a comma between', text);
  return { lat: null, lon: null };
}
