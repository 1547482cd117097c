/** Keys: those the package declares and those the typed rows rest on, whether declared or not. */
import { KNOWN_TABLES, type KnownTable, REQUIRED_TABLES } from './known-tables.js';
import type { TableSpec } from './package.js';
import type { Report } from './report.js';
import type { RawRecord } from './table.js';
import { brokenKey, cellOf, isSound, type TableView, type Views } from './view.js';

export function checkKeys(view: TableView, views: Views, named: ReadonlySet<string>, report: Report): void {
  for (const columns of uniqueKeys(view.spec)) checkUnique(view, columns, report);
  for (const key of references(view.spec)) {
    const target = views.get(key.table);
    // A listed table that could not be read has its own problem; one that is not listed holds no row.
    // A key declared to a table that is not in the package is a fault of the package.
    // So has a required table that is not listed.
    if (!target && (key.declared || named.has(key.table) || isRequired(key.table))) continue;
    if (target && !key.references.every((field) => target.column.has(field))) continue;
    const held = heldKeys(target, key.references);
    for (const record of view.raw.records) checkReference(view, record, key, held, report);
  }
}

type ReferenceKey = {
  readonly fields: readonly string[];
  readonly table: string;
  readonly references: readonly string[];
  /** of a list whose every element is a key; null for a plain key */
  readonly delimiter: string | null;
  /** by the package, not only needed by the typed rows */
  readonly declared: boolean;
};

function uniqueKeys(spec: TableSpec): readonly (readonly string[])[] {
  const ids = spec.fields
    .filter((field) => field.unique || knownKind(spec.name, field.name) === 'id')
    .map((field) => [field.name]);
  return distinct(
    [spec.primaryKey, ...ids].filter((key) => key.length > 0),
    (key) => key.join(),
  );
}

function references(spec: TableSpec): readonly ReferenceKey[] {
  const declared = spec.foreignKeys.map((key) => ({ ...key, delimiter: null, declared: true }));
  const lists = spec.fields.flatMap(({ name, references: to, type, delimiter }) =>
    to
      ? [
          {
            fields: [name],
            table: to.table,
            references: [to.field],
            delimiter: type === 'list' ? delimiter : null,
            declared: true,
          },
        ]
      : [],
  );
  const known = spec.fields.flatMap(({ name, type, delimiter }) => {
    const column = spec.name in KNOWN_TABLES ? KNOWN_TABLES[spec.name as KnownTable][name] : undefined;
    if (!column?.references) return [];
    const split = column.kind === 'names' ? (type === 'list' ? delimiter : ';') : null;
    return [{ fields: [name], table: column.references, references: ['id'], delimiter: split, declared: false }];
  });
  return distinct(
    [...declared, ...lists, ...known],
    (key) => `${key.fields.join()} ${key.table} ${key.references.join()}`,
  );
}

function checkUnique(view: TableView, columns: readonly string[], report: Report): void {
  const field = columns.join(', ');
  const seen = new Map<string, number>();
  for (const record of view.raw.records) {
    if (!isSound(view, record, columns)) continue;
    const blank = columns.find((column) => cellOf(view, record, column) === null);
    if (blank !== undefined) {
      report(record.line, blank, 'a value, being part of the key');
      continue;
    }
    const key = keyText(view, record, columns);
    const before = seen.get(key);
    if (before === undefined) seen.set(key, record.line);
    else report(record.line, field, `unique; already in line ${before}`, shownKey(view, record, columns));
  }
}

/** Keys a table holds, faulty cells with them, so that a row is not blamed for a fault of the one it points to. */
export function heldKeys(view: TableView | undefined, columns: readonly string[]): ReadonlySet<string> {
  const held = new Set<string>();
  for (const record of view?.raw.records ?? []) {
    if (view && record.cells.length === view.spec.fields.length) held.add(keyText(view, record, columns));
    // A row with a cell too many or too few has its key somewhere; that it was shifted is told once.
    else for (const cell of record.cells) held.add(cell);
  }
  return held;
}

function checkReference(
  view: TableView,
  record: RawRecord,
  key: ReferenceKey,
  held: ReadonlySet<string>,
  report: Report,
): void {
  if (!isSound(view, record, key.fields)) return;
  const [only] = key.fields;
  const text = only === undefined ? null : cellOf(view, record, only);
  const wrong =
    key.delimiter === null
      ? [keyText(view, record, key.fields)]
          .filter((k) => k.split(SEPARATOR).some((part) => part !== '') && !held.has(k))
          .map(() => shownKey(view, record, key.fields))
      : (text?.split(key.delimiter) ?? []).filter((element) => !held.has(element));
  for (const got of wrong) {
    for (const field of key.fields) view.broken.add(brokenKey(record, field));
    report(record.line, key.fields.join(', '), `${key.references.join(', ')} of a row in ${key.table}`, got);
  }
}

// Cells hold no control characters, so this cannot occur in one.
const SEPARATOR = '\u0001';
const keyText = (view: TableView, record: RawRecord, columns: readonly string[]): string =>
  columns.map((column) => cellOf(view, record, column) ?? '').join(SEPARATOR);
const shownKey = (view: TableView, record: RawRecord, columns: readonly string[]): string =>
  columns.map((column) => cellOf(view, record, column) ?? '').join(', ');

const knownKind = (table: string, column: string): unknown =>
  table in KNOWN_TABLES ? KNOWN_TABLES[table as KnownTable][column]?.kind : undefined;

function distinct<T>(list: readonly T[], keyOf: (element: T) => string): readonly T[] {
  return [...new Map(list.map((element) => [keyOf(element), element])).values()];
}

const isRequired = (table: string): boolean => REQUIRED_TABLES.some((name) => name === table);
