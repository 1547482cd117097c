/** Changes not yet saved, kept on this machine with the revision they were made on, so that a reload loses nothing. */
import { type Draft, type DraftRow, isChanged } from '../../../core/casefile/draft.js';
import { addRows, withTable } from '../../../core/casefile/draft-acts.js';
import { keep, kept } from '../../model/browser-store.js';

/** By path: changed rows of the revision by their number (null: removed), and rows that are new. */
type Kept = {
  readonly revision: number;
  readonly tables: Readonly<Record<string, Changes>>;
};
type Changes = {
  readonly changed: readonly (readonly [number, readonly string[] | null])[];
  readonly added: readonly (readonly string[])[];
};

const keyOf = (name: string): string => `plumbline-draft/${name}`;

/** @returns false where this machine has no room for it */
export function keepDraft(name: string, revision: number, draft: Draft): boolean {
  const tables: Record<string, Changes> = {};
  for (const { path, rows } of draft.values()) {
    const changed = rows.filter((row) => row.was !== null && isChanged(row));
    const added = rows.filter((row) => row.was === null);
    if (changed.length + added.length === 0) continue;
    tables[path] = {
      changed: changed.map(({ id, cells, isRemoved }) => [id, isRemoved ? null : cells]),
      added: added.map(({ cells }) => cells),
    };
  }
  const isEmpty = Object.keys(tables).length === 0;
  return keep(keyOf(name), isEmpty ? null : JSON.stringify({ revision, tables } satisfies Kept));
}

export function keptDraft(name: string): Kept | null {
  try {
    const text = kept(keyOf(name));
    const read = text === null ? null : (JSON.parse(text) as Kept);
    return read !== null && Number.isInteger(read.revision) && typeof read.tables === 'object' ? read : null;
  } catch {
    return null;
  }
}

/** @param base the untouched draft of the revision the changes were made on */
export function withKept(base: Draft, { tables }: Kept): Draft {
  let draft = base;
  for (const [path, { changed, added }] of Object.entries(tables)) {
    const table = base.get(path);
    if (!table) continue;
    const by = new Map(changed);
    const rows = table.rows.map((row): DraftRow => {
      const kept = by.get(row.id);
      if (kept === undefined) return row;
      return kept === null ? { ...row, isRemoved: true } : { ...row, cells: kept };
    });
    draft = withTable(draft, { ...table, rows });
    draft = addRows(
      draft,
      path,
      added.map((cells) => Object.fromEntries(table.columns.map((column, at) => [column, cells[at] ?? '']))),
    );
  }
  return draft;
}
