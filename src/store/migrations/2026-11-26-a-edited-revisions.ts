/** Where a revision came from: read from a folder, made by edits on another, or both put together. Frozen. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table case_revision add column origin text not null default 'folder'`.execute(db);
  await sql`alter table case_revision add column parent int4`.execute(db);
  await sql`alter table case_revision add column author text`.execute(db);
  await sql`alter table case_revision add column note text`.execute(db);
}
