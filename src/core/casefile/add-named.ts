/** New rows into a draft under names nobody has: their own where it is free, else the next; rows among them that point to it follow. */
import type { Draft } from './draft.js';
import { addRows } from './draft-acts.js';
import type { Cells } from './row-edit.js';

/** @param refers columns that point to a row of the same table */
export function addNamed(draft: Draft, path: string, rows: readonly Cells[], refers: readonly string[]): Draft {
  const table = draft.get(path);
  const [column, ...more] = table?.keyColumns ?? [];
  if (!table || column === undefined || more.length > 0) return addRows(draft, path, rows);
  const at = table.columns.indexOf(column);
  const taken = new Set(table.rows.map(({ cells }) => cells[at] ?? ''));
  const names = new Map<string, string>();
  for (const row of rows) {
    const own = row[column] ?? '';
    const stem = own.replace(/\d+$/, '');
    let name = own;
    for (let n = 1; taken.has(name); n++) name = `${stem}${n}`;
    taken.add(name);
    names.set(own, name);
  }
  const renamed = rows.map((row): Cells => {
    const pointing = refers.flatMap((name) => (row[name] ? [[name, names.get(row[name]) ?? row[name]]] : []));
    return { ...row, ...Object.fromEntries(pointing), [column]: names.get(row[column] ?? '') ?? '' };
  });
  return addRows(draft, path, renamed);
}
