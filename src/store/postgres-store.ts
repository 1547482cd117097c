/**
 * The Store port on PostgreSQL 15 to 18. A revision and its files are one transaction: acknowledged means on disk whole.
 * Two imports of one case at a time cannot take the same number; the one that comes second tries again.
 */
import { createHash } from 'node:crypto';
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { CaseRevision, FolderFiles, Store } from '../core/ports.js';
import { migrate } from './migrate.js';

type Tables = {
  case_revision: { case_name: string; revision: number; digest: string; title: string; imported_at: Date };
  case_file: { case_name: string; revision: number; path: string; digest: string; bytes: Buffer };
};

type Import = Parameters<Store['importCase']>[0];

const TRIES = 20;
const UNIQUE_VIOLATION = '23505';

/** @param onClose runs after the connections are closed, e.g. stops an embedded server */
export async function openPostgresStore(url: string, onClose: () => Promise<void> = async () => {}): Promise<Store> {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  // An idle connection that breaks is replaced at the next query; its error is not ours to die of.
  pool.on('error', () => {});
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const close = async (): Promise<void> => {
    await db.destroy();
    await onClose();
  };
  try {
    await migrate(db as Kysely<unknown>);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    importCase: (input) => importCase(db, input),
    listCases: () => listCases(db),
    revisions: (caseName) => revisions(db, caseName),
    files: (caseName, revision) => files(db, caseName, revision),
    close,
  };
}

async function importCase(db: Kysely<Tables>, input: Import): Promise<CaseRevision> {
  for (let tried = 1; ; tried++) {
    try {
      return await db.transaction().execute((tx) => addRevision(tx, input));
    } catch (error) {
      if ((error as { code?: string }).code !== UNIQUE_VIOLATION || tried === TRIES) throw error;
    }
  }
}

async function addRevision(tx: Transaction<Tables>, input: Import): Promise<CaseRevision> {
  const newest = await tx
    .selectFrom('case_revision')
    .selectAll()
    .where('case_name', '=', input.caseName)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (newest?.digest === input.digest) return toRevision(newest);
  const row = {
    case_name: input.caseName,
    revision: (newest?.revision ?? 0) + 1,
    digest: input.digest,
    title: input.title,
    imported_at: new Date(input.importedAt),
  };
  await tx.insertInto('case_revision').values(row).execute();
  for (const [path, content] of input.files) {
    const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    await tx
      .insertInto('case_file')
      .values({ case_name: row.case_name, revision: row.revision, path, digest, bytes })
      .execute();
  }
  return toRevision(row);
}

async function listCases(db: Kysely<Tables>): Promise<readonly CaseRevision[]> {
  const rows = await db
    .selectFrom('case_revision')
    .selectAll()
    .distinctOn('case_name')
    .orderBy('case_name')
    .orderBy('revision', 'desc')
    .execute();
  return rows.map(toRevision);
}

async function revisions(db: Kysely<Tables>, caseName: string): Promise<readonly CaseRevision[]> {
  const rows = await db
    .selectFrom('case_revision')
    .selectAll()
    .where('case_name', '=', caseName)
    .orderBy('revision')
    .execute();
  return rows.map(toRevision);
}

async function files(db: Kysely<Tables>, caseName: string, revision?: number): Promise<FolderFiles | null> {
  const wanted = revision ?? (await revisions(db, caseName)).at(-1)?.revision;
  if (wanted === undefined) return null;
  const rows = await db
    .selectFrom('case_file')
    .select(['path', 'bytes'])
    .where('case_name', '=', caseName)
    .where('revision', '=', wanted)
    .orderBy('path')
    .execute();
  return rows.length === 0 ? null : new Map(rows.map(({ path, bytes }) => [path, new Uint8Array(bytes)]));
}

const toRevision = (row: Tables['case_revision']): CaseRevision => ({
  caseName: row.case_name,
  revision: row.revision,
  digest: row.digest,
  importedAt: new Date(row.imported_at).toISOString(),
  title: row.title,
});
