/**
 * Case revisions and their files, byte for byte. Every key begins with the case, so the tables can be distributed by it.
 * Names sort by their bytes (collation "C"), so that every server lists them alike. Frozen: later changes are later migrations.
 */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table case_revision (
      case_name text collate "C" not null,
      revision int4 not null,
      digest text not null,
      title text not null,
      imported_at timestamptz not null,
      primary key (case_name, revision)
    )`.execute(db);
  await sql`
    create table case_file (
      case_name text collate "C" not null,
      revision int4 not null,
      path text collate "C" not null,
      digest text not null,
      bytes bytea not null,
      primary key (case_name, revision, path),
      foreign key (case_name, revision) references case_revision (case_name, revision)
    )`.execute(db);
}
