/** Rows of a table whose named cells passed their own checks. */
import { cellOf, isSound, type TableView } from './view.js';

export type Sound = { readonly line: number; readonly cell: (field: string) => string | null };

export const soundRows = (view: TableView, fields: readonly string[]): readonly Sound[] =>
  view.raw.records
    .filter((record) => isSound(view, record, fields))
    .map((record) => ({ line: record.line, cell: (field) => cellOf(view, record, field) }));
