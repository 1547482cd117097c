/** Table Schema fields: what a column may hold, read from the package and asked of each cell. */
import { dayRange } from '../measure/day.js';
import type { JsonNode } from './json.js';
import type { Pattern } from './pattern.js';

export const FIELD_TYPES = [
  'string',
  'integer',
  'number',
  'boolean',
  'date',
  'year',
  'yearmonth',
  'datetime',
  'list',
  'any',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export type Field = {
  readonly name: string;
  readonly type: FieldType;
  readonly required: boolean;
  readonly unique: boolean;
  readonly oneOf: readonly string[] | null;
  readonly pattern: Pattern | null;
  /** a number for numbers; text of the same form for dates */
  readonly minimum: number | string | null;
  readonly maximum: number | string | null;
  readonly minLength: number | null;
  readonly maxLength: number | null;
  /** of a list */
  readonly delimiter: string;
  readonly itemOneOf: readonly string[] | null;
  readonly references: Reference | null;
  readonly node: JsonNode;
};

/** A list whose elements are keys of another table. */
export type Reference = { readonly table: string; readonly field: string };

const NUMBER = /^-?\d+(\.\d+)?$/;
const WHOLE = /^-?\d+$/;
const DATETIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?Z$/;

export const isNumber = (cell: string): boolean => NUMBER.test(cell) && Number.isFinite(Number(cell));
export const isWhole = (cell: string): boolean => WHOLE.test(cell) && Number.isSafeInteger(Number(cell));
export const isFullDay = (cell: string): boolean => cell.length === 10 && dayRange(cell) !== null;

/** The rule a cell that is not blank breaks under its field, or null. */
export function fieldRule(field: Field, cell: string): string | null {
  return typeRule(field, cell) ?? constraintRule(field, cell);
}

function typeRule(field: Field, cell: string): string | null {
  switch (field.type) {
    case 'string':
    case 'any':
      return null;
    case 'integer':
      return isWhole(cell) ? null : 'a whole number';
    case 'number':
      return isNumber(cell) ? null : 'a number such as 12 or 0.5';
    case 'boolean':
      return cell === 'true' || cell === 'false' ? null : 'true or false';
    case 'date':
      return isFullDay(cell) ? null : 'a day that exists, such as 2031-06-01';
    case 'year':
      return cell.length === 4 && dayRange(cell) ? null : 'a year such as 2031';
    case 'yearmonth':
      return cell.length === 7 && dayRange(cell) ? null : 'a month such as 2031-06';
    case 'datetime':
      return isFullDay(DATETIME.exec(cell)?.[1] ?? '') ? null : 'a UTC time such as 2031-06-01T12:00Z';
    case 'list':
      return listRule(cell.split(field.delimiter));
    default:
      return field.type satisfies never;
  }
}

export function listRule(elements: readonly string[]): string | null {
  if (elements.some((element) => element === '' || element !== element.trim()))
    return 'a list without blank elements or stray white space';
  return new Set(elements).size === elements.length ? null : 'a list that names each element once';
}

function constraintRule(field: Field, cell: string): string | null {
  const { oneOf, itemOneOf, pattern, minimum, maximum, minLength, maxLength } = field;
  if (oneOf && !oneOf.includes(cell)) return oneOfRule(oneOf);
  if (itemOneOf && !cell.split(field.delimiter).every((element) => itemOneOf.includes(element))) {
    return `elements ${oneOfRule(itemOneOf)}`;
  }
  if (pattern && !pattern.matches(cell)) return `the pattern ${pattern.source}`;
  if (minimum !== null && isBelow(cell, minimum)) return `at least ${minimum}`;
  if (maximum !== null && isAbove(cell, maximum)) return `at most ${maximum}`;
  if (minLength !== null && cell.length < minLength) return `at least ${minLength} characters`;
  if (maxLength !== null && cell.length > maxLength) return `at most ${maxLength} characters`;
  return null;
}

export const oneOfRule = (words: readonly string[]): string => `one of ${words.join(', ')}`;

const isBelow = (cell: string, limit: number | string): boolean =>
  typeof limit === 'number' ? Number(cell) < limit : cell < limit;
const isAbove = (cell: string, limit: number | string): boolean =>
  typeof limit === 'number' ? Number(cell) > limit : cell > limit;
