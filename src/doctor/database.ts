/** The database: the server that was named, else the embedded one of the data folder. Nothing is made and nothing changed. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { reachEmbedded } from '../store/embedded.js';
import { embeddedEngine } from '../store/engine.js';
import { MIGRATIONS } from '../store/migrate.js';
import { OLDEST_SERVER } from '../store/postgres-store.js';
import { auditFinding } from './audit.js';
import { type Finding, failed, ok, warned } from './finding.js';

/** the migration that brought the audit */
const AUDITED = '2026-11-26-b-people';
const CLOCK_MS = 2_000;
const OTHER_SERVER = 'give a PostgreSQL server (15 or later) with DATABASE_URL';
const PATIENCE_MS = 10_000;

export async function databaseFindings(
  dataFolder: string,
  databaseUrl: string | undefined,
): Promise<readonly Finding[]> {
  if (databaseUrl !== undefined) return serverFindings(databaseUrl, 'DATABASE_URL');
  const engine = await engineFinding();
  if (engine.state === 'fail' || !existsSync(join(dataFolder, 'postgres'))) return [engine];
  const server = await reachEmbedded(dataFolder);
  try {
    return [engine, ...(await serverFindings(server.url('postgres'), 'embedded'))];
  } finally {
    await server.stop();
  }
}

/** Whether the programs of the package run here; tried in a place of its own where they do not run in theirs. */
async function engineFinding(): Promise<Finding> {
  const scratch = await mkdtemp(join(tmpdir(), 'plumbline-doctor-'));
  try {
    const { bin } = await embeddedEngine(join(scratch, 'engine'), null);
    return bin.startsWith(scratch)
      ? ok('PostgreSQL', 'the embedded one runs, from a copy in the data folder')
      : ok('PostgreSQL', 'the embedded one runs');
  } catch (error) {
    return failed('PostgreSQL', (error as Error).message.split('\n')[0] ?? '', OTHER_SERVER);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function serverFindings(url: string, name: string): Promise<readonly Finding[]> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
  });
  client.on('error', () => {});
  const what = `database (${name})`;
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => undefined);
    const { message, errors } = error as Error & { errors?: readonly Error[] };
    const said = message || (errors ?? []).map((one) => one.message).join(', ');
    return [failed(what, said, 'see the address and that the server runs, or leave DATABASE_URL out')];
  }
  try {
    const began = performance.now();
    const { rows } = await client.query<Said>(ASKED);
    const [said] = rows;
    if (said === undefined) return [failed(what, 'no answer', 'see that the server runs')];
    const has = await migrated(client);
    const found = ofServer(what, said, performance.now() - began, Date.now(), has);
    return has.includes(AUDITED) ? [...found, await auditFinding(url)] : found;
  } finally {
    await client.end();
  }
}

export type Said = {
  readonly version: string;
  readonly encoding: string;
  readonly fsync: string;
  readonly commit: string;
  readonly creates: boolean;
  readonly at: Date;
};

const ASKED = `select current_setting('server_version') as version, current_setting('server_encoding') as encoding,
  current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
  has_schema_privilege('public', 'create') as creates, clock_timestamp() as at`;

/** @param answeredMs how long it took @param hereMs the clock of this machine @param has migrations that have run */
export function ofServer(
  what: string,
  said: Said,
  answeredMs: number,
  hereMs: number,
  has: readonly string[],
): readonly Finding[] {
  const found: Finding[] = [];
  const version = Number.parseInt(said.version, 10);
  found.push(
    version >= OLDEST_SERVER
      ? ok(what, `PostgreSQL ${said.version}, answers in ${answeredMs.toFixed(1)} ms`)
      : failed(what, `PostgreSQL ${said.version}, older than ${OLDEST_SERVER}`, 'name a newer server'),
  );
  if (said.encoding !== 'UTF8')
    found.push(
      failed(what, `encoding ${said.encoding}`, 'make it anew: createdb --encoding=UTF8 --template=template0'),
    );
  if (said.fsync !== 'on' || said.commit === 'off')
    found.push(
      failed(
        what,
        `fsync ${said.fsync}, synchronous_commit ${said.commit}: what was acknowledged can be lost`,
        'set both to on',
      ),
    );
  const newer = has.filter((name) => !(name in MIGRATIONS));
  const waiting = Object.keys(MIGRATIONS).filter((name) => !has.includes(name));
  if (newer.length > 0) found.push(failed('schema', `of a newer Plumbline: ${newer.join(', ')}`, 'start that version'));
  else if (waiting.length > 0 && !said.creates)
    found.push(failed('schema', 'the account may create no tables', 'grant create on schema public to that account'));
  else
    found.push(
      ok(
        'schema',
        waiting.length === 0
          ? `${has.length} migrations, the newest`
          : `${waiting.length} migrations run at the next start`,
      ),
    );
  const apart = Math.abs(said.at.getTime() - hereMs);
  if (apart > CLOCK_MS)
    found.push(
      warned(
        'clock',
        `${Math.round(apart / 1000)} s from that of the database`,
        'let both follow one time server (NTP)',
      ),
    );
  return found;
}

async function migrated(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('public.kysely_migration') is not null as there`,
  );
  if (rows[0]?.there !== true) return [];
  return (await client.query<{ name: string }>('select name from kysely_migration order by name')).rows.map(
    ({ name }) => name,
  );
}
