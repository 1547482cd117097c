/**
 * Two states of a case that come from one, put together: what only one side changed is taken from it, what both changed
 * alike is taken once, what both changed to different ends is a conflict that somebody decides. Rows are told apart by
 * their key and compared cell by cell. A file that only one side touched is that side's, byte for byte.
 */
import type { FolderFiles } from '../ports.js';
import { type Difference, differenceOf, isSameBytes, type RowChange } from './difference.js';
import { putEdits, tableSpecs, textOf } from './edit.js';
import { keyText, type OpenTable, openTable } from './open-table.js';
import { membersOf, withMember } from './package-members.js';
import { PACKAGE_FILE } from './read.js';
import type { Cells, EditConflict, RowKey } from './row-edit.js';
import { toUtf8 } from './utf8.js';

export type Change =
  | { readonly kind: 'row'; readonly edit: RowChange }
  | { readonly kind: 'property'; readonly change: Difference['properties'][number] }
  | { readonly kind: 'file'; readonly change: Difference['files'][number] };

/** One change with what each side made of it; null: that side left it as it was. */
export type SidedChange = {
  readonly side: 'mine' | 'theirs' | 'both' | 'conflict';
  readonly mine: Change | null;
  readonly theirs: Change | null;
};

export type ThreeWay = {
  /** what neither side contradicts; where the two conflict, what theirs holds */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly changes: readonly SidedChange[];
  readonly conflicts: readonly EditConflict[];
};

export function threeWay(base: FolderFiles, mine: FolderFiles, theirs: FolderFiles): ThreeWay {
  const [ours, others] = [differenceOf(base, mine), differenceOf(base, theirs)];
  const merged = new Map(theirs);
  const conflicts = [
    ...mergeFiles(base, mine, theirs, ours, merged),
    ...mergeRows(base, mine, theirs, ours, merged),
    ...mergePackage(mine, theirs, ours, others, merged),
  ];
  return { files: merged, changes: sided(ours, others, conflicts), conflicts };
}

function mergeFiles(
  base: FolderFiles,
  mine: FolderFiles,
  theirs: FolderFiles,
  ours: Difference,
  merged: Map<string, Uint8Array>,
): readonly EditConflict[] {
  const conflicts: EditConflict[] = [];
  for (const { path } of ours.files) {
    const [was, here, there] = [base.get(path), mine.get(path), theirs.get(path)];
    if (isSameBytes(here, there)) continue;
    if (!isSameBytes(was, there)) conflicts.push({ kind: 'file', path });
    else if (here) merged.set(path, here);
    else merged.delete(path);
  }
  return conflicts;
}

function mergeRows(
  base: FolderFiles,
  mine: FolderFiles,
  theirs: FolderFiles,
  ours: Difference,
  merged: Map<string, Uint8Array>,
): readonly EditConflict[] {
  const tables = new Set(ours.rows.map(({ table }) => table));
  const alone = [...tables].filter((path) => isSameBytes(base.get(path), theirs.get(path)));
  for (const path of alone) merged.set(path, mine.get(path) as Uint8Array);
  const put = putEdits(
    merged,
    ours.rows.filter(({ table }) => !alone.includes(table)),
  );
  for (const [path, bytes] of put.files) merged.set(path, bytes);
  // A table the other side took away, or a column of it: our rows cannot be put there.
  const lost = [...new Set(put.problems.map(({ file }) => file))].map((path) => ({ kind: 'file', path }) as const);
  return [...wholeRows(put.conflicts, base, mine), ...lost];
}

/** A row that one side took out and the other changed is one conflict, told with the whole row of each side. */
function wholeRows(conflicts: readonly EditConflict[], base: FolderFiles, mine: FolderFiles): readonly EditConflict[] {
  const [before, here] = [tablesAt(base), tablesAt(mine)];
  const told = new Map<string, EditConflict>();
  for (const one of conflicts) {
    if (one.kind !== 'row') told.set(placeOfConflict(one), one);
    else {
      const row = (side: typeof before): Cells | null => side(one.table)?.row(one.key) ?? null;
      told.set(placeOfConflict(one), { ...one, was: row(before), mine: row(here) });
    }
  }
  return [...told.values()];
}

function mergePackage(
  mine: FolderFiles,
  theirs: FolderFiles,
  ours: Difference,
  others: Difference,
  merged: Map<string, Uint8Array>,
): readonly EditConflict[] {
  const written = new Map(membersOf(textOf(mine, PACKAGE_FILE)).map(({ name, raw }) => [name, raw]));
  const conflicts: EditConflict[] = [];
  let text = textOf(theirs, PACKAGE_FILE);
  for (const { property, was, now } of ours.properties) {
    const other = others.properties.find((change) => change.property === property);
    if (!other) text = withMember(text, property, written.get(property) ?? null);
    else if (JSON.stringify(other.now) !== JSON.stringify(now))
      conflicts.push({ kind: 'property', property, was, mine: now, theirs: other.now });
  }
  if (text !== textOf(theirs, PACKAGE_FILE)) merged.set(PACKAGE_FILE, toUtf8(text));
  // Nothing but ours: our bytes, with our spacing.
  if (others.properties.length === 0 && mine.has(PACKAGE_FILE))
    merged.set(PACKAGE_FILE, mine.get(PACKAGE_FILE) as Uint8Array);
  return conflicts;
}

function sided(ours: Difference, others: Difference, conflicts: readonly EditConflict[]): readonly SidedChange[] {
  const inConflict = new Set(conflicts.map(placeOfConflict));
  const [here, there] = [placed(ours), placed(others)];
  return [...new Set([...here.keys(), ...there.keys()])].map((place) => {
    const [mine, theirs] = [here.get(place) ?? null, there.get(place) ?? null];
    // A cell changed in a row that the other side took out is in conflict with the whole row.
    const clashes = inConflict.has(place) || inConflict.has(rowOf(place));
    return { side: clashes ? 'conflict' : mine && theirs ? 'both' : mine ? 'mine' : 'theirs', mine, theirs };
  });
}

const placed = ({ rows, properties, files }: Difference): ReadonlyMap<string, Change> =>
  new Map<string, Change>([
    ...rows.map(
      (edit) =>
        [placeOfRow(edit.table, edit.key, edit.kind === 'set' ? edit.column : null), { kind: 'row', edit }] as const,
    ),
    ...properties.map((change) => [`property\n${change.property}`, { kind: 'property', change }] as const),
    ...files.map((change) => [`file\n${change.path}`, { kind: 'file', change }] as const),
  ]);

function placeOfConflict(conflict: EditConflict): string {
  switch (conflict.kind) {
    case 'cell':
      return placeOfRow(conflict.table, conflict.key, conflict.column);
    case 'row':
      return placeOfRow(conflict.table, conflict.key, null);
    case 'property':
      return `property\n${conflict.property}`;
    case 'file':
      return `file\n${conflict.path}`;
    default:
      return conflict satisfies never;
  }
}

const placeOfRow = (table: string, key: RowKey, column: string | null): string =>
  ['row', table, keyText(key), ...(column === null ? [] : [column])].join('\n');
const rowOf = (place: string): string => place.split('\n').slice(0, 3).join('\n');

function tablesAt(files: FolderFiles): (path: string) => OpenTable | null {
  const specs = tableSpecs(files);
  const opened = new Map<string, OpenTable | null>();
  return (path) => {
    const [spec, bytes] = [specs.get(path), files.get(path)];
    if (!opened.has(path)) opened.set(path, spec && bytes ? openTable(spec, bytes) : null);
    return opened.get(path) ?? null;
  };
}
