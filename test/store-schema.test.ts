/**
 * The schema: fit to be spread over machines by case, reached from every released version, and by many at once.
 *
 * `test/schemas/VERSION.sql` is what `pg_dump --inserts --no-owner --no-privileges` says of a database of that version with
 * two invented cases in it, less its comments and psql's own lines. A release adds one; none is ever changed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { Kysely, Migrator, PostgresDialect } from 'kysely';
import pg from 'pg';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { MIGRATIONS } from '../src/store/migrate.js';
import { migrationFaults } from '../src/store/migration-source-lint.js';
import { openStore } from '../src/store/open-store.js';
import { REFERENCE_TABLES, schemaFaults } from '../src/store/schema-lint.js';
import { inventedImport } from '../src/testing/invented-import.js';
import { ask, emptyDatabase, freshDatabase } from './support/servers.js';

const SCHEMAS = new URL('schemas/', import.meta.url);
const SOURCES = new URL('../src/store/migrations/', import.meta.url);
const released = readdirSync(SCHEMAS).filter((name) => name.endsWith('.sql'));
const sources = readdirSync(SOURCES).map((file) => file.replace(/\.ts$/, ''));

describe('the text of migrations', () => {
  test('every file is listed, in the order of its name', () => {
    expect(Object.keys(MIGRATIONS)).toEqual([...sources].sort());
  });

  test('says nothing that only one machine understands', () => {
    expect(
      sources.flatMap((name) => migrationFaults(name, readFileSync(new URL(`${name}.ts`, SOURCES), 'utf8'))),
    ).toEqual([]);
  });

  test.each([
    ['export async function down() {}', /forward only/],
    ['sql`lock table case_file`', /lock of a table/],
    ['sql`select pg_advisory_xact_lock(1)`', /advisory/],
    ['sql`notify changes`', /NOTIFY/],
    ['sql`create index concurrently x on y (z)`', /concurrently/],
    ['sql`create table t (id uuid default uuidv7())`', /PostgreSQL 16/],
    ['sql`alter table t drop column c`', /dropped/],
  ])('the check sees %s', (source, fault) => {
    expect(migrationFaults('2031-03-14-x', source)).toEqual([expect.stringMatching(fault)]);
  });

  test('a name without a day is no name', () => expect(migrationFaults('claims', '')).toHaveLength(1));
});

for (const server of inject('servers'))
  describe(server.name, () => {
    const used: (() => Promise<void>)[] = [];
    afterAll(async () => {
      for (const drop of used) await drop();
    });
    const database = async (make: typeof freshDatabase): Promise<string> => {
      const { url, drop } = await make(server);
      used.push(drop);
      return url;
    };
    const faultsOf = async (url: string, references = REFERENCE_TABLES) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        return await schemaFaults(async (query) => (await client.query(query)).rows, references);
      } finally {
        await client.end();
      }
    };

    test('the schema can be distributed by case', async () => {
      expect(await faultsOf(await database(freshDatabase))).toEqual([]);
    });

    test('the check sees what could not be', async () => {
      const url = await database(freshDatabase);
      const breaks = [
        ['a', 'create table a (case_name text not null, id serial, primary key (case_name, id))'],
        ['b', 'create table b (case_name text not null, id uuid primary key)'],
        ['c', 'create table c (id text primary key)'],
        ['d', 'create table d (case_name text not null)'],
        ['e', 'create table e (case_name text not null, n int, primary key (case_name), unique (n))'],
        [
          'f',
          'create table f (case_name text not null, n int, m text, primary key (case_name, n), foreign key (n, m) references g2 (n, case_name))',
        ],
        ['h', 'create table h (case_name text primary key, n int, unique (case_name, n) deferrable)'],
        ['i', 'create table i (case_name text primary key, during tstzrange, exclude using gist (during with &&))'],
        ['j', 'create unlogged table j (case_name text primary key)'],
        ['k', 'create table k () inherits (h); alter table k add primary key (case_name)'],
        ['l', 'create table l (case_name text primary key); create rule r as on delete to l do instead nothing'],
        [
          'm',
          'create table m (case_name text primary key); create trigger t before update on m for each row execute function suppress_redundant_updates_trigger()',
        ],
      ] as const;
      await ask(
        url,
        'create table g2 (case_name text not null, n int, primary key (case_name, n), unique (n, case_name))',
      );
      for (const [, statement] of breaks) await ask(url, statement);
      const found = new Set((await faultsOf(url)).map(({ table }) => table));
      expect([...found].sort()).toEqual(breaks.map(([table]) => table));
      const named = new Map([['c', 'small, and whole on every machine']]);
      expect((await faultsOf(url, named)).map(({ table }) => table)).not.toContain('c');
    });

    test('twelve processes that open an empty database at once find one schema', async () => {
      const url = await database(emptyDatabase);
      const stores = await Promise.all(Array.from({ length: 12 }, () => openStore({ databaseUrl: url })));
      await stores[0]?.importCase(inventedImport('ridge', 1));
      for (const store of stores) expect(await store.revisions('ridge')).toHaveLength(1);
      for (const store of stores) await store.close();
      expect(Number(await ask(url, 'select count(*) from kysely_migration'))).toBe(Object.keys(MIGRATIONS).length);
    });

    test.each(released)('%s comes up to date with every byte it held', async (file) => {
      const url = await loaded(await database(emptyDatabase), file);
      const store = await openStore({ databaseUrl: url });
      for (const [caseName, revisions] of [
        ['ridge', [1, 2]],
        ['harbour', [1]],
      ] as const) {
        expect((await store.revisions(caseName)).map(({ revision }) => revision)).toEqual(revisions);
        for (const n of revisions) {
          const files = await store.files(caseName, n);
          for (const [path, bytes] of inventedImport(caseName, n).files)
            expect(Buffer.compare(files?.get(path) ?? Buffer.from('none'), bytes), path).toBe(0);
        }
      }
      expect((await store.importCase(inventedImport('ridge', 3))).revision).toBe(3);
      await store.close();
      expect(await catalogue(url)).toBe(await catalogue(await database(freshDatabase)));
    });

    test.each(released)('the migrations that made %s are what they were', async (file) => {
      const url = await loaded(await database(emptyDatabase), file);
      const last = await ask(url, 'select max(name) from kysely_migration');
      const made = await database(emptyDatabase);
      const pool = new pg.Pool({ connectionString: made });
      const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
      const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
      expect((await migrator.migrateTo(last)).error).toBeUndefined();
      await db.destroy();
      expect(await catalogue(url)).toBe(await catalogue(made));
    });

    test('a schema of a later version is refused, and nothing is done to it', async () => {
      const url = await database(freshDatabase);
      await ask(url, `insert into kysely_migration values ('9999-01-01-from-the-future', '9999-01-01T00:00:00Z')`);
      await expect(openStore({ databaseUrl: url })).rejects.toThrow(/newer Plumbline .*from-the-future.*no way down/s);
    });
  });

async function loaded(url: string, file: string): Promise<string> {
  await ask(url, readFileSync(new URL(file, SCHEMAS), 'utf8'));
  return url;
}

/** Every column, key and index of ours as one text. */
const catalogue = (url: string): Promise<string> =>
  ask(
    url,
    `select string_agg(line, E'\\n' order by line) from (
      select format('%s.%s %s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
        (select collname from pg_collation where oid = a.attcollation), pg_get_expr(d.adbin, d.adrelid)) as line
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      union all select indexdef from pg_indexes where schemaname = 'public'
      union all select format('%s %s', conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint
        where connamespace = 'public'::regnamespace and contype <> 'n') lines`,
  );
