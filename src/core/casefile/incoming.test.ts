import { expect, test } from 'vitest';
import { openDraft } from './draft.js';
import { applyEdits, type RowEdit } from './edit.js';
import { countIncoming, incoming, rowName } from './incoming.js';
import { newCase } from './new-case.js';

const files = newCase({
  name: 'a',
  title: 'A',
  strike: { from: '2031-06-01', to: '2031-06-01' },
  question: '',
  types: ['Mara'],
  sites: [1, 2, 3].map((n) => ({ name: `Field ${n}`, lat: n, lon: n })),
} as never);
const edited = (from: ReadonlyMap<string, Uint8Array>, ...edits: readonly RowEdit[]) => {
  const put = applyEdits(from, edits);
  if (!put.ok) throw new Error(JSON.stringify(put));
  return put.files;
};
const set = (site: string, column: string, now: string): RowEdit => ({
  kind: 'set',
  table: 'sites.csv',
  key: [site],
  column,
  was: '',
  now,
});

test('cells others wrote are marked by their row, and stay marked through the next revision', () => {
  const second = edited(files, set('field-2', 'note', 'seen'));
  const gone = openDraft(second).get('sites.csv');
  const was = Object.fromEntries((gone?.columns ?? []).map((column, at) => [column, gone?.rows[0]?.cells[at] ?? '']));
  const third = edited(
    second,
    { kind: 'remove', table: 'sites.csv', key: ['field-1'], was },
    set('field-3', 'url', 'https://a.example'),
    {
      kind: 'add',
      table: 'sites.csv',
      row: { id: 'field-4', name: 'Field 4' },
    },
  );
  const [a, b, c] = [files, second, third].map(openDraft) as [never, never, ReturnType<typeof openDraft>];
  const came = incoming(b, c, incoming(a, b));
  const table = c.get('sites.csv');
  const marks = (table?.rows ?? []).map(({ was: cells }) =>
    came.get('sites.csv')?.get((table && rowName(table, cells)) ?? ''),
  );
  expect(marks).toEqual([new Set(['note']), new Set(['url']), null]);
  expect(countIncoming(came)).toBe(3);
});

test('nothing came in where nothing was written', () => {
  expect(incoming(openDraft(files), openDraft(files)).size).toBe(0);
});
