/** What a column asks for, as far as a form or a grid can offer it: its words, its choices, the rows it may point to. */
import type { Draft } from './draft.js';
import type { Field } from './field.js';
import { member, objectOf, textOf } from './json-read.js';
import { KNOWN_TABLES, type KnownTable, knownColumns } from './known-tables.js';
import type { TableSpec } from './package.js';
import { columnWords } from './table-words.js';

export type ColumnGuide = {
  readonly name: string;
  /** one sentence */
  readonly words: string;
  readonly isRequired: boolean;
  readonly isKey: boolean;
  /** the only values it takes; null where there is no such list */
  readonly choices: readonly string[] | null;
  /** rows it points to; null when it points to none */
  readonly references: { readonly table: string; readonly column: string } | null;
  /** several values in one cell, and what stands between them */
  readonly delimiter: string | null;
  readonly isNumber: boolean;
};

export function columnGuides(spec: TableSpec): readonly ColumnGuide[] {
  const known = knownColumns(spec.name);
  return spec.fields.map((field) => {
    const column = known.get(field.name);
    const isList = field.type === 'list' || column?.kind === 'names';
    const [only] = spec.foreignKeys.filter(({ fields }) => fields.length === 1 && fields[0] === field.name);
    const declared = only ? { table: only.table, column: only.references[0] ?? 'id' } : null;
    const listed = field.references ? { table: field.references.table, column: field.references.field } : null;
    const needed = column?.references ? { table: column.references, column: 'id' } : null;
    return {
      name: field.name,
      words: wordsOf(spec.name, field),
      isRequired: field.required || column?.required === true,
      isKey: spec.primaryKey.includes(field.name),
      choices: field.oneOf ?? field.itemOneOf ?? (typeof column?.kind === 'object' ? column.kind : null),
      references: declared ?? listed ?? needed,
      delimiter: isList ? (field.type === 'list' ? field.delimiter : ';') : null,
      isNumber: NUMBERS.some((kind) => kind === field.type || kind === column?.kind),
    };
  });
}

const NUMBERS = ['number', 'integer', 'amount', 'count', 'wholeNumber', 'probability', 'latitude', 'longitude'];

/** Choices of a column with the rows of the draft: its own list, or the keys of the table it points to. */
export function choicesOf({ choices, references }: ColumnGuide, draft: Draft): readonly string[] | null {
  if (choices !== null || references === null) return choices;
  const table = [...draft.values()].find(({ name }) => name === references.table);
  const at = table?.columns.indexOf(references.column) ?? -1;
  if (!table || at < 0) return null;
  return [...new Set(table.rows.filter((row) => !row.isRemoved).map(({ cells }) => cells[at] ?? ''))].filter(
    (cell) => cell !== '',
  );
}

function wordsOf(table: string, field: Field): string {
  const said = textOf(member(objectOf(field.node), 'description'));
  return said ?? (table in KNOWN_TABLES ? columnWords(table as KnownTable, field.name) : '');
}
