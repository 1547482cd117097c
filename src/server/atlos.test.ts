/** The calls auto-archiver's Atlos module makes (list, one, upload, metadata), made here as it makes them. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FolderFiles, Store } from '../core/ports.js';
import { collectFiles } from '../folder/collect-files.js';
import { readVault } from '../vault/read-vault.js';
import { vaultOfServer } from '../vault/vault-paths.js';
import { makeApp } from './app.js';
import { atlosToken, tokenFile } from './atlos-token.js';
import { makeVaults, type Vaults } from './vaults.js';

const data = mkdtempSync(join(tmpdir(), 'plumbline-atlos-'));
const now = (): string => '2031-04-05T06:07:08Z';
type Item = {
  readonly id: string;
  readonly source_url: string;
  readonly visibility: string;
  readonly status: string;
  readonly metadata: { readonly auto_archiver?: { readonly processed: boolean } };
  readonly artifacts: readonly { readonly file_hash_sha256: string }[];
};
type Body = { readonly results: readonly Item[]; readonly result: Item; readonly next: string | null };
let [token, vaults, app] = ['', null as Vaults | null, null as ReturnType<typeof makeApp> | null];

beforeAll(async () => {
  const { files } = await collectFiles(fileURLToPath(new URL('../../examples/ridgeline', import.meta.url)));
  const held: FolderFiles = files;
  const store = {
    files: async (name: string) => (name === 'ridgeline' ? held : null),
    revisions: async (name: string) => (name === 'ridgeline' ? [{ digest: 'sha256:1' }] : []),
  } as unknown as Store;
  token = await atlosToken(data);
  vaults = makeVaults(data, 'auto-archiver', now);
  const web = (): Response => new Response('page');
  app = makeApp({ store, web, now, port: () => 7373, log: () => {}, atlos: { vaults, token } });
});
afterAll(async () => {
  await vaults?.close();
  rmSync(data, { recursive: true, force: true });
});

const HOST = '127.0.0.1:7373';
async function call(path: string, init: RequestInit & { headers?: Record<string, string> } = {}) {
  const headers = { host: HOST, authorization: `Bearer ${token}`, ...init.headers };
  const answer = await (app as NonNullable<typeof app>).request(`http://${HOST}/atlos/ridgeline/api/v2${path}`, {
    ...init,
    headers,
  });
  return { status: answer.status, body: (await answer.json()) as Body };
}
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  call(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });

test('an archiver walks the addresses, uploads what it kept of each once, says what came of it, and is not asked again', async () => {
  const all: Item[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { body: Body } = await call(`/source_material${cursor === '' ? '' : `?cursor=${cursor}`}`);
    all.push(...page.body.results);
    cursor = page.body.next;
  }
  expect(all.length).toBeGreaterThan(1);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  const isWanted = (item: Item): boolean =>
    Boolean(item.source_url) &&
    item.metadata?.auto_archiver?.processed !== true &&
    item.visibility === 'visible' &&
    !['processing', 'pending'].includes(item.status);
  expect(all.every(isWanted)).toBe(true);
  const [item, other] = all;
  const bytes = Buffer.from('ffd8ffe000104a4649460001', 'hex');
  const form = new FormData();
  form.set('file', new Blob([bytes], { type: 'image/jpeg' }), '../../shot.jpg');
  const sent = await call(`/source_material/upload/${item?.id}?title=hash&title=id`, { method: 'POST', body: form });
  expect(sent.status).toBe(201);
  const { body } = await call(`/source_material/${item?.id}`);
  expect(body.result.artifacts).toMatchObject([{ file_hash_sha256: createHash('sha256').update(bytes).digest('hex') }]);
  const done = { metadata: { processed: true, status: 'success', results: { title: 'Post' } } };
  expect((await post(`/source_material/metadata/${item?.id}/auto_archiver`, done)).status).toBe(200);
  const failed = { metadata: { processed: true, status: 'error', error: 'gone' } };
  expect((await post(`/source_material/metadata/${other?.id}/auto-archiver`, failed)).body.result.status).toBe('error');
  for (const { id } of [item, other] as { id: string }[])
    expect(isWanted((await call(`/source_material/${id}`)).body.result)).toBe(false);
  const view = await readVault(vaultOfServer(data, 'ridgeline'));
  expect(view?.chain.brokenAt).toBeNull();
  expect(view?.entries).toMatchObject([
    { name: 'shot.jpg', mediaType: 'image/jpeg', url: item?.source_url, tool: 'auto-archiver', note: 'hash, id' },
    { state: 'complete', url: item?.source_url },
    { state: 'failed', url: other?.source_url, note: 'gone' },
  ]);
});

test('no token, a wrong one, a browser of another page, a foreign host, another case: refused', async () => {
  expect(statSync(tokenFile(data)).mode & 0o077).toBe(0);
  expect((await call('/source_material', { headers: { authorization: '' } })).status).toBe(401);
  expect((await call('/source_material', { headers: { authorization: `Bearer ${token}x` } })).status).toBe(401);
  const path = '/source_material/metadata/x/auto_archiver';
  expect((await post(path, {}, { authorization: 'Bearer wrong' })).status).toBe(401);
  expect((await post(path, {}, { origin: 'https://evil.example' })).status).toBe(403);
  expect((await post(path, {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await post(path, {})).status).toBe(404);
  const at = async (url: string, host: string) =>
    (await (app as NonNullable<typeof app>).request(url, { headers: { host, authorization: `Bearer ${token}` } }))
      .status;
  expect(await at('http://evil.example/atlos/ridgeline/api/v2/source_material', 'evil.example')).toBe(421);
  expect(await at(`http://${HOST}/atlos/other/api/v2/source_material`, HOST)).toBe(404);
  expect(await at(`http://${HOST}/atlos/..%2fridgeline/api/v2/source_material`, HOST)).toBe(404);
});

test('what is no file and no metadata is told', async () => {
  const { body } = await call('/source_material');
  const id = body.results[0]?.id;
  expect((await post(`/source_material/metadata/${id}/other`, { metadata: {} })).status).toBe(400);
  expect((await post(`/source_material/metadata/${id}/auto_archiver`, [])).status).toBe(400);
  expect((await post(`/source_material/upload/${id}`, {})).status).toBe(400);
});
