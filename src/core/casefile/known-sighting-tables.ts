/** What the typed rows need of the tables that say where in a picture a reading's assets stand, and which sightings are one asset. */
import { LINK_KINDS } from '../case-sightings.js';
import { type KnownColumn, maybe, must, remarks } from './known-column.js';

export const SIGHTING_TABLES = {
  marks: {
    id: must('id'),
    reading_id: must('name', 'readings'),
    file: must('name'),
    fragment: maybe('name'),
    x: must('part'),
    y: must('part'),
    ...remarks,
  },
  links: {
    id: must('id'),
    kind: must(LINK_KINDS),
    first: must('name'),
    second: maybe('name'),
    date: must('day'),
    decided_by: must('text'),
    reason: must('prose'),
    ...remarks,
  },
} satisfies Readonly<Record<string, Readonly<Record<string, KnownColumn>>>>;
