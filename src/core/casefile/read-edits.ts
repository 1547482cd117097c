/** Edits as a program or a page sends them, taken apart. */
import { InputError } from '../problem.js';
import { type Cells, EDITABLE_PROPERTIES, type PropertyValue, type RowEdit, type RowKey } from './row-edit.js';

type Told = Readonly<Record<string, unknown>>;

export const MOST_EDITS = 20_000;

/** @throws InputError that names the first field that breaks its rule */
export function readEdits(told: unknown): readonly RowEdit[] {
  if (!Array.isArray(told)) throw new InputError('edits', 'a list of edits', typeof told);
  if (told.length > MOST_EDITS) throw new InputError('edits', `at most ${MOST_EDITS} at a time`, told.length);
  return told.map((one, i) => readEdit(one, `edits[${i}]`));
}

function readEdit(one: unknown, where: string): RowEdit {
  const told = objectOf(one, where);
  const text = (field: string): string => {
    const value = told[field];
    if (typeof value === 'string') return value;
    throw new InputError(`${where}.${field}`, 'text, blank for unknown', value);
  };
  switch (told.kind) {
    case 'set':
      return {
        ...{ kind: 'set', table: text('table'), key: keyOf(told.key, `${where}.key`) },
        ...{ column: text('column'), was: text('was'), now: text('now') },
      };
    case 'add':
      return { kind: 'add', table: text('table'), row: cellsOf(told.row, `${where}.row`) };
    case 'remove':
      return {
        ...{ kind: 'remove', table: text('table'), key: keyOf(told.key, `${where}.key`) },
        was: cellsOf(told.was, `${where}.was`),
      };
    case 'table':
      return { kind: 'table', table: text('table') };
    case 'property': {
      const property = EDITABLE_PROPERTIES.find((name) => name === told.property);
      if (!property)
        throw new InputError(`${where}.property`, `one of ${EDITABLE_PROPERTIES.join(', ')}`, told.property);
      return {
        kind: 'property',
        property,
        was: (told.was ?? null) as PropertyValue,
        now: (told.now ?? null) as PropertyValue,
      };
    }
    default:
      throw new InputError(`${where}.kind`, 'one of set, add, remove, table, property', told.kind);
  }
}

function objectOf(value: unknown, where: string): Told {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Told;
  throw new InputError(where, 'an object', value);
}

/** A key of one column may be given as its cell alone. */
function keyOf(value: unknown, where: string): RowKey {
  const key = typeof value === 'string' ? [value] : value;
  if (Array.isArray(key) && key.length > 0 && key.every((cell) => typeof cell === 'string')) return key;
  throw new InputError(where, 'a list of cells, one for each column of the key', value);
}

function cellsOf(value: unknown, where: string): Cells {
  const row = objectOf(value, where);
  for (const [column, cell] of Object.entries(row))
    if (typeof cell !== 'string') throw new InputError(`${where}.${column}`, 'text, blank for unknown', cell);
  return row as Cells;
}
