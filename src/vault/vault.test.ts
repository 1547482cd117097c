import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Arrival } from '../core/evidence/vault/entry.js';
import { evidenceCsv } from './evidence-table.js';
import { openVault } from './open-vault.js';
import { bytesOf, readVault } from './read-vault.js';
import { custodyLogOf } from './vault-paths.js';

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-vault-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const fresh = (): string => mkdtempSync(join(scratch, 'v-'));
const tools = { actor: 'keeper', now: () => '2031-04-05T06:07:08Z' };
async function* bytes(text: string) {
  yield Buffer.from(text);
}
const NONE = { url: null, capturedAt: null, parent: null, copyOf: null, note: null };

async function arrive(vault: Awaited<ReturnType<typeof openVault>>, name: string, text: string): Promise<Arrival> {
  const { digest, bytes: size } = await vault.blobs.putStream(bytes(text));
  return { ...NONE, sha256: digest, bytes: size, mediaType: 'text/plain', name, tool: 'test', state: 'complete' };
}

test('what came in is read back with all that is known of it, and its bytes are read-only', async () => {
  const folder = fresh();
  const vault = await openVault(folder, tools);
  const arrival = { ...(await arrive(vault, 'a/ü.txt', 'seen')), url: 'https://example.org/a', note: 'a "remark"' };
  const [added] = await vault.add([arrival]);
  await vault.close();
  const view = await readVault(folder);
  expect(view?.entries).toEqual([{ ...arrival, id: added?.entry.id, receivedAt: tools.now() }]);
  expect(view?.chain.brokenAt).toBeNull();
  const [entry] = view?.entries ?? [];
  if (!view || !entry) throw new Error('no entry');
  expect(Buffer.from((await bytesOf(view, entry).get(entry.sha256)) ?? '').toString()).toBe('seen');
  expect(statSync(vault.blobs.pathOf(entry.sha256)).mode & 0o222).toBe(0);
});

test('the same file again is the same entry; the same bytes under another name are another entry and one copy', async () => {
  const vault = await openVault(fresh(), tools);
  const [one, two] = [await arrive(vault, 'one', 'same'), await arrive(vault, 'two', 'same')];
  expect((await vault.add([one, two, one])).map(({ isNew }) => isNew)).toEqual([true, true, false]);
  expect((await vault.add([two])).map(({ isNew }) => isNew)).toEqual([false]);
  expect(vault.entries().map(({ name }) => name)).toEqual(['one', 'two']);
  expect(one.sha256).toBe(two.sha256);
  await vault.close();
});

test('a line cut off by a crash is taken away, and the log goes on; a line that was changed stops everything', async () => {
  const folder = fresh();
  const first = await openVault(folder, tools);
  await first.add([await arrive(first, 'one', '1')]);
  await first.close();
  appendFileSync(custodyLogOf(folder), '{"action":"collect","act');
  const notes: string[] = [];
  const second = await openVault(folder, { ...tools, note: (line) => notes.push(line) });
  expect(notes.join()).toMatch(/cut off/);
  await second.add([await arrive(second, 'two', '2')]);
  await second.close();
  expect((await readVault(folder))?.entries.map(({ name }) => name)).toEqual(['one', 'two']);
  const log = readFileSync(custodyLogOf(folder), 'utf8');
  writeFileSync(custodyLogOf(folder), log.replace('\\"name\\":\\"one\\"', '\\"name\\":\\"eno\\"'));
  await expect(openVault(folder, tools)).rejects.toThrow(/record 1/);
  expect((await readVault(folder))?.chain.brokenAt).toBe(1);
});

test('one process adds at a time, and a stream that fails leaves nothing', async () => {
  const folder = fresh();
  const vault = await openVault(folder, tools);
  await expect(openVault(folder, tools)).rejects.toThrow(/one process at a time/);
  async function* broken() {
    yield Buffer.from('half');
    throw new Error('cut');
  }
  await expect(vault.blobs.putStream(broken())).rejects.toThrow('cut');
  await vault.close();
  await (await openVault(folder, tools)).close();
});

test('a table of evidence holds no formula, no control character and one line per entry, whatever names came in', () => {
  const names = ['=cmd.jpg', '+1+1', '-x', '@a', 'a\nb', 'a,"b"', '\u202egpj.exe', ' edge ', '＝full', 'plain'];
  const csv = evidenceCsv(
    names.map((name, i) => ({
      ...NONE,
      ...{ id: `e${i}`, sha256: `sha256:${'a'.repeat(64)}`, bytes: 1, mediaType: 'x/y', name, receivedAt: tools.now() },
      ...{ tool: 't', state: 'complete' },
    })),
  );
  const lines = csv.trimEnd().split('\n');
  expect(lines).toHaveLength(names.length + 1);
  const cells = lines.slice(1).map((line) => line.split(',').slice(4).join(',').split(',,,')[0]);
  expect(cells).toEqual([
    '%3Dcmd.jpg',
    '%2B1+1',
    '%2Dx',
    '%40a',
    'a%0Ab',
    '"a,""b"""',
    '%202Egpj.exe',
    'edge',
    '%EF%BC%9Dfull',
    'plain',
  ]);
});
