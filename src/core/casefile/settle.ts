/** Conflicts of a three-way merge, decided: each by an edit that speaks of its place, on what theirs holds there. */
import type { FolderFiles } from '../ports.js';
import { putEdits, tableSpecs } from './edit.js';
import { keyText } from './open-table.js';
import type { EditConflict, EditOfRow, RowEdit } from './row-edit.js';
import type { ThreeWay } from './three-way.js';

export type Settled = {
  readonly files: FolderFiles;
  /** nobody decided, or decided on something that does not stand there */
  readonly open: readonly EditConflict[];
};

export function settle({ files, conflicts }: ThreeWay, decisions: readonly RowEdit[]): Settled {
  const put = putEdits(files, decisions);
  const specs = tableSpecs(files);
  const keyOf = (edit: EditOfRow): string =>
    edit.kind === 'add'
      ? keyText((specs.get(edit.table)?.primaryKey ?? []).map((column) => edit.row[column] ?? ''))
      : keyText(edit.key);
  const decides = (edit: RowEdit, conflict: EditConflict): boolean => {
    if (conflict.kind === 'file' || edit.kind === 'table') return false;
    if (conflict.kind === 'property' || edit.kind === 'property')
      return conflict.kind === 'property' && edit.kind === 'property' && conflict.property === edit.property;
    if (edit.table !== conflict.table || keyOf(edit) !== keyText(conflict.key)) return false;
    return conflict.kind === 'row' || edit.kind !== 'set' || edit.column === conflict.column;
  };
  const undecided = conflicts.filter((conflict) => !decisions.some((edit) => decides(edit, conflict)));
  return { files: put.files, open: [...undecided, ...put.conflicts] };
}

/** The decisions that take one side in every conflict that rows and properties can settle. */
export function takeSide(conflicts: readonly EditConflict[], side: 'mine' | 'theirs'): readonly RowEdit[] {
  return conflicts.flatMap((conflict): readonly RowEdit[] => {
    if (conflict.kind === 'file') return [];
    const taken = conflict[side];
    if (conflict.kind === 'cell') {
      const { table, key, column, theirs } = conflict;
      return [{ kind: 'set', table, key, column, was: theirs, now: taken as string }];
    }
    if (conflict.kind === 'property') {
      const { property, theirs } = conflict;
      return [{ kind: 'property', property, was: theirs, now: conflict[side] } as RowEdit];
    }
    const { table, key, theirs, mine } = conflict;
    if (!theirs)
      return mine && side === 'mine'
        ? [{ kind: 'add', table, row: mine }]
        : [{ kind: 'remove', table, key, was: mine ?? {} }];
    if (side === 'mine' && !mine) return [{ kind: 'remove', table, key, was: theirs }];
    const row = (side === 'mine' ? mine : theirs) ?? theirs;
    return Object.keys(theirs).map((column) => ({
      ...{ kind: 'set', table, key, column, was: theirs[column] ?? '', now: row[column] ?? '' },
    }));
  });
}
