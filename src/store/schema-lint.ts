/**
 * What the schema must hold to be spread over machines by case, on Citus and on YugabyteDB: the case in every key, nothing
 * that counts across machines, no constraint that one of the two has no answer for.
 *
 * It is asked of a database after its migrations have run, not of their text: what stands in the catalogue is what would
 * be distributed. Neither system runs here; `docs/scale.md` says from where the rules are.
 */

/** The column a table is distributed by. */
export const DISTRIBUTION_KEY = 'case_name';

/**
 * Tables that are no case's: small, and whole on every machine (a reference table on Citus). A new table without the key
 * is named here with the reason, or the lint refuses it.
 */
export const REFERENCE_TABLES: ReadonlyMap<string, string> = new Map(
  [
    'account',
    'account_identity',
    'account_recovery',
    'account_passkey',
    'account_session',
    'account_token',
    'invitation',
  ].map((table) => [table, 'people of the desk, who belong to no case: some hundreds of rows']),
);

/** The migrator's own, on the machine that migrates. */
const MIGRATOR = ['kysely_migration', 'kysely_migration_lock'];

export type SchemaFault = { readonly table: string; readonly rule: string; readonly got: string };
export type AskRows = (query: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/** @param references tables that stand whole on every machine */
export async function schemaFaults(
  ask: AskRows,
  references: ReadonlyMap<string, string> = REFERENCE_TABLES,
): Promise<readonly SchemaFault[]> {
  const faults: SchemaFault[] = [];
  const known = new Set<string>();
  const distributed = new Set<string>();
  for (const { name, keyed } of await rows<'name' | 'keyed'>(ask, TABLES)) {
    known.add(name);
    if (keyed === 'true') distributed.add(name);
    else if (!references.has(name))
      faults.push({
        table: name,
        rule: `a column ${DISTRIBUTION_KEY}, or a line in REFERENCE_TABLES with the reason`,
        got: 'neither',
      });
  }
  for (const { table, name, kind, columns } of await rows<'table' | 'name' | 'kind' | 'columns'>(ask, KEYS))
    if (distributed.has(table) && !columns.split(',').includes(DISTRIBUTION_KEY))
      faults.push({ table, rule: `${DISTRIBUTION_KEY} in every ${kind}`, got: `${name} (${columns})` });
  for (const { table } of await rows<'table'>(ask, WITHOUT_KEY))
    if (known.has(table)) faults.push({ table, rule: 'a primary key', got: 'none' });
  for (const { table, name, target, pairs } of await rows<'table' | 'name' | 'target' | 'pairs'>(ask, FOREIGN))
    if (!foreignKeyHolds(distributed.has(table), distributed.has(target), pairs.split(',')))
      faults.push({
        table,
        rule: `a foreign key that joins ${DISTRIBUTION_KEY} to ${DISTRIBUTION_KEY}, or leads to a reference table`,
        got: `${name} to ${target} (${pairs})`,
      });
  for (const [rule, query] of UNSUPPORTED)
    for (const { table, got } of await rows<'table' | 'got'>(ask, query)) faults.push({ table, rule, got });
  return faults;
}

function foreignKeyHolds(isFrom: boolean, isTo: boolean, pairs: readonly string[]): boolean {
  if (!isTo) return true;
  return isFrom && pairs.includes(`${DISTRIBUTION_KEY}>${DISTRIBUTION_KEY}`);
}

async function rows<K extends string>(ask: AskRows, query: string): Promise<readonly Readonly<Record<K, string>>[]> {
  return (await ask(query)).map(
    (row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, String(v)])) as Record<K, string>,
  );
}

/** Of our schema: what stands in `public`, less the migrator's and what extensions brought. */
const OURS = `c.relnamespace = 'public'::regnamespace and c.relname not in (${MIGRATOR.map((name) => `'${name}'`).join()})`;
const COLUMNS = (numbers: string, of: string): string =>
  `(select string_agg(a.attname, ',' order by k.n) from unnest(${numbers}) with ordinality k(attnum, n)
    join pg_attribute a on a.attrelid = ${of} and a.attnum = k.attnum)`;

const TABLES = `
  select c.relname as name, exists (
    select from pg_attribute a where a.attrelid = c.oid and a.attname = '${DISTRIBUTION_KEY}' and a.attnotnull
  ) as keyed
  from pg_class c where ${OURS} and c.relkind in ('r', 'p') order by 1`;
const KEYS = `
  select c.relname as "table", x.relname as name,
    case when i.indisprimary then 'primary key' else 'unique index' end as kind,
    ${COLUMNS('i.indkey::int2[]', 'c.oid')} as columns
  from pg_index i join pg_class c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
  where ${OURS} and i.indisunique order by 1, 2`;
const WITHOUT_KEY = `
  select c.relname as "table" from pg_class c where ${OURS} and c.relkind in ('r', 'p')
    and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary) order by 1`;
const FOREIGN = `
  select c.relname as "table", k.conname as name, t.relname as target, (
    select string_agg(a.attname || '>' || b.attname, ',' order by p.n)
    from unnest(k.conkey, k.confkey) with ordinality p(mine, theirs, n)
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = p.mine
    join pg_attribute b on b.attrelid = k.confrelid and b.attnum = p.theirs) as pairs
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class t on t.oid = k.confrelid
  where ${OURS} and k.contype = 'f' order by 1, 2`;

/** Each with a query that gives what breaks it. */
const UNSUPPORTED: readonly (readonly [rule: string, query: string])[] = [
  [
    'no sequence, serial or identity: machines would have to agree on each number',
    `select coalesce(t.relname, c.relname) as "table", c.relname as got from pg_class c
     left join pg_depend d on d.objid = c.oid and d.deptype in ('a', 'i') and d.refobjsubid > 0
     left join pg_class t on t.oid = d.refobjid where ${OURS} and c.relkind = 'S'`,
  ],
  [
    'no constraint checked later (deferrable): YugabyteDB defers foreign keys only, Citus none across machines',
    `select c.relname as "table", k.conname as got from pg_constraint k join pg_class c on c.oid = k.conrelid
     where ${OURS} and k.condeferrable`,
  ],
  [
    'no exclusion constraint: YugabyteDB has none',
    `select c.relname as "table", k.conname as got from pg_constraint k join pg_class c on c.oid = k.conrelid
     where ${OURS} and k.contype = 'x'`,
  ],
  [
    'indexes by btree, hash or gin: YugabyteDB has no other',
    `select c.relname as "table", x.relname || ' ' || m.amname as got from pg_index i
     join pg_class c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid join pg_am m on m.oid = x.relam
     where ${OURS} and m.amname not in ('btree', 'hash', 'gin')`,
  ],
  [
    'no trigger: Citus runs none on a distributed table unless told to trust it',
    `select c.relname as "table", g.tgname as got from pg_trigger g join pg_class c on c.oid = g.tgrelid
     where ${OURS} and not g.tgisinternal`,
  ],
  [
    'no rule: Citus distributes no table that has one',
    `select c.relname as "table", r.rulename as got from pg_rewrite r join pg_class c on c.oid = r.ev_class
     where ${OURS} and c.relkind in ('r', 'p')`,
  ],
  [
    'no inheritance: YugabyteDB has none but by partitions',
    `select c.relname as "table", p.relname as got from pg_inherits h join pg_class c on c.oid = h.inhrelid
     join pg_class p on p.oid = h.inhparent where ${OURS} and p.relkind = 'r'`,
  ],
  [
    'kept tables only: an unlogged one is empty after a crash',
    `select c.relname as "table", 'unlogged' as got from pg_class c
     where ${OURS} and c.relkind in ('r', 'p') and c.relpersistence <> 'p'`,
  ],
];
