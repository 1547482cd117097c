/**
 * Rows of the newest revisions, to be listed and found over all cases; made of them and to be thrown away at any time. The
 * tokens are the program's own, so that every server finds alike. Frozen.
 */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table case_index (
      case_name text collate "C" not null,
      revision int4 not null,
      made_by text collate "C" not null,
      primary key (case_name),
      foreign key (case_name, revision) references case_revision (case_name, revision)
    )`.execute(db);
  await sql`
    create table case_row (
      case_name text collate "C" not null,
      table_name text collate "C" not null,
      row_id text collate "C" not null,
      day text collate "C" not null,
      title text not null,
      tokens tsvector not null,
      primary key (case_name, table_name, row_id)
    )`.execute(db);
  await sql`create index case_row_by_day on case_row (table_name, day, case_name, row_id)`.execute(db);
  await sql`create index case_row_by_token on case_row using gin (tokens)`.execute(db);
}
