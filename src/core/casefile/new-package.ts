/** datapackage.json of a new case: every known table, its columns described and held to what the typed rows need. */
import type { Kind, KnownColumn } from './known-column.js';
import { KNOWN_TABLES, type KnownTable } from './known-tables.js';
import type { NewCase } from './new-case.js';
import { columnWords, TABLE_WORDS } from './table-words.js';

const PROFILE = 'https://datapackage.org/profiles/2.0';
const ASSET = 'asset';

export const tablesOfNewCase = Object.keys(KNOWN_TABLES) as readonly KnownTable[];

export function newPackage({ name, title, question, strike, types }: Omit<NewCase, 'sites'>): string {
  const json = {
    $schema: `${PROFILE}/datapackage.json`,
    name,
    title,
    version: '0.1.0',
    ...(question === null ? {} : { 'plumbline:question': question }),
    'plumbline:strike': strike,
    'plumbline:types': types,
    // Texts speak of "assets" where they do not say which: one word for them all, unless it is a type of the case.
    'plumbline:typeGroups': types.includes(ASSET) ? {} : { [ASSET]: ['*'] },
    resources: tablesOfNewCase.map((table) => resourceOf(table, tablesOfNewCase)),
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

/** @param tables of the package: a key to a table it does not have is left out */
export function resourceOf(table: KnownTable, tables: readonly string[]) {
  const columns = Object.entries<KnownColumn>(KNOWN_TABLES[table]);
  return {
    $schema: `${PROFILE}/dataresource.json`,
    name: table,
    type: 'table',
    path: `${table}.csv`,
    description: TABLE_WORDS[table].holds,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    schema: {
      $schema: `${PROFILE}/tableschema.json`,
      fields: columns.map(([column, known]) => field(table, column, known)),
      missingValues: [''],
      primaryKey: TABLE_WORDS[table].key,
      foreignKeys: columns.flatMap(([column, { kind, references }]) =>
        references === null || kind === 'names' || !tables.includes(references)
          ? []
          : [
              {
                fields: [column],
                reference: { ...(references === table ? {} : { resource: references }), fields: ['id'] },
              },
            ],
      ),
    },
  };
}

function field(table: KnownTable, name: string, { kind, required, references }: KnownColumn) {
  const { type, constraints, ...more } = fieldOf(kind);
  const all = { ...(required ? { required } : {}), ...constraints };
  return {
    name,
    type,
    description: columnWords(table, name),
    ...(Object.keys(all).length > 0 ? { constraints: all } : {}),
    ...more,
    ...(kind === 'names' && references ? { 'plumbline:references': { resource: references, fields: ['id'] } } : {}),
  };
}

type FieldOf = {
  readonly type: string;
  readonly constraints?: Readonly<Record<string, unknown>>;
  readonly delimiter?: string;
  readonly itemType?: string;
};

/** What other programs may know of a kind; the reader asks more. */
function fieldOf(kind: Kind): FieldOf {
  if (typeof kind !== 'string') return { type: 'string', constraints: { enum: kind } };
  switch (kind) {
    case 'id':
      return { type: 'string', constraints: { unique: true, pattern: '[a-z0-9][a-z0-9_-]*' } };
    case 'names':
      return { type: 'list', delimiter: ';', itemType: 'string' };
    case 'url':
      return { type: 'string', constraints: { pattern: 'https?://\\S+' } };
    case 'amount':
      return { type: 'number', constraints: { minimum: 0 } };
    case 'probability':
    case 'part':
      return { type: 'number', constraints: { minimum: 0, maximum: 1 } };
    case 'number':
      return { type: 'number' };
    case 'count':
      return { type: 'integer', constraints: { minimum: 0 } };
    case 'wholeNumber':
      return { type: 'integer' };
    case 'latitude':
      return { type: 'number', constraints: { minimum: -90, maximum: 90 } };
    case 'longitude':
      return { type: 'number', constraints: { minimum: -180, maximum: 180 } };
    case 'uncertaintyKm':
      return { type: 'number', constraints: { minimum: 10 } };
    case 'day':
      return { type: 'string', constraints: { pattern: '\\d{4}(-\\d{2}(-\\d{2})?)?' } };
    case 'moment':
      return { type: 'string', constraints: { pattern: '\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}Z)?' } };
    case 'edtf':
    case 'name':
    case 'text':
    case 'prose':
      return { type: 'string' };
    default:
      return kind satisfies never;
  }
}
