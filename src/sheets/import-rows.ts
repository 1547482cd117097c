/** Rows of a foreign table as rows of a case, by the columns somebody chose. */
import type { Cells } from '../core/casefile/row-edit.js';

/** A column of the case; `note`: into the note, with its head before it; `none`: left out. */
export type Target = { readonly column: string } | 'note' | 'none';

/** @param targets one for each column of the sheet */
export function importRows(
  rows: readonly (readonly string[])[],
  heads: readonly string[],
  targets: readonly Target[],
): readonly Cells[] {
  return rows.map((cells) => {
    const row: Record<string, string> = {};
    const kept: string[] = [];
    targets.forEach((target, at) => {
      const cell = cells[at] ?? '';
      if (cell === '' || target === 'none') return;
      if (target === 'note') kept.push(`${heads[at]}: ${cell}`);
      else row[target.column] = cell;
    });
    if (kept.length > 0) row.note = [row.note, ...kept].filter(Boolean).join('; ');
    return row;
  });
}
