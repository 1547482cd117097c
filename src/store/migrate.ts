/** Brings a database to the newest schema: forward only, dated and frozen migrations, under the migrator's lock. */
import { type Kysely, type Migration, Migrator } from 'kysely';
import * as caseRevisions from './migrations/2026-11-25-case-revisions.js';
import * as editedRevisions from './migrations/2026-11-26-a-edited-revisions.js';
import * as people from './migrations/2026-11-26-b-people.js';
import * as assessments from './migrations/2026-11-26-d-assessments.js';
import * as doubleReadings from './migrations/2026-11-27-a-double-readings.js';
import * as caseRows from './migrations/2026-11-27-c-case-rows.js';
import * as peopleWork from './migrations/2026-11-27-e-people-work.js';
import * as rowsOfACase from './migrations/2026-11-28-b-rows-of-a-case.js';
import * as accountFactors from './migrations/2026-11-28-d-account-factors.js';
import { StoreError } from './store-error.js';

/** By name, in the order they run; each file is frozen once it was released. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '2026-11-25-case-revisions': caseRevisions,
  '2026-11-26-a-edited-revisions': editedRevisions,
  '2026-11-26-b-people': people,
  '2026-11-26-d-assessments': assessments,
  '2026-11-27-a-double-readings': doubleReadings,
  '2026-11-27-c-case-rows': caseRows,
  '2026-11-27-e-people-work': peopleWork,
  '2026-11-28-b-rows-of-a-case': rowsOfACase,
  '2026-11-28-d-account-factors': accountFactors,
};

/** @param to the last that runs (default: the newest); for a backup of an earlier version */
export async function migrate(db: Kysely<unknown>, to?: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await (to === undefined ? migrator.migrateToLatest() : migrator.migrateTo(to));
  if (error === undefined) return;
  const said = error instanceof Error ? error.message : String(error);
  if (/previously executed migration .* is missing/.test(said))
    throw new StoreError(
      `database: a schema this version knows, got one of a newer Plumbline (${said})`,
      'start the version that made it, or one that came later; there is no way down',
    );
  throw new StoreError(
    `database: the schema comes up to date, got ${said}`,
    'see that the account may create tables in this database',
  );
}
