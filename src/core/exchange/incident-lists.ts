/** Lists of incidents kept by desks: Airwars, GeoConfirmed and Atlos, as tables. */
import { SCHEME_GRADES } from '../case-grading.js';
import { csvFormat } from './csv-format.js';
import { firstDayText, lastDayText, span } from './dates.js';
import { coordinates } from './event-lists.js';
import { type Fields, listOf, pointOf } from './fields.js';
import { EVERYTHING, NOTHING } from './record.js';

const KILLED = 'civilian_non_combatants_killed';

export const AIRWARS = csvFormat({
  name: 'airwars',
  title: 'Airwars incidents',
  against: 'fields of the incident model in its public theme, 2025',
  columns: (
    'code,date,date_end,location_name,latitude,longitude,geolocation_accuracy,strike_status,strike_type,targeted_belligerent,' +
    `civilian_harm_status,${KILLED}_min,${KILLED}_max,observation,permalink`
  ).split(','),
  needs: ['code', 'date', ['civilian_harm_status', `${KILLED}_min`]],
  places: ['latitude', 'longitude', 'location_name', 'geolocation_accuracy', 'mgrs_coordinate'],
  persons: ['geolocation_sign_off_assessor', 'victims', 'names'],
  carries: ['event'],
  loses: 'when it was known; a best value between the two ends; tags',
  readRow: (fields) => {
    const [from, to] = [fields.day('date'), fields.day('date_end')];
    const grade = fields.text('civilian_harm_status');
    const known = SCHEME_GRADES.airwars.find((word) => word.toLowerCase() === grade?.toLowerCase());
    if (grade !== null && known === undefined)
      fields.bad('civilian_harm_status', `one of ${SCHEME_GRADES.airwars.join(', ')}`, grade);
    const [low, high] = [fields.whole(`${KILLED}_min`), fields.whole(`${KILLED}_max`)];
    if (low !== null && high !== null && low > high)
      fields.bad(`${KILLED}_min`, `at most the max (${high})`, String(low));
    return {
      ...NOTHING,
      kind: 'event',
      id: fields.need('code'),
      title: fields.text('location_name'),
      description: fields.text('observation'),
      date: from === null ? null : to === null ? from : span(from, to),
      known: null,
      ...pointOf(fields, 'latitude', 'longitude'),
      place: fields.text('location_name'),
      type: fields.text('strike_type'),
      state: known ?? null,
      side: fields.text('targeted_belligerent'),
      ...{ low, high },
      unit: 'civilian deaths',
      urls: urlsOf(fields, 'permalink'),
    };
  },
  writeRow: (record) => ({
    code: record.id,
    date: record.date === null ? null : firstDayText(record.date),
    date_end: record.date?.includes('/') ? lastDayText(record.date) : null,
    location_name: record.place,
    ...coordinates(record),
    strike_type: record.type,
    targeted_belligerent: record.side,
    civilian_harm_status: record.state !== null && SCHEME_GRADES.airwars.includes(record.state) ? record.state : null,
    ...(record.unit === 'civilian deaths' ? { [`${KILLED}_min`]: record.low, [`${KILLED}_max`]: record.high } : {}),
    observation: record.description ?? record.title,
    permalink: record.urls[0] ?? null,
  }),
});

export const GEOCONFIRMED = csvFormat({
  name: 'geoconfirmed',
  title: 'GeoConfirmed',
  against: 'the columns third parties export: id … plus_code',
  columns: 'id,date,date_created,description,longitude,latitude,original_source,geolocation,origin,plus_code'.split(
    ',',
  ),
  needs: ['id', 'latitude', 'longitude', ['original_source', 'geolocation', 'plus_code']],
  places: ['latitude', 'longitude', 'plus_code', 'geolocation'],
  persons: [],
  carries: EVERYTHING,
  loses: 'intervals, numbers, states, metres of uncertainty',
  readRow: (fields) => ({
    ...NOTHING,
    kind: 'event',
    id: fields.need('id'),
    title: fields.text('description')?.split('\n')[0]?.slice(0, 200) ?? null,
    description: fields.text('description'),
    date: fields.day('date'),
    known: fields.day('date_created'),
    ...pointOf(fields, 'latitude', 'longitude'),
    type: fields.text('origin'),
    urls: [...urlsOf(fields, 'original_source'), ...urlsOf(fields, 'geolocation')],
  }),
  writeRow: (record) => ({
    id: record.id,
    date: record.date === null ? null : firstDayText(record.date),
    date_created: record.known,
    description: record.description ?? record.title,
    ...coordinates(record),
    original_source: record.format === 'geoconfirmed' ? null : record.urls.join(' ') || null,
  }),
});

/** Metres, as Atlos defines its three words. */
const RESOLUTION: Readonly<Record<string, number>> = { Exact: 10, Vicinity: 100, Locality: 1000 };
const ATLOS_STATES = ['To Do', 'In Progress', 'Help Needed', 'Ready for Review', 'Completed', 'Cancelled'];

export const ATLOS = csvFormat({
  name: 'atlos',
  title: 'Atlos incidents',
  against:
    'import and export as in its manual, 2025: status, description and sensitive are asked for, letter for letter',
  columns: (
    'slug,inserted_at,updated_at,status,description,sensitive,date,time,latitude,longitude,geolocation_resolution,tags,more_info,' +
    'source_1,source_2,source_3'
  ).split(','),
  needs: ['status', 'description', 'sensitive'],
  places: ['latitude', 'longitude', 'geolocation_resolution'],
  persons: ['assignments', 'assignees', 'author'],
  carries: EVERYTHING,
  loses: 'numbers, sides, intervals; more than three sources',
  repeats: true,
  readRow: (fields) => {
    const [status, description] = [fields.need('status'), fields.need('description')];
    if (status !== '' && !ATLOS_STATES.includes(status))
      fields.bad('status', `one of ${ATLOS_STATES.join(', ')}`, status);
    const resolution = fields.text('geolocation_resolution');
    return {
      ...NOTHING,
      kind: 'event',
      id: fields.text('slug') ?? `row-${description.slice(0, 40)}`,
      title: description.slice(0, 200),
      description,
      date: fields.day('date'),
      known: fields.day('inserted_at'),
      ...pointOf(fields, 'latitude', 'longitude'),
      uncertaintyM: RESOLUTION[resolution ?? ''] ?? null,
      state: status,
      urls: sourcesOf(fields),
      tags: listOf(fields.text('tags'), /[,;]/),
    };
  },
  writeRow: (record) => ({
    slug: record.id,
    inserted_at: record.known,
    status: record.state !== null && ATLOS_STATES.includes(record.state) ? record.state : 'To Do',
    description: (record.description ?? record.title ?? record.id).padEnd(8, '.').slice(0, 2000),
    sensitive: 'Not Sensitive',
    date: record.date === null ? null : firstDayText(record.date),
    ...coordinates(record),
    geolocation_resolution: wordOf(record.uncertaintyM),
    tags: record.tags.join(', ') || null,
    source_1: record.urls[0] ?? null,
    source_2: record.urls[1] ?? null,
    source_3: record.urls[2] ?? null,
  }),
});

/** The finest word that does not promise more than is known; null beyond the coarsest. */
const wordOf = (metres: number | null): string | null =>
  Object.entries(RESOLUTION).find(([, radius]) => metres !== null && metres <= radius)?.[0] ?? null;

function sourcesOf(fields: Fields): readonly string[] {
  const found: string[] = [];
  for (let i = 1; i <= 99; i++) found.push(...urlsOf(fields, `source_${i}`));
  return found;
}

const urlsOf = (fields: Fields, column: string): readonly string[] =>
  listOf(fields.text(column), /\s+/).filter((url) => /^https?:\/\//.test(url));
