import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folderOf } from '../../testing/folder-of.js';
import type { FolderFiles } from '../ports.js';
import { differenceOf } from './difference.js';
import { applyEdits, type Cells, type RowEdit } from './edit.js';
import { openTable } from './open-table.js';
import { readCase } from './read.js';
import { threeWay } from './three-way.js';
import { toUtf8 } from './utf8.js';

const SITES = ['north', 'south', 'east'];
const theCase = (): Map<string, Uint8Array> =>
  folderOf(
    {
      name: 'edited',
      title: 'A case to edit',
      description: 'made for a test',
      strike: { from: '2030-01-02', to: '2030-01-02' },
      line: null,
      typeGroups: {},
      types: ['tank'],
    },
    {
      sources: [{ id: 'a', name: 'A', kind: 'media', side: 'attacker', mood: 'calm' }],
      sites: SITES.map((id) => ({ id, name: id, region: 'r', lat: 1, lon: 2, uncertainty_km: 10, targeted: 'yes' })),
      presence: SITES.map((site_id) => ({
        ...{ site_id, asset_type: 'tank', as_of: '2030-01-01', source_id: 'a', mode: 4, includes_stored: 'no' },
      })),
      claims: [{ id: 'c1', source_id: 'a', date: '2030-01-02', measure: 'other', paraphrase: 'p', basis: 'seen' }],
    },
  );
const text = (files: FolderFiles, path: string): string => new TextDecoder().decode(files.get(path));
const put = (files: FolderFiles, ...edits: readonly RowEdit[]): ReadonlyMap<string, Uint8Array> => {
  const edited = applyEdits(files, edits);
  if (!edited.ok) throw new Error(JSON.stringify(edited));
  return edited.files;
};
const site = (id: string, column: string, was: string, now: string): RowEdit => ({
  kind: 'set',
  table: 'sites.csv',
  key: [id],
  column,
  was,
  now,
});

test('the cases of these tests are cases', () => expect(readCase(theCase()).ok).toBe(true));

test('a changed cell leaves every other byte of the folder as it stood, odd quotes and unknown columns included', () => {
  const files = theCase();
  files.set('sites.csv', toUtf8(text(files, 'sites.csv').replace('south,south', '"south","south"')));
  const edited = put(files, site('north', 'region', 'r', 'the, "far" north'));
  const [before, after] = [text(files, 'sites.csv').split('\n'), text(edited, 'sites.csv').split('\n')];
  expect(after[1]).toBe(before[1]?.replace('north,north,r', 'north,north,"the, ""far"" north"'));
  expect(after.filter((_, i) => i !== 1)).toEqual(before.filter((_, i) => i !== 1));
  for (const [path, bytes] of files) if (path !== 'sites.csv') expect(edited.get(path)).toBe(bytes);
  expect(text(edited, 'sources.csv')).toContain('mood');
});

test('a row is found by a key of several columns, and a changed key keeps its place', () => {
  const key = ['south', 'tank', '2030-01-01', 'a'];
  const edited = put(
    theCase(),
    { kind: 'set', table: 'presence.csv', key, column: 'as_of', was: '2030-01-01', now: '2029' },
    { kind: 'set', table: 'presence.csv', key: ['south', 'tank', '2029', 'a'], column: 'mode', was: '4', now: '' },
  );
  expect(text(edited, 'presence.csv').split('\n')[2]).toBe('south,tank,2029,,,,no,a,,');
});

test('what stands there now and was not seen when the edit was made is a conflict, and then nothing is changed', () => {
  const files = put(theCase(), site('north', 'region', 'r', 'theirs'));
  const edited = applyEdits(files, [site('south', 'region', 'r', 'mine'), site('north', 'region', 'r', 'mine')]);
  const place = { table: 'sites.csv', key: ['north'], column: 'region' };
  expect(edited).toEqual({
    ok: false,
    conflicts: [{ kind: 'cell', ...place, was: 'r', mine: 'mine', theirs: 'theirs' }],
    problems: [],
  });
});

test('two who say the same do not conflict, so an edit sent twice is put once', () => {
  const edits: readonly RowEdit[] = [
    site('north', 'region', 'r', 'same'),
    { kind: 'add', table: 'sources.csv', row: { id: 'b', name: 'B', kind: 'media', side: 'defender' } },
    {
      kind: 'remove',
      table: 'claims.csv',
      key: ['c1'],
      was: { id: 'c1', source_id: 'a', date: '2030-01-02', measure: 'other', paraphrase: 'p', basis: 'seen' },
    },
  ];
  const once = put(theCase(), ...edits);
  expect(put(once, ...edits)).toEqual(once);
  expect(text(once, 'sources.csv')).toMatch(/\nb,B,media,defender,,,\n$/);
  expect(text(once, 'claims.csv').split('\n')).toHaveLength(2);
});

test('a row taken out by one and changed by the other is a conflict on either side', () => {
  const files = theCase();
  const gone = put(files, removeNorth(files));
  const changed = put(files, site('north', 'region', 'r', 'elsewhere'));
  expect(differenceOf(files, gone).rows).toMatchObject([{ kind: 'remove', key: ['north'] }]);
  for (const [mine, theirs] of [
    [gone, changed],
    [changed, gone],
  ] as const)
    expect(threeWay(files, mine, theirs).conflicts).toMatchObject([{ kind: 'row', key: ['north'] }]);
});

const removeNorth = (files: FolderFiles): RowEdit => ({
  kind: 'remove',
  table: 'sites.csv',
  key: ['north'],
  was: rowAt(files, 'north'),
});

test('edits that make no sense here are told, each with its table and column', () => {
  const edited = applyEdits(theCase(), [
    { ...site('north', 'region', 'r', 'x'), table: 'nowhere.csv' } as RowEdit,
    site('north', 'colour', '', 'red'),
    site('north', 'id', 'north', 'south'),
  ]);
  expect(edited.ok ? [] : edited.problems.map(({ file, field, rule }) => [file, field, rule])).toEqual([
    ['nowhere.csv', null, 'a table listed in datapackage.json'],
    ['sites.csv', 'colour', 'a column of sites.csv'],
    ['sites.csv', 'id', 'a key that no other row has'],
  ]);
});

test('a property of the package is changed where it stands and added where it is not', () => {
  const files = theCase();
  const strike = { from: '2030-01-02', to: '2030-01-02' };
  const edited = put(
    files,
    { kind: 'property', property: 'title', was: 'A case to edit', now: 'A "case"' },
    { kind: 'property', property: 'plumbline:question', was: null, now: 'How many?' },
    { kind: 'property', property: 'plumbline:strike', was: strike, now: { from: '2030-01-03', to: '2030-01-04' } },
  );
  const [before, after] = [text(files, 'datapackage.json'), text(edited, 'datapackage.json')];
  expect(JSON.parse(after)).toEqual({
    ...JSON.parse(before),
    title: 'A "case"',
    'plumbline:question': 'How many?',
    'plumbline:strike': { from: '2030-01-03', to: '2030-01-04' },
  });
  // The resources, which nobody touched, are the same characters.
  expect(after.slice(after.indexOf('"resources"'))).toBe(before.slice(before.indexOf('"resources"')));
  const taken = put(edited, { kind: 'property', property: 'plumbline:question', was: 'How many?', now: null });
  expect(JSON.parse(text(taken, 'datapackage.json'))).not.toHaveProperty('plumbline:question');
});

const cell = fc.constantFrom('r', 'x', 'y, "z"', '');
const change = fc.record({
  id: fc.constantFrom(...SITES),
  column: fc.constantFrom('name', 'region', 'note'),
  now: cell,
});
const changes = fc.array(change, { maxLength: 4 });

test('a difference put on the one state gives the other', () => {
  fc.assert(
    fc.property(changes, changes, (first, second) => {
      const [from, to] = [first, second].map((list) => randomly(theCase(), list));
      if (!from || !to) return;
      expect([...put(from, ...differenceOf(from, to).rows)]).toEqual([...to]);
    }),
    { numRuns: 20 },
  );
});

test('put together, each cell is what the one who changed it wrote, or a conflict that names both', () => {
  fc.assert(
    fc.property(changes, changes, (first, second) => {
      const base = theCase();
      const [mine, theirs] = [randomly(base, first), randomly(base, second)];
      const { files, conflicts, changes: told } = threeWay(base, mine, theirs);
      for (const id of SITES)
        for (const column of ['name', 'region', 'note']) {
          const [was, here, there, both] = [base, mine, theirs, files].map((state) => cellAt(state, id, column));
          const isConflict = conflicts.some((one) => one.kind === 'cell' && one.key[0] === id && one.column === column);
          expect(isConflict).toBe(here !== was && there !== was && here !== there);
          expect(both).toBe(there !== was ? there : here);
          const change = told.filter(({ mine: m, theirs: t }) =>
            [m, t].some(
              (one) =>
                one?.kind === 'row' && one.edit.kind === 'set' && one.edit.key[0] === id && one.edit.column === column,
            ),
          );
          expect(change).toHaveLength(here !== was || there !== was ? 1 : 0);
        }
      // One-sided: the bytes of that side.
      if (first.length === 0) expect([...files]).toEqual([...theirs]);
      if (second.length === 0) expect([...files]).toEqual([...mine]);
    }),
    { numRuns: 30 },
  );
});

function randomly(
  files: FolderFiles,
  list: readonly { id: string; column: string; now: string }[],
): ReadonlyMap<string, Uint8Array> {
  return list.reduce<ReadonlyMap<string, Uint8Array>>(
    (state, { id, column, now }) => put(state, site(id, column, cellAt(state, id, column), now)),
    files,
  );
}

function cellAt(files: FolderFiles, id: string, column: string): string {
  return rowAt(files, id)[column] ?? '';
}

function rowAt(files: FolderFiles, id: string): Cells {
  const bytes = files.get('sites.csv');
  const row = bytes && openTable({ path: 'sites.csv', primaryKey: ['id'] }, bytes)?.row([id]);
  if (!row) throw new Error(id);
  return row;
}

test('a package, a table without a key in common and a file are put together too', () => {
  const base = theCase();
  const mine = new Map(put(base, { kind: 'property', property: 'title', was: 'A case to edit', now: 'Mine' }));
  const theirs = new Map(put(base, { kind: 'property', property: 'plumbline:question', was: null, now: 'Why?' }));
  mine.set('notes.md', toUtf8('mine\n'));
  theirs.set('notes.md', toUtf8('theirs\n'));
  theirs.set('more.md', toUtf8('theirs\n'));
  const { files, conflicts } = threeWay(base, mine, theirs);
  expect(JSON.parse(text(files, 'datapackage.json'))).toMatchObject({ title: 'Mine', 'plumbline:question': 'Why?' });
  expect(conflicts).toEqual([{ kind: 'file', path: 'notes.md' }]);
  expect(text(files, 'more.md')).toBe('theirs\n');
});
