import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folderOf } from '../../testing/folder-of.js';
import { checkDraft } from './check-draft.js';
import { choicesOf, columnGuides } from './column-guide.js';
import { cellsOf, changedRows, type Draft, editsOf, openDraft } from './draft.js';
import { addRows, mergeRows, pasteBlock, removeRows, setCells } from './draft-acts.js';
import { applyEdits, tableSpecs } from './edit.js';
import { conflictName, rebaseDraft } from './rebase-draft.js';

const SITES = ['north', 'south', 'east'];
const FILES = folderOf(
  {
    ...{ name: 'drafted', title: 'A case to draft on', description: 'made for a test', line: null },
    ...{ strike: { from: '2030-01-02', to: '2030-01-02' }, typeGroups: {}, types: ['tank'] },
  },
  {
    sources: [{ id: 'a', name: 'A', kind: 'media', side: 'attacker' }],
    sites: SITES.map((id) => ({ id, name: id, region: 'r', lat: 1, lon: 2, uncertainty_km: 10, targeted: 'yes' })),
    presence: SITES.map((site_id) => ({
      ...{ site_id, asset_type: 'tank', as_of: '2030-01-01', source_id: 'a', mode: 4, includes_stored: 'no' },
    })),
    claims: [{ id: 'c1', source_id: 'a', date: '2030-01-02', measure: 'other', paraphrase: 'p', basis: 'seen' }],
  },
);
const fresh = openDraft(FILES);
const at = (draft: Draft, path: string, column: string): number => draft.get(path)?.columns.indexOf(column) ?? -1;
const set = (draft: Draft, path: string, row: number, column: string, text: string): Draft =>
  setCells(draft, path, [{ row, column: at(draft, path, column), text }]);
const rowsOf = (draft: Draft, path: string): readonly unknown[] => {
  const table = draft.get(path);
  return (table?.rows ?? []).flatMap((row) => (table && !row.isRemoved ? [cellsOf(table, row.cells)] : []));
};
/** What the server makes of the edits. */
const saved = (draft: Draft): Draft => {
  const edited = applyEdits(FILES, editsOf(draft));
  if (!edited.ok) throw new Error(JSON.stringify(edited));
  return openDraft(edited.files);
};

test('a case as it was read has no change, no edit and no problem', () => {
  expect([changedRows(fresh), editsOf(fresh), checkDraft(FILES, fresh)]).toEqual([0, [], []]);
});

test('a broken rule stands at its row and column in the sentence of the reader, and goes when the cell is mended', () => {
  const wrong = set(fresh, 'presence.csv', 1, 'mode', 'many');
  expect(checkDraft(FILES, wrong)).toEqual([
    { table: 'presence.csv', row: 1, column: 'mode', rule: 'a whole number', got: 'many' },
  ]);
  expect(checkDraft(FILES, set(wrong, 'presence.csv', 1, 'mode', '5'))).toEqual([]);
});

test('rows after a cell of several lines and after a removed row keep their problems', () => {
  const several = set(fresh, 'sites.csv', 0, 'note', 'first\nsecond\nthird');
  const without = removeRows(set(several, 'sites.csv', 2, 'lat', '95'), 'sites.csv', new Set([1]));
  const found = checkDraft(FILES, without).map(({ table, row, column }) => `${table} ${row} ${column}`);
  expect(found).toContain('sites.csv 2 lat');
  // The presence of the site that is gone points nowhere.
  expect(found).toContain('presence.csv 1 site_id');
});

test('a row that points to another is offered its keys, a closed list its words', () => {
  const guides = columnGuides(tableSpecs(FILES).get('presence.csv') as never);
  const site = guides.find(({ name }) => name === 'site_id');
  expect(site && choicesOf(site, addRows(fresh, 'sites.csv', [{ id: 'west' }]))).toEqual([...SITES, 'west']);
  expect(guides.find(({ name }) => name === 'includes_stored')?.choices).toEqual(['yes', 'no', 'unknown']);
});

test('a pasted block fills cells from its corner, adds rows below the table and says what found no place', () => {
  const column = at(fresh, 'sites.csv', 'targeted');
  const columns = fresh.get('sites.csv')?.columns.length ?? 0;
  const wide = Array.from({ length: columns - column + 2 }, (_, i) => `w${i}`);
  const pasted = pasteBlock(fresh, 'sites.csv', { row: 2, column }, [wide, wide]);
  expect([pasted.added, pasted.left]).toEqual([1, 2]);
  expect(rowsOf(pasted.draft, 'sites.csv').at(-1)).toMatchObject({ id: '', targeted: 'w0' });
});

test('rows from elsewhere change the row of their key in the columns they bring, and are added otherwise', () => {
  const rows = [{ id: 'south', region: 'q' }, { id: 'west' }, { id: 'north', region: 'r' }];
  const merged = mergeRows(fresh, 'sites.csv', rows);
  expect([merged.added, merged.changed, merged.same]).toEqual([1, 1, 1]);
  expect(rowsOf(merged.draft, 'sites.csv')[1]).toMatchObject({ id: 'south', name: 'south', region: 'q' });
});

test('whatever is done to a draft, saving its edits gives the rows it shows', () => {
  const cell = fc.record({
    row: fc.nat(2),
    column: fc.constantFrom('region', 'name', 'note', 'id'),
    text: fc.string({ unit: fc.constantFrom('x', 'y', ' ', '"', ',', '\n'), minLength: 1, maxLength: 4 }),
  });
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 6 }), fc.nat(2), fc.boolean(), (cells, gone, isGone) => {
      let draft = fresh;
      // Keys stay apart by their row.
      for (const { row, column, text } of cells)
        draft = set(draft, 'sites.csv', row, column, column === 'id' ? `k${row}${text}` : text);
      draft = addRows(draft, 'sites.csv', [{ id: 'new', region: 'q' }]);
      if (isGone) draft = removeRows(draft, 'sites.csv', new Set([gone]));
      expect(rowsOf(saved(draft), 'sites.csv')).toEqual(rowsOf(draft, 'sites.csv'));
    }),
    { numRuns: 100 },
  );
});

test('a newer revision takes my cells beside theirs; the same cell waits until somebody says whose stands', () => {
  const theirs = saved(set(set(fresh, 'sites.csv', 0, 'region', 'theirs'), 'sites.csv', 1, 'name', 'renamed'));
  const mine = set(set(fresh, 'sites.csv', 0, 'region', 'mine'), 'sites.csv', 1, 'region', 'also mine');
  const asked = rebaseDraft(mine, theirs, new Map());
  expect(asked.unsettled).toMatchObject([{ kind: 'cell', key: ['north'], was: 'r', mine: 'mine', theirs: 'theirs' }]);
  expect(rowsOf(asked.draft, 'sites.csv')[1]).toMatchObject({ name: 'renamed', region: 'also mine' });
  const settled = new Map([[conflictName(asked.unsettled[0] as never), 'mine' as const]]);
  const done = rebaseDraft(mine, theirs, settled);
  expect(done.unsettled).toEqual([]);
  expect(rowsOf(done.draft, 'sites.csv')[0]).toMatchObject({ region: 'mine' });
  expect(editsOf(done.draft)).toMatchObject([
    { kind: 'set', key: ['north'], was: 'theirs', now: 'mine' },
    { kind: 'set', key: ['south'], was: 'r', now: 'also mine' },
  ]);
});

test('a row they removed and I changed comes back only if I say so; one I removed and they changed goes only then', () => {
  const gone = saved(removeRows(fresh, 'presence.csv', new Set([0])));
  const mine = set(fresh, 'presence.csv', 0, 'mode', '7');
  const [conflict] = rebaseDraft(mine, gone, new Map()).unsettled;
  expect(conflict).toMatchObject({ kind: 'row', mine: { mode: '7' }, theirs: null });
  const back = rebaseDraft(mine, gone, new Map([[conflictName(conflict as never), 'mine']]));
  expect(rowsOf(back.draft, 'presence.csv').at(-1)).toMatchObject({ site_id: 'north', mode: '7' });

  const other = saved(mine);
  const removed = removeRows(fresh, 'presence.csv', new Set([0]));
  const asked = rebaseDraft(removed, other, new Map());
  expect(asked.unsettled).toMatchObject([{ kind: 'row', mine: null, theirs: { mode: '7' } }]);
  expect(rowsOf(asked.draft, 'presence.csv')).toHaveLength(3);
});
