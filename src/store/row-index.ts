/**
 * The RowIndex port on PostgreSQL. Pages go on from the last row of the page before, so that the thousandth costs what the
 * first does; how many there are in all is not counted, because that would cost them all.
 *
 * Words are found in two ways: those that meet often by reading the newest rows one after another until the page is full, those that
 * seldom do by the index of words. A stretch of the newest rows tells which: the planner, which takes words to meet by chance, would
 * read every row there is for two frequent ones that never do. Most likely to be wrong: that the newest rows hold the words as
 * often as older ones; it costs time, never a row.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { FoundRow, RowIndex, RowQuery } from '../core/ports.js';

/** rows sent in one statement */
const IN_A_STATEMENT = 5_000;

/** rows of the stretch that is read first */
const WALKED = 1_500;
/** so many in the stretch, and a page is full within some twenty stretches; fewer, and there are few in all */
const TELLING = 3;
const ORDER = sql`order by table_name desc, day desc, case_name desc, row_id desc`;
const SHOWN = sql`case_name, table_name, row_id, day, title`;

type Found = { case_name: string; table_name: string; row_id: string; day: string; title: string };

/** @param walked rows that are read one after another before it is decided how words are found */
export const rowIndex = (db: Kysely<unknown>, walked: number = WALKED): RowIndex => ({
  indexCase: (caseName, revision, madeBy, rows) =>
    db.transaction().execute(async (tx) => {
      // Whoever comes second waits here, and writes what is newer or the same.
      const { numAffectedRows } = await sql`
        insert into case_index (case_name, revision, made_by) values (${caseName}, ${revision}, ${madeBy})
        on conflict (case_name) do update set revision = excluded.revision, made_by = excluded.made_by
          where case_index.revision <= excluded.revision`.execute(tx);
      if (numAffectedRows === 0n) return;
      await sql`delete from case_row where case_name = ${caseName}`.execute(tx);
      for (let from = 0; from < rows.length; from += IN_A_STATEMENT) {
        const some = rows.slice(from, from + IN_A_STATEMENT);
        const column = (of: (row: (typeof some)[number]) => string): RawBuilder<string[]> =>
          sql`${some.map(of)}::text[]`;
        await sql`
          insert into case_row (case_name, table_name, row_id, day, title, tokens)
          select ${caseName}, t, i, d, s, array_to_tsvector(string_to_array(w, ' '))
          from unnest(${column(({ table }) => table)}, ${column(({ id }) => id)}, ${column(({ day }) => day ?? '')},
            ${column(({ title }) => title)}, ${column(({ tokens }) => tokens.join(' '))}) as given(t, i, d, s, w)`.execute(
          tx,
        );
      }
    }),

  async behind(madeBy) {
    const { rows } = await sql<{ case_name: string; revision: number }>`
      select newest.case_name, newest.revision
      from (select distinct on (case_name) case_name, revision from case_revision order by case_name, revision desc) newest
      left join case_index on case_index.case_name = newest.case_name
        and case_index.revision = newest.revision and case_index.made_by = ${madeBy}
      where case_index.case_name is null
      order by newest.case_name`.execute(db);
    return rows.map(({ case_name, revision }) => ({ caseName: case_name, revision }));
  },

  async findRows(query) {
    if (query.cases?.length === 0) return [];
    return query.words.length === 0 ? listed(db, query) : found(db, query, walked);
  },
});

const listed = (db: Kysely<unknown>, query: RowQuery): Promise<readonly FoundRow[]> =>
  rowsOf(db, sql`select ${SHOWN} from case_row where ${all(conditions(query))} ${ORDER} limit ${query.most}`);

async function found(db: Kysely<unknown>, query: RowQuery, walked: number): Promise<readonly FoundRow[]> {
  const holds = sql`tokens @@ ${prefixes(query.words)}::tsquery`;
  const [within, most] = [conditions(query), query.most];
  const onTheWay = await rowsOf(
    db,
    sql`select ${SHOWN} from (
      select ${SHOWN}, tokens from case_row where ${all(within)} ${ORDER} limit ${walked}) newest
      where ${holds} ${ORDER} limit ${most}`,
  );
  if (onTheWay.length === most) return onTheWay;
  if (onTheWay.length >= TELLING)
    return rowsOf(db, sql`select ${SHOWN} from case_row where ${all([...within, holds])} ${ORDER} limit ${most}`);
  // Kept from the planner's eyes: it is to find all of them first, and to order them then.
  return rowsOf(
    db,
    sql`with holding as materialized (select ${SHOWN} from case_row where ${all([...within, holds])})
      select ${SHOWN} from holding ${ORDER} limit ${most}`,
  );
}

async function rowsOf(db: Kysely<unknown>, query: RawBuilder<unknown>): Promise<readonly FoundRow[]> {
  const { rows } = await (query as RawBuilder<Found>).execute(db);
  return rows.map(
    ({ case_name, table_name, row_id, day, title }): FoundRow => ({
      ...{ caseName: case_name, table: table_name, id: row_id, day: day === '' ? null : day, title },
    }),
  );
}

const all = (of: readonly RawBuilder<unknown>[]): RawBuilder<unknown> => sql.join([...of], sql` and `);

/** All but the words. One case is asked for by itself: only then are its rows read in their order. */
function conditions({ table, cases, from, to, after }: RowQuery): readonly RawBuilder<unknown>[] {
  const [one, ...others] = cases ?? [];
  return [
    sql`table_name = ${table}`,
    ...(one === undefined
      ? []
      : others.length === 0
        ? [sql`case_name = ${one}`]
        : [sql`case_name = any(${[...(cases ?? [])]}::text[])`]),
    ...(from === null ? [] : [sql`day >= ${from}`]),
    ...(to === null ? [] : [sql`day <= ${to}`, sql`day > ''`]),
    ...(after === null ? [] : [sql`(day, case_name, row_id) < (${after.day ?? ''}, ${after.caseName}, ${after.id})`]),
  ];
}

/** `'ridge':* & 'line':*`: each begins a token. Words are letters, figures and marks; quotes are doubled all the same. */
const prefixes = (words: readonly string[]): string =>
  words.map((word) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}':*`).join(' & ');
