/** What every RowIndex must hold, whatever it stands on, beside a Store of the same cases. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FoundRow, IndexedRow, RowIndex, RowQuery, Store } from '../core/ports.js';
import { inventedImport } from './invented-import.js';

export type RowIndexUnderTest = { readonly rows: RowIndex; readonly store: Store; readonly close: () => Promise<void> };

const MADE_BY = 'a test';
const ALL: RowQuery = {
  ...{ table: 'claims', words: [], cases: null, from: null, to: null, after: null, most: 100 },
};
const row = (id: string, day: string | null, ...tokens: readonly string[]): IndexedRow => ({
  ...{ table: 'claims', id, day, title: `row ${id}`, tokens },
});
const ids = (found: readonly FoundRow[]): readonly string[] => found.map(({ caseName, id }) => `${caseName}/${id}`);

/** @param make an empty one, opened anew for every case of the suite */
export function rowIndexContract(make: () => Promise<RowIndexUnderTest>): void {
  let it: RowIndexUnderTest;
  beforeEach(async () => {
    it = await make();
  });
  afterEach(() => it.close());
  const has = async (...names: readonly string[]): Promise<void> => {
    for (const name of names) await it.store.importCase(inventedImport(name, 1));
  };

  test('an empty one finds nothing', async () => {
    expect(await it.rows.findRows(ALL)).toEqual([]);
    expect(await it.rows.behind(MADE_BY)).toEqual([]);
  });

  test('a case is behind until its newest revision is in, made by the same', async () => {
    await has('ridge');
    expect(await it.rows.behind(MADE_BY)).toEqual([{ caseName: 'ridge', revision: 1 }]);
    await it.rows.indexCase('ridge', 1, MADE_BY, [row('a', '2031-06-01', 'airfield')]);
    expect(await it.rows.behind(MADE_BY)).toEqual([]);
    expect(await it.rows.behind('another')).toEqual([{ caseName: 'ridge', revision: 1 }]);
    await it.store.importCase(inventedImport('ridge', 2));
    expect(await it.rows.behind(MADE_BY)).toEqual([{ caseName: 'ridge', revision: 2 }]);
  });

  test('rows of a revision take the place of those before, and an older revision of nothing', async () => {
    await has('ridge', 'harbour');
    await it.store.importCase(inventedImport('ridge', 2));
    await it.rows.indexCase('harbour', 1, MADE_BY, [row('h', '2031-01-01')]);
    await it.rows.indexCase('ridge', 2, MADE_BY, [row('new', '2031-06-02')]);
    await it.rows.indexCase('ridge', 1, MADE_BY, [row('old', '2031-06-01')]);
    expect(ids(await it.rows.findRows(ALL))).toEqual(['ridge/new', 'harbour/h']);
    await it.rows.indexCase('ridge', 2, MADE_BY, []);
    expect(ids(await it.rows.findRows(ALL))).toEqual(['harbour/h']);
  });

  test('what is found comes back as it was put', async () => {
    await has('ridge');
    const given = { ...row('a', null, 'x'), title: `it’s ‘said’ \\ "quoted" – 機場` };
    await it.rows.indexCase('ridge', 1, MADE_BY, [given]);
    const { tokens: _tokens, ...shown } = given;
    expect(await it.rows.findRows(ALL)).toEqual([{ caseName: 'ridge', ...shown }]);
  });

  test('words that would be signs to a query language are words', async () => {
    await has('ridge');
    await it.rows.indexCase('ridge', 1, MADE_BY, [row('a', null, "o'neill", 'a\\b', 'x&y', 'plain')]);
    for (const word of ["o'ne", 'a\\b', 'x&', 'pl'])
      expect([word, ids(await it.rows.findRows({ ...ALL, words: [word] }))]).toEqual([word, ['ridge/a']]);
    for (const word of ['!plain', 'plain | x', "'", '(', ':*', '\\'])
      expect([word, ids(await it.rows.findRows({ ...ALL, words: [word] }))]).toEqual([word, []]);
  });

  test('any rows, any question: the rows that answer, in their order, once over all pages', async () => {
    const names = ['a', 'B', 'c-d'];
    await has(...names);
    const token = fc.constantFrom('air', 'airfield', 'fuel', 'fu', 'radar', '機場', 'é');
    const day = fc.constantFrom(null, '2031', '2031-06', '2031-06-01', '2031-06-02', '2032-01-01');
    const anyRow = fc.record({
      ...{ table: fc.constantFrom('claims', 'readings'), id: fc.stringMatching(/^[a-zA-Z]{1,2}$/), day },
      ...{
        title: fc.string({ maxLength: 10 }).map((text) => text.replaceAll('\u0000', '')),
        tokens: fc.uniqueArray(token),
      },
    });
    const rowsOf = fc.uniqueArray(anyRow, { maxLength: 12, selector: ({ table, id }) => `${table}/${id}` });
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(rowsOf, rowsOf, rowsOf),
        fc.uniqueArray(token, { maxLength: 2 }),
        fc.option(fc.subarray(names)),
        fc.tuple(day, day),
        fc.integer({ min: 1, max: 7 }),
        async (given, words, cases, [from, to], most) => {
          for (const [i, name] of names.entries()) await it.rows.indexCase(name, 1, MADE_BY, given[i] ?? []);
          const wanted = names
            .flatMap((caseName, i) => (given[i] ?? []).map((one) => ({ ...one, caseName })))
            .filter(({ table, caseName }) => table === 'claims' && (cases === null || cases.includes(caseName)))
            .filter(({ tokens }) => words.every((word) => tokens.some((one) => one.startsWith(word))))
            .filter(({ day: of }) => from === null || (of ?? '') >= from)
            .filter(({ day: of }) => to === null || (of !== null && of <= to))
            .sort((x, y) => -compare([x.day ?? '', x.caseName, x.id], [y.day ?? '', y.caseName, y.id]));
          const found: FoundRow[] = [];
          for (let after: FoundRow | null = null; ; after = found.at(-1) ?? null) {
            const page = await it.rows.findRows({ ...ALL, words, cases, from, to, most, after });
            expect(page.length).toBeLessThanOrEqual(most);
            found.push(...page);
            if (page.length < most) break;
          }
          expect(found).toEqual(wanted.map(({ tokens: _tokens, ...shown }) => shown));
        },
      ),
      { numRuns: 60 },
    );
  });
}

/** By bytes: the letters here are in the order of their code points. */
function compare(a: readonly string[], b: readonly string[]): number {
  for (const [i, one] of a.entries()) {
    const other = b[i] ?? '';
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}
