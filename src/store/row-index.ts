/**
 * The RowIndex port on PostgreSQL. Pages go on from the last row of the page before, so that the thousandth costs what the
 * first does; how many there are in all is not counted, because that would cost them all.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { FoundRow, RowIndex, RowQuery } from '../core/ports.js';

/** rows sent in one statement */
const IN_A_STATEMENT = 5_000;

type Found = { case_name: string; table_name: string; row_id: string; day: string; title: string };

export const rowIndex = (db: Kysely<unknown>): RowIndex => ({
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
    const { rows } = await sql<Found>`
      select case_name, table_name, row_id, day, title from case_row
      where ${sql.join(conditions(query), sql` and `)}
      order by table_name desc, day desc, case_name desc, row_id desc
      limit ${query.most}`.execute(db);
    return rows.map(
      ({ case_name, table_name, row_id, day, title }): FoundRow => ({
        ...{ caseName: case_name, table: table_name, id: row_id, day: day === '' ? null : day, title },
      }),
    );
  },
});

function conditions({ table, words, cases, from, to, after }: RowQuery): readonly RawBuilder<unknown>[] {
  return [
    sql`table_name = ${table}`,
    ...(words.length === 0 ? [] : [sql`tokens @@ ${prefixes(words)}::tsquery`]),
    ...(cases === null ? [] : [sql`case_name = any(${[...cases]}::text[])`]),
    ...(from === null ? [] : [sql`day >= ${from}`]),
    ...(to === null ? [] : [sql`day <= ${to}`, sql`day > ''`]),
    ...(after === null ? [] : [sql`(day, case_name, row_id) < (${after.day ?? ''}, ${after.caseName}, ${after.id})`]),
  ];
}

/** `'ridge':* & 'line':*`: each begins a token. Words are letters, figures and marks; quotes are doubled all the same. */
const prefixes = (words: readonly string[]): string =>
  words.map((word) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}':*`).join(' & ');
