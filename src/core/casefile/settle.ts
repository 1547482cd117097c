/** Places of a three-way merge, decided: each by edits that speak of it, on what the merged files hold there. */
import type { FolderFiles } from '../ports.js';
import type { Problem } from '../problem.js';
import { putEdits, tableSpecs } from './edit.js';
import { keyText } from './open-table.js';
import { EDITABLE_PROPERTIES, type EditConflict, type EditOfRow, type RowEdit } from './row-edit.js';
import type { ThreeWay } from './three-way.js';

/** What can stand in a place: what either side made of it, or what was there before both. */
export type Stand = 'mine' | 'theirs' | 'was';

/** Two sides of one place and what they came from; a file has no sides that rows could tell. */
export type TwoSided = Exclude<EditConflict, { kind: 'file' }>;

export type Settled = {
  readonly files: FolderFiles;
  /** nobody decided, or decided on something that does not stand there */
  readonly open: readonly EditConflict[];
  /** decisions that make no sense on these files */
  readonly problems: readonly Problem[];
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
  return { files: put.files, open: [...undecided, ...put.conflicts], problems: put.problems };
}

/** The decisions that take one side in every conflict that rows and properties can settle; a conflict holds theirs. */
export function takeSide(conflicts: readonly EditConflict[], side: Stand): readonly RowEdit[] {
  return conflicts.flatMap((conflict) => (conflict.kind === 'file' ? [] : editsTo(conflict, 'theirs', side)));
}

/**
 * The edits after which `wanted` stands in a place. None for a property that no desk may edit.
 * @param stands what the merged files hold there
 */
export function editsTo(place: TwoSided, stands: Stand, wanted: Stand): readonly RowEdit[] {
  switch (place.kind) {
    case 'cell': {
      const { table, key, column } = place;
      return [{ kind: 'set', table, key, column, was: place[stands], now: place[wanted] }];
    }
    case 'property': {
      const property = EDITABLE_PROPERTIES.find((known) => known === place.property);
      return property ? [{ kind: 'property', property, was: place[stands], now: place[wanted] }] : [];
    }
    case 'row': {
      const { table, key } = place;
      const [here, row] = [place[stands], place[wanted]];
      if (!row) return [{ kind: 'remove', table, key, was: here ?? {} }];
      if (!here) return [{ kind: 'add', table, row }];
      return Object.keys(here).map((column) => ({
        ...{ kind: 'set', table, key, column, was: here[column] ?? '', now: row[column] ?? '' },
      }));
    }
    default:
      return place satisfies never;
  }
}
