import { expect, test } from 'vitest';
import { addNamed } from './add-named.js';
import type { Draft } from './draft.js';

const draft = (...ids: readonly string[]): Draft =>
  new Map([
    [
      'claims.csv',
      {
        ...{ name: 'claims', path: 'claims.csv', columns: ['id', 'root_id', 'verb'], keyColumns: ['id'] },
        rows: ids.map((id, i) => ({ id: i, was: [id, '', ''], cells: [id, '', ''], isRemoved: false })),
        nextId: ids.length,
      },
    ],
  ]);
const cells = (made: Draft): readonly (readonly string[])[] =>
  (made.get('claims.csv')?.rows ?? []).map((row) => row.cells);
const rows = [
  { id: 'p1', root_id: '', verb: 'HIT' },
  { id: 'p2', root_id: 'p1', verb: '' },
  { id: 'p3', root_id: 'c7', verb: '' },
];

test('names that are free stay; those that are not give way, and what points to them follows', () => {
  expect(cells(addNamed(draft(), 'claims.csv', rows, ['root_id'])).map(([id]) => id)).toEqual(['p1', 'p2', 'p3']);
  expect(cells(addNamed(draft('p1', 'p3'), 'claims.csv', rows, ['root_id']))).toEqual([
    ['p1', '', ''],
    ['p3', '', ''],
    ['p2', '', 'HIT'],
    ['p4', 'p2', ''],
    ['p5', 'c7', ''],
  ]);
});
