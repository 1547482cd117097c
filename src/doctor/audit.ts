/** The audit: every chain read again, from its first line to its last. */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { auditLog } from '../store/people/audit.js';
import type { PeopleTables } from '../store/people/people-tables.js';
import { type Finding, failed, ok } from './finding.js';

const SHOWN = 5;
const WHAT = 'audit';

/** @param url of a database whose schema has the audit */
export async function auditFinding(url: string): Promise<Finding> {
  const db = new Kysely<PeopleTables>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 1 }) }),
  });
  try {
    const { rows, chains, breaks } = await auditLog(db).check();
    if (rows === 0) return ok(WHAT, 'no act told yet');
    if (breaks.length === 0)
      return ok(WHAT, `${rows} lines in ${chains} chains, each carrying the digest of the one before`);
    const places = breaks
      .slice(0, SHOWN)
      .map(
        ({ caseName, writer, number }) => `line ${number} of ${writer} on ${caseName === '' ? 'the desk' : caseName}`,
      );
    const more = breaks.length > SHOWN ? ` and ${breaks.length - SHOWN} more` : '';
    return failed(
      WHAT,
      `altered or taken away: ${places.join('; ')}${more}`,
      'see who may write to the database, and compare with a backup (table audit)',
    );
  } finally {
    await db.destroy();
  }
}
