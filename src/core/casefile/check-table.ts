/** One listed table: its file, its header and every cell under its field. */
import type { FolderFiles } from '../ports.js';
import { cellTextRule } from './cell-text.js';
import { type Field, fieldRule } from './field.js';
import type { KnownColumn } from './known-column.js';
import { kindRule } from './known-kind.js';
import { knownColumns } from './known-tables.js';
import { LIMITS } from './limits.js';
import type { TableSpec } from './package.js';
import type { Report } from './report.js';
import { parseRecords, type RawRecord } from './table.js';
import { isTooLarge, readText } from './utf8.js';
import { brokenKey, type TableView } from './view.js';

/** The table's rows, checked cell by cell; null when they cannot be matched to fields (reported). */
export function checkTable(spec: TableSpec, files: FolderFiles, report: Report): TableView | null {
  const bytes = files.get(spec.path);
  if (!bytes) {
    report(null, null, 'a file, being listed in datapackage.json');
    return null;
  }
  if (isTooLarge(bytes, LIMITS.fileBytes, report)) return null;
  const text = readText(bytes, report);
  const all = text === null ? null : parseRecords(text, report);
  if (all === null || !spec.whole) return null;
  const [header, ...records] = all;
  if (!header) {
    report(null, null, 'a header and rows, not an empty file');
    return null;
  }
  if (!headerFits(header, spec.fields, report)) return null;
  const column = new Map(spec.fields.map((field, i) => [field.name, i]));
  const view: TableView = {
    spec,
    raw: { name: spec.name, path: spec.path, header, records },
    column,
    broken: new Set(),
  };
  const known = knownColumns(spec.name);
  const checks = spec.fields.map((field) => cellCheck(field, known.get(field.name)));
  for (const record of records) checkRecord(view, record, checks, report);
  return view;
}

function headerFits(header: RawRecord, fields: readonly Field[], report: Report): boolean {
  const seen = new Set<string>();
  for (const name of header.cells) {
    if (seen.has(name)) {
      report(1, name, 'each column once in the header', name);
      return false;
    }
    seen.add(name);
  }
  const i = fields.findIndex((field, at) => header.cells[at] !== field.name);
  const at = i < 0 && header.cells.length > fields.length ? fields.length : i;
  if (at < 0) return true;
  const expected = fields[at]?.name;
  const rule =
    expected === undefined
      ? `the ${fields.length} fields of the schema and no more`
      : `${expected} as column ${at + 1}, in the order of the schema`;
  report(1, null, `header: ${rule}`, header.cells[at] ?? null);
  return false;
}

type CellCheck = { readonly name: string; readonly rule: (cell: string) => string | null };

function cellCheck(field: Field, known: KnownColumn | undefined): CellCheck {
  const required = field.required || known?.required === true;
  const prose = known ? known.kind === 'prose' : field.type === 'string' && !field.oneOf && !field.pattern;
  const delimiter = field.type === 'list' ? field.delimiter : ';';
  const ruleOf = (cell: string): string | null => {
    if (cell === '') return required ? 'a value, not blank' : null;
    return (
      cellTextRule(cell, prose) ?? fieldRule(field, cell) ?? (known ? kindRule(known.kind, cell, delimiter) : null)
    );
  };
  // Columns repeat themselves: most cells have been judged before.
  const judged = new Map<string, string | null>();
  return {
    name: field.name,
    rule: (cell) => {
      let rule = judged.get(cell);
      if (rule === undefined) {
        rule = ruleOf(cell);
        if (judged.size < REMEMBERED) judged.set(cell, rule);
      }
      return rule;
    },
  };
}

const REMEMBERED = 1000;

function checkRecord(view: TableView, record: RawRecord, checks: readonly CellCheck[], report: Report): void {
  const { cells, line } = record;
  if (cells.length !== checks.length) {
    report(line, null, `${checks.length} cells`, `${cells.length} cells`);
    for (const { name } of checks) view.broken.add(brokenKey(record, name));
    return;
  }
  checks.forEach(({ name, rule }, at) => {
    const cell = cells[at] as string;
    const broken = rule(cell);
    if (broken === null) return;
    view.broken.add(brokenKey(record, name));
    report(line, name, broken, cell === '' ? null : cell);
  });
}
