/** Typed rows of the tables of single sightings, which have passed every check. */
import type { Link, Mark } from '../case-sightings.js';
import type { RowReader } from './rows.js';

export const markRow = (r: RowReader): Mark => ({
  ...r.common,
  id: r.need('id'),
  readingId: r.need('reading_id'),
  file: r.need('file'),
  fragment: r.text('fragment'),
  x: Number(r.need('x')),
  y: Number(r.need('y')),
});

export const linkRow = (r: RowReader): Link => ({
  ...r.common,
  id: r.need('id'),
  kind: r.need('kind') as Link['kind'],
  first: r.need('first'),
  second: r.text('second'),
  date: r.need('date'),
  decidedBy: r.need('decided_by'),
  reason: r.need('reason'),
});
