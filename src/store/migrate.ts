/** Brings a database to the newest schema: forward only, dated and frozen migrations, under the migrator's lock. */
import { type Kysely, type Migration, Migrator } from 'kysely';
import * as caseRevisions from './migrations/2026-11-25-case-revisions.js';
import * as people from './migrations/2026-11-26-b-people.js';
import { StoreError } from './store-error.js';

const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '2026-11-25-case-revisions': caseRevisions,
  '2026-11-26-b-people': people,
};

export async function migrate(db: Kysely<unknown>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const said = error instanceof Error ? error.message : String(error);
  throw new StoreError(
    `database: the schema comes up to date, got ${said}`,
    'see that the account may create tables in this database',
  );
}
