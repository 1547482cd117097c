/** Rows of all cases by pages: those of cases that whoever asks may read, and of no other. */
import { type Context, Hono } from 'hono';
import { INDEXED_TABLES } from '../core/casefile/indexed-rows.js';
import { searchWords } from '../core/casefile/search-tokens.js';
import type { FoundRow, RowIndex } from '../core/ports.js';
import { readableCases } from './people/who.js';

export type RowsParts = {
  readonly rows: RowIndex;
  /** cases that are not in the index yet, as it was last looked */
  readonly behind: () => number;
};

export type RowPage = { readonly rows: readonly FoundRow[]; readonly next: string | null; readonly behind: number };

const MOST = 200;
const USUAL = 60;
const DAY = /^\d{4}(-\d\d){0,2}$/;

export function rowsApp({ rows, behind }: RowsParts): Hono {
  const app = new Hono();
  app.get('/api/rows', async (c) => {
    const table = INDEXED_TABLES.find((one) => one === (c.req.query('table') ?? 'claims'));
    if (table === undefined) return refused(c, `table: one of ${INDEXED_TABLES.join(', ')}`);
    const most = Number(c.req.query('most') ?? USUAL);
    if (!(Number.isInteger(most) && most >= 1 && most <= MOST)) return refused(c, `most: 1 to ${MOST}`);
    const [from = null, to = null] = [c.req.query('from'), c.req.query('to')];
    for (const [name, day] of Object.entries({ from, to }))
      if (day !== null && !DAY.test(day)) return refused(c, `${name}: a day such as 2031-06-03, 2031-06 or 2031`);
    const asked = c.req.query('after');
    const after = asked === undefined ? null : rowOf(asked);
    if (asked !== undefined && after === null) return refused(c, 'after: what `next` said');
    const [one, readable] = [c.req.query('case'), readableCases(c)];
    const cases = one === undefined ? readable : readable === null || readable.includes(one) ? [one] : [];
    const words = searchWords(c.req.query('q') ?? '');
    const found = await rows.findRows({ table, words, cases, from, to, after, most });
    const last = found.length < most ? undefined : found.at(-1);
    return c.json({ rows: found, next: last ? markOf(last) : null, behind: behind() } satisfies RowPage);
  });
  return app;
}

const refused = (c: Context, error: string): Response => c.json({ error }, 422);

/** Where a page ended: day, case and row. */
const markOf = ({ day, caseName, id }: FoundRow): string =>
  Buffer.from(JSON.stringify([day, caseName, id])).toString('base64url');

function rowOf(mark: string): FoundRow | null {
  let parts: unknown = null;
  try {
    parts = JSON.parse(Buffer.from(mark, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
  if (!Array.isArray(parts) || parts.length !== 3) return null;
  const [day, caseName, id] = parts as readonly unknown[];
  const isWhole = (day === null || typeof day === 'string') && typeof caseName === 'string' && typeof id === 'string';
  if (!isWhole || `${day}${caseName}${id}`.includes('\u0000')) return null;
  return { day, caseName, id, table: '', title: '' };
}
