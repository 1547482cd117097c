/** Assessments made by workers, as they were printed. What one was made with is its key: the same twice is one. Frozen. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table assessment (
      case_name text collate "C" not null,
      revision int4 not null,
      made_with text collate "C" not null,
      digest text not null,
      document text not null,
      primary key (case_name, revision, made_with),
      foreign key (case_name, revision) references case_revision (case_name, revision)
    )`.execute(db);
}
