/** What every Store must hold, whatever it stands on. Run it over each real one: `storeContract(async () => openMine())`. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CaseRevision, FolderFiles, NewRevision, Store } from '../core/ports.js';
import { inventedImport } from './invented-import.js';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

function editedRevision(n: number): NewRevision {
  const { caseName: _, ...given } = inventedImport('ridge', n);
  return { ...given, origin: 'edited', author: 'A. Desk', note: `edit ${n}` };
}

/** @param make an empty store, opened anew for every case of the suite */
export function storeContract(make: () => Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await make();
  });
  afterEach(() => store.close());

  test('an empty store has no case, no revision and no files', async () => {
    expect(await store.listCases()).toEqual([]);
    expect(await store.revisions('ridge')).toEqual([]);
    expect(await store.files('ridge')).toBeNull();
  });

  test('an import comes back byte for byte, with what was said of it', async () => {
    const given = inventedImport('ridge', 1);
    const { files, ...said } = given;
    const revision = await store.importCase(given);
    expect(revision).toEqual({ ...said, revision: 1, origin: 'folder', parent: null, author: null, note: null });
    expect(await store.revisions('ridge')).toEqual([revision]);
    expectFiles(await store.files('ridge'), files);
  });

  test('a view into a larger buffer is stored as the view alone', async () => {
    const bytes = text('before|kept|after').subarray(7, 11);
    await store.importCase({ ...inventedImport('ridge', 1), files: new Map([['a.txt', bytes]]) });
    expectFiles(await store.files('ridge'), new Map([['a.txt', text('kept')]]));
  });

  test('a file of eight megabytes comes back whole', async () => {
    const large = Uint8Array.from({ length: 8 * 1024 * 1024 }, (_, i) => (i * 2_654_435_761) >>> 24);
    await store.importCase({ ...inventedImport('ridge', 1), files: new Map([['large.bin', large]]) });
    expectFiles(await store.files('ridge'), new Map([['large.bin', large]]));
  });

  test('the digest of the newest revision adds nothing and returns it', async () => {
    const first = await store.importCase(inventedImport('ridge', 1));
    const again = await store.importCase({ ...inventedImport('ridge', 1), importedAt: '2032-02-02T00:00:00.000Z' });
    expect(again).toEqual(first);
    expect(await store.revisions('ridge')).toEqual([first]);
  });

  test('an earlier digest after a later one is a new revision', async () => {
    for (const n of [1, 2, 1]) await store.importCase(inventedImport('ridge', n));
    const digests = (await store.revisions('ridge')).map((revision) => revision.digest);
    expect(digests).toEqual([1, 2, 1].map((n) => inventedImport('ridge', n).digest));
  });

  test('every revision stays readable; the newest is the one when none is named', async () => {
    for (const n of [1, 2, 3]) await store.importCase(inventedImport('ridge', n));
    for (const n of [1, 2, 3]) expectFiles(await store.files('ridge', n), inventedImport('ridge', n).files);
    expectFiles(await store.files('ridge'), inventedImport('ridge', 3).files);
    expect(await store.files('ridge', 4)).toBeNull();
    expect(await store.files('ridge', 0)).toBeNull();
  });

  test('cases are listed by name in the order of their bytes, each with its newest revision', async () => {
    for (const name of ['b', 'a-z', 'B', 'a_b', 'a']) await store.importCase(inventedImport(name, 1));
    const newest = await store.importCase(inventedImport('a', 2));
    const listed = await store.listCases();
    expect(listed.map((revision) => revision.caseName)).toEqual(['B', 'a', 'a-z', 'a_b', 'b']);
    expect(listed[1]).toEqual(newest);
  });

  test('one case knows nothing of another', async () => {
    await store.importCase(inventedImport('ridge', 1));
    const other = await store.importCase(inventedImport('harbour', 1));
    expect(other.revision).toBe(1);
    expectFiles(await store.files('ridge'), inventedImport('ridge', 1).files);
  });

  test('imports of one case at a time take numbers without gap or double', async () => {
    const numbers = Array.from({ length: 12 }, (_, i) => i + 1);
    const given = await Promise.all(numbers.map((n) => store.importCase(inventedImport('ridge', n))));
    expect(given.map((revision) => revision.revision).sort((a, b) => a - b)).toEqual(numbers);
    const kept = await store.revisions('ridge');
    expect(kept).toEqual([...given].sort((a, b) => a.revision - b.revision));
    for (const revision of kept) expectFiles(await store.files('ridge', revision.revision), filesOf(revision));
  });

  test('the same import many times at once is one revision', async () => {
    const given = await Promise.all(Array.from({ length: 8 }, () => store.importCase(inventedImport('ridge', 1))));
    expect(new Set(given.map((revision) => revision.revision))).toEqual(new Set([1]));
    expect(await store.revisions('ridge')).toHaveLength(1);
  });

  test('an edited revision keeps its parent, author and note, and its files whether changed or not', async () => {
    await store.importCase(inventedImport('ridge', 1));
    const edited = await store.reviseCase('ridge', 1, [editedRevision(2)]);
    const { files, ...said } = editedRevision(2);
    expect(edited).toEqual({ ...said, caseName: 'ridge', revision: 2, parent: 1 });
    expect(await store.revisions('ridge')).toHaveLength(2);
    expectFiles(await store.files('ridge'), files);
  });

  test('an edit of what is not the newest revision any more adds nothing and says so', async () => {
    for (const n of [1, 2]) await store.importCase(inventedImport('ridge', n));
    expect(await store.reviseCase('ridge', 1, [editedRevision(3)])).toBeNull();
    expect(await store.reviseCase('ridge', 0, [editedRevision(3)])).toBeNull();
    expect(await store.reviseCase('ridge', 3, [editedRevision(3)])).toBeNull();
    expect(await store.revisions('ridge')).toHaveLength(2);
  });

  test('of edits of one revision at a time one is added', async () => {
    await store.importCase(inventedImport('ridge', 1));
    const numbers = Array.from({ length: 8 }, (_, i) => i + 2);
    const given = await Promise.all(numbers.map((n) => store.reviseCase('ridge', 1, [editedRevision(n)])));
    expect(given.filter((revision) => revision !== null)).toHaveLength(1);
    expect(await store.revisions('ridge')).toHaveLength(2);
  });

  test('a case is begun by an edit of nothing, and revisions that belong together are added together', async () => {
    expect(await store.reviseCase('ridge', 0, [editedRevision(1)])).toMatchObject({ revision: 1, parent: null });
    const both = [
      { ...editedRevision(2), origin: 'folder' as const },
      { ...editedRevision(3), origin: 'merged' as const },
    ];
    expect(await store.reviseCase('ridge', 1, both)).toMatchObject({ revision: 3, parent: 1, origin: 'merged' });
    expect((await store.revisions('ridge')).map(({ origin, parent }) => [origin, parent])).toEqual([
      ['edited', null],
      ['folder', null],
      ['merged', 1],
    ]);
    const unstorable = { ...editedRevision(5), files: new Map([['nul\u0000.txt', text('x')]]) };
    await expect(store.reviseCase('ridge', 3, [editedRevision(4), unstorable])).rejects.toThrow();
    expect(await store.revisions('ridge')).toHaveLength(3);
  });

  test('an import that cannot be stored whole leaves nothing behind', async () => {
    const unstorable = new Map([...inventedImport('ridge', 1).files, ['nul\u0000.txt', text('x')]] as const);
    await expect(store.importCase({ ...inventedImport('ridge', 1), files: unstorable })).rejects.toThrow();
    expect(await store.revisions('ridge')).toEqual([]);
    expect((await store.importCase(inventedImport('ridge', 1))).revision).toBe(1);
  });

  test('closing twice is closing once', async () => {
    await store.close();
    await store.close();
  });
}

const filesOf = (revision: CaseRevision): FolderFiles =>
  inventedImport(revision.caseName, Number(/‘(\d+)’/.exec(revision.title)?.[1])).files;

function expectFiles(got: FolderFiles | null, wanted: FolderFiles): void {
  expect([...(got ?? new Map()).keys()].sort()).toEqual([...wanted.keys()].sort());
  // Compared as buffers: a difference in eight megabytes is not to be printed.
  for (const [path, bytes] of wanted) expect(Buffer.compare(got?.get(path) ?? new Uint8Array(), bytes), path).toBe(0);
}
