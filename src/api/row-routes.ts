/** Rows of all cases, by pages. */
import { INDEXED_TABLES } from '../core/casefile/indexed-rows.js';
import type { ApiRoute } from './route.js';

const DAY = { pattern: '^\\d{4}(-\\d\\d){0,2}$', type: 'string' } as const;

export const ROWS: readonly ApiRoute[] = [
  {
    ...{ method: 'get', path: '/api/rows', topic: 'cases' },
    does: 'Rows of a table over all cases, the latest first, a page at a time: to list, to filter, to find.',
    takes: {
      table: { means: 'claims when left out', schema: { enum: INDEXED_TABLES } },
      q: { means: 'words that each begin a word of the row' },
      case: { means: 'only of this case' },
      from: { means: 'of this day or later; partial days stand before their days', schema: DAY },
      to: { means: 'of this day or earlier', schema: DAY },
      after: { means: 'the next page: as `next` said' },
      most: { means: 'at most so many, 1 to 200; 60 when left out', schema: { type: 'integer', minimum: 1 } },
    },
    answers: {
      200: { means: '`next` null: no more; `behind`: cases that are not in it yet', body: 'RowPage' },
      422: { means: 'the rule that was broken', body: 'Error' },
    },
  },
];
