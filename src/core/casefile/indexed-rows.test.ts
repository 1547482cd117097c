import { expect, test } from 'vitest';
import { generateCase } from '../../testing/generate-case.js';
import { INDEXED_TABLES, indexedRows } from './indexed-rows.js';
import { readCase } from './read.js';
import { searchWords } from './search-tokens.js';

const read = readCase(generateCase(11, { complete: true }).files);
if (!read.ok) throw new Error('a generated case does not read');
const { theCase } = read;
const rows = indexedRows(theCase);

test('every row of every table stands once', () => {
  for (const table of INDEXED_TABLES)
    expect([table, rows.filter((row) => row.table === table).map(({ id }) => id)]).toEqual([
      table,
      theCase[table].map(({ row }) => row.id),
    ]);
  expect(new Set(rows.map(({ table, id }) => `${table}/${id}`)).size).toBe(rows.length);
});

test('a claim is of its day, says its words, and is found by any of them', () => {
  const [claim] = theCase.claims;
  const row = rows.find(({ table, id }) => table === 'claims' && id === claim?.id);
  expect([row?.day, row?.title]).toEqual([claim?.date, claim?.paraphrase]);
  for (const word of searchWords(`${claim?.paraphrase} ${claim?.id} ${claim?.sourceId}`))
    expect(row?.tokens).toContain(word);
});

test('a minute of an image is told as its day', () => {
  for (const { day } of rows) expect(day === null || /^\d{4}(-\d\d){0,2}$/.test(day)).toBe(true);
});
