import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folderOf } from '../../testing/folder-of.js';
import type { FolderFiles } from '../ports.js';
import { differenceOf } from './difference.js';
import { applyEdits, type RowEdit } from './edit.js';
import { decisionsOf, mergePlaces } from './merge-places.js';
import { openTable } from './open-table.js';
import { type Stand, settle, takeSide } from './settle.js';
import { threeWay } from './three-way.js';
import { toUtf8 } from './utf8.js';

const SITES = ['north', 'south', 'east'];
const row = (id: string) => ({ id, name: id, region: 'r', lat: 1, lon: 2, uncertainty_km: 10, targeted: 'yes' });
const theCase = (): Map<string, Uint8Array> =>
  folderOf(
    {
      ...{ name: 'apart', title: 'As it was', description: 'made for a test', line: null, typeGroups: {} },
      ...{ strike: { from: '2030-01-02', to: '2030-01-02' }, types: ['tank'] },
    },
    { sources: [{ id: 'a', name: 'A', kind: 'media', side: 'attacker' }], sites: SITES.map(row) },
  );

function put(files: FolderFiles, edits: readonly RowEdit[]): FolderFiles {
  const edited = applyEdits(files, edits);
  if (!edited.ok) throw new Error(JSON.stringify(edited));
  return edited.files;
}

const rowOf = (files: FolderFiles, id: string) =>
  openTable({ path: 'sites.csv', primaryKey: ['id'] }, files.get('sites.csv') as Uint8Array)?.row([id]) ?? null;

type Act = { readonly id: string; readonly does: 'set' | 'remove' | 'add'; readonly text: string };
const act = fc.record({
  id: fc.constantFrom(...SITES, 'new'),
  does: fc.constantFrom('set' as const, 'remove' as const, 'add' as const),
  text: fc.constantFrom('x', 'y, "z"', ''),
});

/** Acts that make no sense where they come are left out. */
function acted(files: FolderFiles, acts: readonly Act[]): FolderFiles {
  return acts.reduce((state, { id, does, text }) => {
    const was = rowOf(state, id);
    const [table, key] = ['sites.csv', [id]];
    if (does === 'add') {
      const cells = Object.fromEntries(Object.entries({ ...row(id), region: text }).map(([k, v]) => [k, String(v)]));
      return was ? state : put(state, [{ kind: 'add', table, row: cells }]);
    }
    if (!was) return state;
    if (does === 'remove') return put(state, [{ kind: 'remove', table, key, was }]);
    return put(state, [{ kind: 'set', table, key, column: 'region', was: was.region ?? '', now: text }]);
  }, files);
}

test.each(['mine', 'theirs', 'was'] as const)(
  'whoever answers %s in every place gets the rows of that state, and nothing is left open',
  (stand: Stand) => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 5 }), fc.array(act, { maxLength: 5 }), (first, second) => {
        const base = theCase();
        const [mine, theirs] = [acted(base, first), acted(base, second)];
        const ways = threeWay(base, mine, theirs);
        const { places } = mergePlaces(ways);
        const answered = new Map(
          places.map(({ name, side }) => [name, side === 'both' && stand === 'was' ? 'mine' : stand]),
        );
        const { files, open, problems } = settle(ways, decisionsOf(places, answered));
        expect({ open, problems }).toEqual({ open: [], problems: [] });
        const wanted = { mine, theirs, was: base }[stand];
        // What both did alike is not asked.
        const alike = new Set(
          places.flatMap(({ side, of }) => (side === 'both' && of.kind !== 'property' ? [of.key[0]] : [])),
        );
        for (const id of [...SITES, 'new']) if (!alike.has(id)) expect(rowOf(files, id)).toEqual(rowOf(wanted, id));
      }),
      { numRuns: 30 },
    );
  },
);

test('where nobody answers, what one side changed is taken and a conflict stays open', () => {
  const base = theCase();
  const mine = acted(base, [
    { id: 'north', does: 'set', text: 'mine' },
    { id: 'east', does: 'remove', text: '' },
  ]);
  const theirs = acted(base, [{ id: 'north', does: 'set', text: 'theirs' }]);
  const ways = threeWay(base, mine, theirs);
  const { places } = mergePlaces(ways);
  expect(places.map(({ side, of }) => [side, of.kind])).toEqual([
    ['conflict', 'cell'],
    ['mine', 'row'],
  ]);
  const { files, open } = settle(ways, decisionsOf(places, new Map()));
  expect(open).toMatchObject([{ kind: 'cell', was: 'r', mine: 'mine', theirs: 'theirs' }]);
  expect(rowOf(files, 'east')).toBeNull();
});

test('a property no desk may edit is settled by no answer, from a page or from the command line', () => {
  const base = theCase();
  const renamed = (homepage: string): FolderFiles =>
    new Map([
      ...base,
      [
        'datapackage.json',
        toUtf8(JSON.stringify({ ...JSON.parse(new TextDecoder().decode(base.get('datapackage.json'))), homepage })),
      ],
    ]);
  const ways = threeWay(base, renamed('https://a.example'), renamed('https://b.example'));
  const { places } = mergePlaces(ways);
  expect(places).toMatchObject([{ side: 'conflict', isOpen: false }]);
  expect(decisionsOf(places, new Map(places.map(({ name }) => [name, 'mine'])))).toEqual([]);
  expect(settle(ways, takeSide(ways.conflicts, 'mine')).open).toHaveLength(1);
  expect(differenceOf(base, ways.files).properties).toHaveLength(1);
});
