/** Tables in and out of PostgreSQL as COPY writes them: text that every version from 15 reads, streamed, whatever the table. */
import type { Readable, Writable } from 'node:stream';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

export type TableShape = { readonly name: string; readonly columns: readonly string[] };

/** How values are written, whatever the server or the role is set to. */
const PORTABLE = `set datestyle = 'ISO'; set intervalstyle = 'postgres'; set extra_float_digits = 3; set timezone = 'UTC';
  set client_encoding = 'UTF8'; set bytea_output = 'hex'; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0`;

export const writePortably = (client: pg.Client): Promise<unknown> => client.query(PORTABLE);

const MIGRATOR = `('kysely_migration', 'kysely_migration_lock')`;

const TABLES = `
  select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and c.relname not in ${MIGRATOR} group by c.relname order by c.relname`;
const REFERS = `
  select c.relname as child, t.relname as parent from pg_constraint k
  join pg_class c on c.oid = k.conrelid join pg_class t on t.oid = k.confrelid
  where k.contype = 'f' and c.relnamespace = 'public'::regnamespace and c.oid <> t.oid`;

/** Every table of ours, those referred to before those that refer. */
export async function tablesInOrder(client: pg.Client): Promise<readonly TableShape[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(TABLES);
  const { rows: refers } = await client.query<{ child: string; parent: string }>(REFERS);
  const placed: TableShape[] = [];
  const waiting = [...rows];
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ name }) => name));
    const next = waiting.findIndex(
      ({ name }) => !refers.some(({ child, parent }) => child === name && names.has(parent)),
    );
    // Tables that refer to each other in a ring have no order; they are taken as they come, and COPY says what is missing.
    placed.push(...waiting.splice(Math.max(0, next), 1));
  }
  return placed;
}

export const copyOut = (client: pg.Client, table: TableShape): Readable & { readonly rowCount: number } =>
  listenedTo(client.query(copyTo(`copy ${named(table)} to stdout`)));

export const copyIn = (client: pg.Client, table: TableShape): Writable & { readonly rowCount: number } =>
  listenedTo(client.query(copyFrom(`copy ${named(table)} from stdin`)));

/** Cut off by an end of the connection, a copy that nobody reads any more tells its error once more, to nobody. */
function listenedTo<T extends Readable | Writable>(copy: T): T {
  copy.on('error', () => {});
  return copy;
}

export async function rowsIn(client: pg.Client, { name }: TableShape): Promise<number> {
  const { rows } = await client.query<{ n: string }>(`select count(*) as n from public.${quoted(name)}`);
  return Number(rows[0]?.n);
}

const named = ({ name, columns }: TableShape): string => `public.${quoted(name)} (${columns.map(quoted).join(', ')})`;
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
