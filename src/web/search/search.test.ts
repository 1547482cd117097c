import { beforeAll, expect, test } from 'vitest';
import { loadCaseFolder } from '../../folder/read-folder.js';
import { type Find, findsOf } from './finds.js';
import { type Search, searchOver } from './search.js';

let finds: readonly Find[];
let search: Search;
beforeAll(async () => {
  const read = await loadCaseFolder('examples/ridgeline');
  if (!read.ok) throw new Error('the example reads');
  finds = findsOf(read.theCase);
  search = searchOver(finds);
});

test('every row of every table is found by its own id', () => {
  expect(finds.length).toBeGreaterThan(50);
  for (const find of finds.filter(({ trace }) => trace?.startsWith('row/claims/')))
    expect(search(find.title.split(' ')[0] ?? '').map(({ id }) => id)).toContain(find.id);
});

test('nothing typed: the pages; the beginning of a page or a slip in its name: that page first', () => {
  expect(search('').every(({ trace }) => trace === null)).toBe(true);
  expect(search('lev')[0]?.page).toBe('leverage');
  expect(search('percepton')[0]?.page).toBe('perception');
});

test('all words must be there, and what is nowhere finds nothing', () => {
  const [some] = finds.filter(({ trace }) => trace?.startsWith('row/readings/'));
  const words = (some as Find).text.split(' ').slice(0, 3).join(' ');
  expect(search(words).map(({ id }) => id)).toContain((some as Find).id);
  expect(search(`${words} qqqqqq`)).toEqual([]);
});
