/** Marks and decisions as tables of a case: gained by an edit, and refused where they stand nowhere. */
import { expect, test } from 'vitest';
import { differenceOf } from '../src/core/casefile/difference.js';
import { applyEdits, type RowEdit } from '../src/core/casefile/edit.js';
import { readCase } from '../src/core/casefile/read.js';
import type { FolderFiles } from '../src/core/ports.js';
import { printProblem } from '../src/core/problem.js';
import { filesIn } from './files-in.js';

const FILES = filesIn('examples/ridgeline');
const FILE = `sha256:${'a'.repeat(64)}`;
const text = (files: FolderFiles, path: string): string => new TextDecoder().decode(files.get(path));
const MARKS: RowEdit = { kind: 'table', table: 'marks.csv' };
const LINKS: RowEdit = { kind: 'table', table: 'links.csv' };
const mark = (cells: Readonly<Record<string, string>>): RowEdit => ({
  ...{ kind: 'add', table: 'marks.csv' },
  row: { id: 'm1', reading_id: 'r002', file: FILE, x: '0.25', y: '1', ...cells },
});
const link = (id: string, kind: string, first: string, second = ''): RowEdit => ({
  ...{ kind: 'add', table: 'links.csv' },
  row: { id, kind, first, second, date: '2031-03-20', decided_by: 'A. Reader', reason: 'the same scar' },
});
function put(edits: readonly RowEdit[]): FolderFiles {
  const edited = applyEdits(FILES, edits);
  if (!edited.ok) throw new Error(edited.problems.map(printProblem).join('\n'));
  return edited.files;
}
const told = (edits: readonly RowEdit[]): readonly string[] => {
  const read = readCase(put(edits));
  return read.ok ? [] : read.problems.map(printProblem);
};

test('a case without marks gains the table and its rows in one edit, and all else keeps its bytes', () => {
  const files = put([MARKS, mark({})]);
  const read = readCase(files);
  if (!read.ok) throw new Error(read.problems.map(printProblem).join('\n'));
  expect(read.theCase.marks).toMatchObject([{ readingId: 'r002', file: FILE, fragment: null, x: 0.25, y: 1 }]);
  for (const [path, bytes] of FILES) if (path !== 'datapackage.json') expect(files.get(path)).toEqual(bytes);
  const [before, after] = [text(FILES, 'datapackage.json'), text(files, 'datapackage.json')];
  // The list grew at its end: all that stood before it and all that came after are the same characters.
  const same = [...before].findIndex((c, i) => c !== after[i]);
  expect(after.endsWith(before.slice(same).trimStart().replace(/^\]/, ']'))).toBe(true);
  expect(differenceOf(FILES, files).files).toEqual([{ path: 'marks.csv', change: 'added' }]);
});

test('asked for again, a table that is there is left as it is', () => {
  const once = put([MARKS, mark({})]);
  const again = applyEdits(once, [MARKS]);
  expect(again.ok && [...again.files]).toEqual([...once]);
});

test('a table nobody knows is not made', () => {
  const refused = applyEdits(FILES, [{ kind: 'table', table: 'moods.csv' }]);
  expect(refused.ok).toBe(false);
  expect(refused.ok ? [] : refused.problems.map(printProblem)).toEqual([
    expect.stringMatching(/^moods.csv: one of sources, .*marks, links, with .csv/),
  ]);
});

test.each([
  [{ file: 'photo.jpg' }, /file: sha256: and 64 digits, got "photo.jpg"/],
  [{ fragment: 't=1,2' }, /fragment: t= and seconds/],
  [{ x: '1.01' }, /x: (a part from 0 to 1|at most 1)/],
  [{ reading_id: 'r999' }, /reading_id: id of a row in readings/],
])('a mark that stands nowhere is refused: %j', (cells, rule) => {
  expect(told([MARKS, mark(cells)])).toEqual([expect.stringMatching(rule)]);
});

test('a decision is taken back once, and names two sightings', () => {
  expect(told([LINKS, link('l1', 'same', 'r002', 'r003'), link('l2', 'undo', 'l1')])).toEqual([]);
  expect(told([LINKS, link('l1', 'undo', 'l2')])).toEqual([expect.stringMatching(/first: an earlier decision/)]);
  const twice = [link('l1', 'apart', 'r002', 'r003'), link('l2', 'undo', 'l1'), link('l3', 'undo', 'l1')];
  expect(told([LINKS, ...twice])).toEqual([expect.stringMatching(/links.csv:4 first: an earlier decision/)]);
  expect(told([LINKS, link('l1', 'same', 'r002', 'r002')])).toEqual([expect.stringMatching(/second: another/)]);
});
