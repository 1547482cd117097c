/** Rows of one case by their day: without it each page of a case reads the whole case and sorts it. Frozen. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index case_row_of_case on case_row (case_name, table_name, day, row_id)`.execute(db);
}
