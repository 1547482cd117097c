/** Lists of events coded from reports: UCDP GED and ACLED, by their published columns. */
import { csvFormat } from './csv-format.js';
import { dayOfSeconds, firstDayText, lastDayText, span } from './dates.js';
import { listOf, pointOf } from './fields.js';
import { type ExchangeRecord, NOTHING } from './record.js';

const UCDP_COLUMNS = (
  'id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,' +
  'dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,' +
  'source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,' +
  'priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,' +
  'deaths_unknown,best,high,low,gwnoa,gwnob'
).split(',');

/** GED codebook: 2 is "within about 25 km of a known point"; the other classes are areas of any size, so no metres. */
const NEAR_M = 25_000;

export const UCDP_GED = csvFormat({
  name: 'ucdp-ged',
  title: 'UCDP GED',
  against: 'the 49 columns of GED 24.1 and 25.1',
  columns: UCDP_COLUMNS,
  needs: ['id', 'date_start', 'date_end', 'best', 'high', 'low'],
  places: ['latitude', 'longitude', 'geom_wkt', 'priogrid_gid', 'where_coordinates', 'where_description', 'adm_2'],
  persons: [],
  carries: ['event'],
  loses: 'when it was known, tags; states of assets',
  readRow: (fields) => {
    const [from, to] = [fields.day('date_start'), fields.day('date_end')];
    if (from !== null && to !== null && from > to) fields.bad('date_end', `not before date_start (${from})`, to);
    const precision = fields.text('where_prec');
    const [low, best, high] = [fields.whole('low'), fields.whole('best'), fields.whole('high')];
    if (low !== null && high !== null && low > high) fields.bad('low', `at most high (${high})`, String(low));
    return {
      ...NOTHING,
      kind: 'event',
      id: fields.need('id'),
      title: fields.text('dyad_name') ?? fields.text('conflict_name'),
      description: fields.text('source_headline'),
      date: from === null || to === null ? (from ?? to) : span(from, to),
      known: null,
      ...pointOf(fields, 'latitude', 'longitude'),
      uncertaintyM: precision === '2' ? NEAR_M : null,
      place: fields.text('where_coordinates'),
      type: fields.text('type_of_violence'),
      side: fields.text('side_a'),
      ...{ low, best, high },
      unit: 'deaths',
      tags: precision === null ? [] : [`where_prec:${precision}`],
    };
  },
  writeRow: (record) => ({
    id: record.id,
    ...coordinates(record),
    where_coordinates: record.place,
    source_headline: record.title ?? record.description,
    source_original: record.urls.join(';') || null,
    date_start: record.date === null ? null : firstDayText(record.date),
    date_end: record.date === null ? null : lastDayText(record.date),
    date_prec: record.date !== null && /^\d{4}-\d{2}-\d{2}$/.test(record.date) ? 1 : null,
    ...(record.unit === 'deaths' ? { low: record.low, best: record.best, high: record.high } : {}),
  }),
});

const ACLED_COLUMNS = (
  'event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,' +
  'assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,' +
  'geo_precision,source,source_scale,notes,fatalities,tags,timestamp'
).split(',');

export const ACLED = csvFormat({
  name: 'acled',
  title: 'ACLED',
  against: 'the 31 columns of its export, codebook of 2024',
  columns: ACLED_COLUMNS,
  needs: ['event_id_cnty', 'event_date', 'event_type'],
  places: ['latitude', 'longitude', 'location', 'admin3'],
  persons: [],
  carries: ['event'],
  loses:
    'ranges of a number, metres of uncertainty; states of assets. Its rows may not be published again without leave',
  readRow: (fields) => {
    const day = fields.day('event_date');
    const precision = fields.text('time_precision');
    const stamp = fields.whole('timestamp');
    const where = fields.text('geo_precision');
    return {
      ...NOTHING,
      kind: 'event',
      id: fields.need('event_id_cnty'),
      title:
        [fields.text('event_type'), fields.text('sub_event_type')].filter((part) => part !== null).join(': ') || null,
      description: fields.text('notes'),
      // 2: within the week; 3: within the month, of which the day is a stand-in
      date: day === null ? null : precision === '3' ? day.slice(0, 7) : precision === '2' ? `${day}~` : day,
      known: stamp === null ? null : dayOfSeconds(stamp),
      ...pointOf(fields, 'latitude', 'longitude'),
      place: fields.text('location'),
      type: fields.text('sub_event_type') ?? fields.text('event_type'),
      side: fields.text('actor1'),
      best: fields.whole('fatalities'),
      unit: 'deaths',
      tags: [...listOf(fields.text('tags'), /;/), ...(where === null ? [] : [`geo_precision:${where}`])],
    };
  },
  writeRow: (record) => {
    const day = record.date === null ? null : firstDayText(record.date);
    return {
      event_id_cnty: record.id,
      event_date: day,
      year: day?.slice(0, 4) ?? null,
      time_precision: precisionOf(record.date),
      event_type: record.type ?? record.kind,
      actor1: record.side,
      location: record.place,
      ...coordinates(record),
      source: record.urls.join('; ') || null,
      notes: [record.title, record.description].filter((part) => part !== null).join('. ') || null,
      fatalities: record.unit === 'deaths' ? record.best : null,
      tags: record.tags.join(';') || null,
    };
  },
});

function precisionOf(date: string | null): number | null {
  if (date === null) return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(date)) return 1;
  return /^\d{4}-\d{2}-\d{2}/.test(date) ? 2 : 3;
}

export const coordinates = ({ lat, lon }: ExchangeRecord) => ({ latitude: lat, longitude: lon });
