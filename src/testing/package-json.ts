/** A datapackage.json for the known tables, as a case of other sites and types would bring it. */
import type { KnownColumn } from '../core/casefile/known-column.js';
import { KNOWN_TABLES, type KnownTable } from '../core/casefile/known-tables.js';

export type PackageSpec = {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly strike: { readonly from: string; readonly to: string } | null;
  readonly line:
    | { readonly path: string; readonly label?: string }
    | { readonly outline: string; readonly from: string }
    | null;
  readonly typeGroups: Readonly<Record<string, readonly string[]>>;
  /** asset types and groups, the words allowed where a type stands */
  readonly types: readonly string[];
  /** `plumbline:indicators`, as it stands in the package */
  readonly indicators?: Readonly<Record<string, unknown>>;
  /** columns of each table that the folder has */
  readonly columns: Readonly<Partial<Record<KnownTable, readonly string[]>>>;
};

const PROFILE = 'https://datapackage.org/profiles/2.0';

const KEYS: Readonly<Partial<Record<KnownTable, readonly string[]>>> = {
  presence: ['site_id', 'asset_type', 'as_of', 'source_id'],
  inventory: ['asset_type', 'url'],
  prices: ['asset_type', 'url'],
  events: ['date', 'event'],
  series: ['date', 'indicator'],
  locations: ['place_id', 'author'],
};

export function packageJson(spec: PackageSpec): string {
  const tables = Object.entries(spec.columns) as [KnownTable, readonly string[]][];
  const json = {
    $schema: `${PROFILE}/datapackage.json`,
    name: spec.name,
    title: spec.title,
    description: spec.description,
    version: '0.1.0',
    ...(spec.strike ? { 'plumbline:strike': spec.strike } : {}),
    ...(spec.line ? { 'plumbline:line': spec.line } : {}),
    'plumbline:typeGroups': spec.typeGroups,
    ...(spec.indicators ? { 'plumbline:indicators': spec.indicators } : {}),
    licenses: [{ name: 'CC-BY-4.0', path: 'https://creativecommons.org/licenses/by/4.0/' }],
    resources: tables.map(([table, columns]) => resource(table, columns, spec)),
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

function resource(table: KnownTable, columns: readonly string[], spec: PackageSpec) {
  const known = KNOWN_TABLES[table];
  return {
    $schema: `${PROFILE}/dataresource.json`,
    name: table,
    type: 'table',
    path: `${table}.csv`,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    schema: {
      $schema: `${PROFILE}/tableschema.json`,
      fields: columns.map((column) => field(table, column, known[column], spec.types)),
      missingValues: [''],
      primaryKey: KEYS[table] ?? ['id'],
      foreignKeys: columns.flatMap((column) => {
        const to = known[column]?.references;
        if (!to || !(to in spec.columns) || known[column]?.kind === 'names') return [];
        return [{ fields: [column], reference: { ...(to === table ? {} : { resource: to }), fields: ['id'] } }];
      }),
    },
  };
}

function field(table: string, name: string, known: KnownColumn | undefined, types: readonly string[]) {
  const description = `${name.replaceAll('_', ' ')} of a row in ${table}`;
  if (!known) return { name, type: 'string', description };
  const { kind, required, references } = known;
  const must = required ? { required } : {};
  const made = (type: string, constraints: Readonly<Record<string, unknown>> = {}) => {
    const all = { ...must, ...constraints };
    return { name, type, description, ...(Object.keys(all).length > 0 ? { constraints: all } : {}) };
  };
  if (typeof kind !== 'string') return made('string', { enum: kind });
  if (kind === 'names') {
    const elements = references
      ? { 'plumbline:references': { resource: references, fields: ['id'] } }
      : { 'plumbline:itemEnum': types };
    return { ...made('list'), delimiter: ';', itemType: 'string', ...elements };
  }
  if (name === 'asset_type') return made('string', { enum: types });
  switch (kind) {
    case 'id':
      return made('string', { unique: true, pattern: '[a-z0-9][a-z0-9_-]*' });
    case 'url':
      return made('string', { pattern: 'https?://\\S+' });
    case 'amount':
      return made('number', { minimum: 0 });
    case 'count':
    case 'wholeNumber':
      return made('integer', { minimum: 0 });
    case 'number':
      return made('number');
    case 'latitude':
      return made('number', { minimum: -90, maximum: 90 });
    case 'longitude':
      return made('number', { minimum: -180, maximum: 180 });
    case 'uncertaintyKm':
      return made('number', { minimum: 10 });
    case 'day':
      return made('string', { pattern: '\\d{4}(-\\d{2}(-\\d{2})?)?' });
    case 'moment':
      return made('string', { pattern: '\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}Z)?' });
    default:
      return made('string');
  }
}
