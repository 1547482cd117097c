/**
 * A case folder as it may leave a desk: only tables and columns on the list of what may, positions no finer than the
 * policy, free text without accounts and paths, no file besides but the line that distances are measured to. What was
 * stripped is handed back, so that whoever publishes can search for it in what he made.
 */
import type { Precision } from '../../measure/location.js';
import type { FolderFiles } from '../../ports.js';
import { InputError } from '../../problem.js';
import type { KnownColumn } from '../known-column.js';
import { knownColumns } from '../known-tables.js';
import { type CaseFolder, PACKAGE_FILE } from '../read.js';
import { printCells, type RawTable } from '../table.js';
import { toUtf8 } from '../utf8.js';
import { withoutPrivate } from './private-text.js';
import { fateOf, isPublicProperty, isPublicTable } from './public-columns.js';
import { publicPlace } from './public-place.js';

export type StrippedKind =
  | 'column'
  | 'table'
  | 'property'
  | 'file'
  | 'position'
  | 'account'
  | 'mail'
  | 'telephone'
  | 'path';

export type Stripped = {
  readonly kind: StrippedKind;
  /** `readings.csv crew`: where it stood, never what it was */
  readonly where: string;
  /** what must not be found again; of a position both numbers */
  readonly values: readonly string[];
};

export type PublicCase = {
  readonly files: FolderFiles;
  readonly stripped: readonly Stripped[];
  /** whole cells of published columns that are no free text: what is public anyway */
  readonly publicWords: ReadonlySet<string>;
  /** bytes of files that stay inside */
  readonly keptFiles: readonly { readonly path: string; readonly bytes: Uint8Array }[];
};

const WITHHELD = 'withheld';

type Json = Readonly<Record<string, unknown>>;

/** @param policy finest precision the case allows @param textOfPackage of its datapackage.json */
export function publicCase(folder: CaseFolder, textOfPackage: string, policy: Precision): PublicCase {
  const pack = JSON.parse(textOfPackage) as Json;
  const marked = new Set(texts(pack['plumbline:private']));
  const accounts = new Set(texts(pack['plumbline:publicAccounts']).map((name) => name.replace(/^@/, '').toLowerCase()));
  const stripped: Stripped[] = [];
  const publicWords = new Set<string>();
  const clean = (where: string, text: string): string => {
    const made = withoutPrivate(text, accounts);
    for (const { kind, value } of made.found) stripped.push({ kind, where, values: [value] });
    return made.text;
  };
  const files = new Map<string, Uint8Array>();
  const keptTables = new Map<string, readonly string[]>();
  for (const table of folder.tables) {
    if (!isPublicTable(table.name, marked)) {
      stripped.push(...wholeTable(table));
      continue;
    }
    const made = publicTable(table, { marked, policy, clean, stripped, publicWords });
    keptTables.set(table.name, made.columns);
    files.set(table.path, toUtf8(made.text));
  }
  const linePath = pathOfLine(pack);
  const keptFiles: { path: string; bytes: Uint8Array }[] = [];
  for (const [path, bytes] of folder.files) {
    if (path === linePath) files.set(path, bytes);
    else if (path !== PACKAGE_FILE) {
      keptFiles.push({ path, bytes });
      stripped.push({ kind: 'file', where: path, values: [] });
    }
  }
  files.set(PACKAGE_FILE, toUtf8(`${JSON.stringify(publicPackage(pack, keptTables, clean, stripped), null, 2)}\n`));
  return { files: new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))), stripped, publicWords, keptFiles };
}

type Making = {
  readonly marked: ReadonlySet<string>;
  readonly policy: Precision;
  readonly clean: (where: string, text: string) => string;
  readonly stripped: Stripped[];
  readonly publicWords: Set<string>;
};

function publicTable(table: RawTable, making: Making): { text: string; columns: readonly string[] } {
  const { marked, clean, stripped, publicWords } = making;
  const known = knownColumns(table.name);
  const header = table.header.cells;
  const fates = header.map((column) => {
    const to = known.get(column)?.references ?? null;
    return to !== null && !isPublicTable(to, marked) ? 'dropped' : fateOf(table.name, column, marked);
  });
  const kept = header.flatMap((column, i) => (fates[i] === 'dropped' ? [] : [{ column, i }]));
  for (const [i, column] of header.entries()) {
    if (fates[i] === 'published') continue;
    const values = table.records.map(({ cells }) => cells[i] ?? '').filter((cell) => cell !== '');
    stripped.push({ kind: 'column', where: `${table.path} ${column}`, values: [...new Set(values)] });
  }
  const place = table.name === 'sites' ? ['lat', 'lon', 'uncertainty_km'].map((name) => header.indexOf(name)) : null;
  const lines = table.records.map(({ cells }) => {
    const written = place ? coarse(cells, place as [number, number, number], making, table.path) : cells;
    return kept.map(({ column, i }) => {
      const cell = written[i] ?? '';
      if (fates[i] === 'withheld') return cell === '' ? '' : WITHHELD;
      if (!isFree(known.get(column))) {
        publicWords.add(cell.trim().toLowerCase());
        return cell;
      }
      return clean(`${table.path} ${column}`, cell);
    });
  });
  const columns = kept.map(({ column }) => column);
  return { text: [columns, ...lines].map((cells) => `${printCells(cells)}\n`).join(''), columns };
}

/** Text somebody wrote. All else is a number, a day, an id or a word of a list. */
const isFree = (column: KnownColumn | undefined): boolean =>
  column !== undefined && ['text', 'prose', 'url'].includes(column.kind as string);

function coarse(cells: readonly string[], [lat, lon, uncertainty]: [number, number, number], to: Making, path: string) {
  const written = { lat: cells[lat] ?? '', lon: cells[lon] ?? '', uncertaintyKm: cells[uncertainty] ?? '' };
  const { isCoarsened, ...made } = publicPlace(written, to.policy);
  if (!isCoarsened) return cells;
  to.stripped.push({ kind: 'position', where: `${path} lat, lon`, values: [written.lat, written.lon] });
  return cells.map((cell, i) =>
    i === lat ? made.lat : i === lon ? made.lon : i === uncertainty ? made.uncertaintyKm : cell,
  );
}

/** Words of a closed list name nobody; the vocabulary stands in the package and the pages as well. */
function wholeTable(table: RawTable): readonly Stripped[] {
  const known = knownColumns(table.name);
  return table.header.cells.map((column, i) => ({
    kind: 'table',
    where: `${table.path} ${column}`,
    values: Array.isArray(known.get(column)?.kind)
      ? []
      : [...new Set(table.records.map(({ cells }) => cells[i] ?? '').filter((cell) => cell !== ''))],
  }));
}

function publicPackage(
  pack: Json,
  tables: ReadonlyMap<string, readonly string[]>,
  clean: Making['clean'],
  stripped: Stripped[],
): Json {
  const made: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(pack)) {
    if (key === 'resources')
      made[key] = resourcesOf(value as readonly Json[], tables, pathOfLine(pack), clean, stripped);
    else if (isPublicProperty(key)) made[key] = deepClean(value, clean, `${PACKAGE_FILE} ${key}`);
    else if (!key.startsWith('plumbline:'))
      stripped.push({ kind: 'property', where: `${PACKAGE_FILE} ${key}`, values: leaves(value) });
  }
  return made;
}

/** Descriptions of the tables that are published, with the fields that are. */
function resourcesOf(
  resources: readonly Json[],
  tables: ReadonlyMap<string, readonly string[]>,
  linePath: string | null,
  clean: Making['clean'],
  stripped: Stripped[],
): readonly Json[] {
  return resources.flatMap((resource): readonly Json[] => {
    const columns = tables.get(String(resource.name));
    if (columns === undefined) return resource.path === linePath ? [pick(resource, RESOURCE_KEYS)] : [];
    const schema = resource.schema as Json;
    const where = `${PACKAGE_FILE} ${resource.name}`;
    const rest = [omit(resource, [...RESOURCE_KEYS, 'schema']), omit(schema, SCHEMA_KEYS)].flatMap(leaves);
    if (rest.length > 0) stripped.push({ kind: 'property', where, values: rest });
    const primaryKey = [schema.primaryKey].flat().filter((field) => columns.includes(String(field)));
    if (primaryKey.length === 0)
      throw new InputError(
        `${PACKAGE_FILE} ${resource.name} primaryKey`,
        'a column that may be published',
        schema.primaryKey,
      );
    const fields = (schema.fields as readonly Json[]).filter(({ name }) => columns.includes(String(name)));
    const keys = (schema.foreignKeys as readonly Json[] | undefined)?.filter((key) => {
      const to = String((key.reference as Json).resource || resource.name);
      const [own, other] = [[key.fields].flat(), [(key.reference as Json).fields].flat()];
      return (
        own.every((name) => columns.includes(String(name))) &&
        other.every((name) => tables.get(to)?.includes(String(name)))
      );
    });
    return [
      {
        ...(deepClean(pick(resource, RESOURCE_KEYS), clean, where) as Json),
        schema: {
          ...pick(schema, ['$schema', 'fieldsMatch', 'missingValues']),
          fields: fields.map((field) => deepClean(pick(field, FIELD_KEYS), clean, where)),
          primaryKey,
          ...(keys && keys.length > 0 ? { foreignKeys: keys } : {}),
        },
      },
    ];
  });
}

const RESOURCE_KEYS = [
  '$schema',
  'name',
  'type',
  'path',
  'title',
  'description',
  'format',
  'mediatype',
  'encoding',
  'dialect',
];
const FIELD_KEYS = [
  ...['name', 'type', 'format', 'title', 'description', 'constraints', 'categories', 'categoriesOrdered'],
  ...['delimiter', 'itemType', 'plumbline:itemEnum', 'plumbline:references'],
];
const SCHEMA_KEYS = ['$schema', 'fieldsMatch', 'missingValues', 'fields', 'primaryKey', 'foreignKeys'];

const omit = (from: Json, keys: readonly string[]): Json =>
  Object.fromEntries(Object.entries(from).filter(([key]) => !keys.includes(key)));

const pick = (from: Json, keys: readonly string[]): Json =>
  Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key)));

function deepClean(value: unknown, clean: Making['clean'], where: string): unknown {
  if (typeof value === 'string') return clean(where, value);
  if (Array.isArray(value)) return value.map((one) => deepClean(one, clean, where));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, deepClean(one, clean, where)]));
}

function leaves(value: unknown): readonly string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [];
}

function pathOfLine(pack: Json): string | null {
  const path = (pack['plumbline:line'] as Json | undefined)?.path;
  return typeof path === 'string' ? path : null;
}

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
