/** Losses as the interface of WarSpotting gives them: one object is one asset, with its day where that is known. */
import { member, listOf as nodesOf, objectOf } from '../casefile/json-read.js';
import { dayOf, firstDayText } from './dates.js';
import { listOf } from './fields.js';
import { jsonFormat, textsAmong } from './json-format.js';
import { NOTHING } from './record.js';

export const WARSPOTTING = jsonFormat({
  name: 'warspotting',
  title: 'WarSpotting losses',
  against: 'GET /api/losses, 2025: {"losses": […]}',
  places: ['geo', 'nearest_location'],
  persons: ['unit'],
  carries: ['loss'],
  loses:
    'description, metres of uncertainty, intervals, ranges of a number; the unit an asset belonged to is never exported',
  byLine: false,
  rowsOf: (document) => nodesOf(member(objectOf(document), 'losses')) ?? nodesOf(document),
  readRow: (fields) => {
    const date = fields.text('date');
    const day = date === null ? null : dayOf(date);
    if (date !== null && day === null) fields.bad('date', 'a date that exists, such as 2031-06-01', date);
    const geo = fields.text('geo');
    const at = /^(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)$/.exec(geo ?? '');
    const [lat, lon] = at ? [Number(at[1]), Number(at[2])] : [null, null];
    if (geo !== null && (lat === null || lon === null || Math.abs(lat) > 90 || Math.abs(lon) > 180))
      fields.bad('geo', 'latitude and longitude with a comma between', geo);
    const [type, model] = [fields.text('type'), fields.text('model')];
    const sources = fields.text('sources');
    return {
      ...NOTHING,
      kind: 'loss',
      id: fields.need('id'),
      title: [model ?? type, fields.text('status')].filter((part) => part !== null).join(', ') || null,
      description: fields.text('comment'),
      date: day,
      known: null,
      ...{ lat, lon },
      place: fields.text('nearest_location'),
      type: model ?? type,
      state: fields.text('status')?.toLowerCase() ?? null,
      side: fields.text('lost_by'),
      best: 1,
      unit: 'assets',
      urls: [...textsAmong(fields.list('sources')), ...listOf(sources, /[\s,]+/), ...textsAmong(fields.list('photos'))],
      tags: [...listOf(fields.text('tags'), /,/), ...textsAmong(fields.list('tags'))],
    };
  },
  writeRow: ({ id, date, type, title, state, side, place, lat, lon, tags, description, urls }) => ({
    id,
    date: date === null ? null : firstDayText(date),
    type: null,
    model: type ?? title,
    status: state,
    lost_by: side,
    nearest_location: place,
    geo: lat === null || lon === null ? null : `${lat},${lon}`,
    unit: null,
    tags: tags.join(','),
    comment: description,
    sources: urls,
  }),
  documentOf: (rows) => ({ losses: rows }),
});
