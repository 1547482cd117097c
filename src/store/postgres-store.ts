/**
 * The Store port on PostgreSQL 15 to 18. A revision and its files are one transaction: acknowledged means on disk whole.
 * Two imports of one case at a time cannot take the same number; the one that comes second tries again.
 */
import { createHash } from 'node:crypto';
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { CaseRevision, FolderFiles, NewRevision, RowIndex, Store } from '../core/ports.js';
import { type DoubleReadings, doubleReadings } from './double-readings.js';
import { migrate } from './migrate.js';
import { type PeopleStore, peopleStore } from './people/people-store.js';
import { rowIndex } from './row-index.js';
import { changedMessage, openSignals, type Signals } from './signals.js';
import { StoreError } from './store-error.js';

/** The store, what it keeps beside the revisions, and what servers on one database tell each other. */
export type OpenedStore = Store & {
  readonly people: PeopleStore;
  readonly doubleReadings: DoubleReadings;
  readonly signals: Signals;
  readonly rows: RowIndex;
};

type Tables = {
  case_revision: {
    case_name: string;
    revision: number;
    digest: string;
    title: string;
    imported_at: Date;
    origin: string;
    parent: number | null;
    author: string | null;
    note: string | null;
  };
  case_file: { case_name: string; revision: number; path: string; digest: string; bytes: Buffer };
};

type Import = Parameters<Store['importCase']>[0];

const TRIES = 50;
/** What a rival import costs us, whatever the server's isolation: unique_violation, serialization_failure, deadlock. */
const RIVAL = new Set(['23505', '40001', '40P01']);
export const OLDEST_SERVER = 15;

/** @param onClose runs after the connections are closed, e.g. stops an embedded server */
export async function openPostgresStore(
  url: string,
  onClose: () => Promise<void> = async () => {},
): Promise<OpenedStore> {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  // An idle connection that breaks is replaced at the next query; its error is not ours to die of.
  pool.on('error', () => {});
  // One that breaks in the middle of a transaction fails the query that waits for it; its own error has no other listener.
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const signals = openSignals(url, pool);
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => {
    closing ??= signals
      .close()
      .then(() => db.destroy())
      .then(onClose);
    return closing;
  };
  // After the revision is kept, never within: a database that carries no signals still keeps revisions.
  const told = async <T extends CaseRevision | null>(caseName: string, writing: Promise<T>): Promise<T> => {
    const revision = await writing;
    if (revision !== null) await signals.tell(changedMessage(caseName));
    return revision;
  };
  try {
    await refuseOldServer(db);
    await migrate(db as Kysely<unknown>);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    importCase: (input) => told(input.caseName, importCase(db, input)),
    reviseCase: (caseName, newest, added) => told(caseName, reviseCase(db, caseName, newest, added)),
    listCases: () => listCases(db),
    revisions: (caseName) => revisions(db, caseName),
    files: (caseName, revision) => files(db, caseName, revision),
    people: peopleStore(db as unknown as Kysely<unknown>),
    rows: rowIndex(db as unknown as Kysely<unknown>),
    signals,
    doubleReadings: doubleReadings(db as unknown as Kysely<unknown>),
    close,
  };
}

async function importCase(db: Kysely<Tables>, input: Import): Promise<CaseRevision> {
  for (let tried = 1; ; tried++) {
    try {
      return await db.transaction().execute((tx) => addImport(tx, input));
    } catch (error) {
      if (!isRival(error) || tried === TRIES) throw error;
    }
  }
}

async function addImport(tx: Transaction<Tables>, { caseName, ...input }: Import): Promise<CaseRevision> {
  const newest = await newestOf(tx, caseName);
  if (newest?.digest === input.digest) return toRevision(newest);
  return addRevision(tx, caseName, newest?.revision ?? 0, null, { ...input, ...IMPORTED });
}

const IMPORTED = { origin: 'folder', author: null, note: null } as const;

async function reviseCase(
  db: Kysely<Tables>,
  caseName: string,
  newest: number,
  added: readonly NewRevision[],
): Promise<CaseRevision | null> {
  try {
    return await db.transaction().execute(async (tx) => {
      if (((await newestOf(tx, caseName))?.revision ?? 0) !== newest) return null;
      let last: CaseRevision | null = null;
      for (const [i, input] of added.entries()) {
        const parent = input.origin === 'folder' || newest === 0 ? null : newest;
        last = await addRevision(tx, caseName, newest + i, parent, input);
      }
      return last;
    });
  } catch (error) {
    // Somebody else took the number: what was newest is so no more.
    if (isRival(error)) return null;
    throw error;
  }
}

const isRival = (error: unknown): boolean => RIVAL.has((error as { code?: string }).code ?? '');

const newestOf = (tx: Transaction<Tables>, caseName: string): Promise<Tables['case_revision'] | undefined> =>
  tx
    .selectFrom('case_revision')
    .selectAll()
    .where('case_name', '=', caseName)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Files that the revision before holds too are copied where they lie and do not cross again. */
async function addRevision(
  tx: Transaction<Tables>,
  caseName: string,
  before: number,
  parent: number | null,
  input: NewRevision,
): Promise<CaseRevision> {
  const { title, digest, origin, author, note } = input;
  const row = {
    ...{ case_name: caseName, revision: before + 1, digest, title, imported_at: new Date(input.importedAt) },
    ...{ origin, parent, author, note },
  };
  await tx.insertInto('case_revision').values(row).execute();
  const there = await tx
    .selectFrom('case_file')
    .select(['path', 'digest'])
    .where('case_name', '=', caseName)
    .where('revision', '=', before)
    .execute();
  const kept = new Map(there.map((file) => [file.path, file.digest]));
  for (const [path, content] of input.files) {
    const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
    const file = { case_name: caseName, revision: row.revision, path, digest: digestOf(bytes) };
    if (kept.get(path) === file.digest)
      await sql`insert into case_file (case_name, revision, path, digest, bytes)
        select case_name, ${row.revision}::int4, path, digest, bytes from case_file
        where case_name = ${caseName} and revision = ${before} and path = ${path}`.execute(tx);
    else
      await tx
        .insertInto('case_file')
        .values({ ...file, bytes })
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

/** One file at a time: a case may hold many, and each crosses as text twice its size. */
async function files(db: Kysely<Tables>, caseName: string, revision?: number): Promise<FolderFiles | null> {
  const wanted = revision ?? (await revisions(db, caseName)).at(-1)?.revision;
  if (wanted === undefined) return null;
  const ofRevision = db.selectFrom('case_file').where('case_name', '=', caseName).where('revision', '=', wanted);
  const listed = await ofRevision.select(['path', 'digest']).orderBy('path').execute();
  const found = new Map<string, Uint8Array>();
  for (const { path, digest } of listed) {
    const { bytes } = await ofRevision.select('bytes').where('path', '=', path).executeTakeFirstOrThrow();
    if (digestOf(bytes) !== digest)
      throw new StoreError(
        `${caseName} revision ${wanted} ${path}: the bytes that were imported (${digest}), got ${digestOf(bytes)}`,
        'the database was altered from outside: restore it from a backup, or import the case again',
      );
    found.set(path, new Uint8Array(bytes));
  }
  return listed.length === 0 ? null : found;
}

async function refuseOldServer(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(db);
  const version = rows[0]?.version ?? '';
  if (Number.parseInt(version, 10) < OLDEST_SERVER)
    throw new StoreError(
      `DATABASE_URL: PostgreSQL ${OLDEST_SERVER} or later, got ${version}`,
      'name a newer server, or leave it out for the embedded one',
    );
}

const digestOf = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

const toRevision = (row: Tables['case_revision']): CaseRevision => ({
  caseName: row.case_name,
  revision: row.revision,
  digest: row.digest,
  importedAt: new Date(row.imported_at).toISOString(),
  title: row.title,
  origin: row.origin as CaseRevision['origin'],
  parent: row.parent,
  author: row.author,
  note: row.note,
});
