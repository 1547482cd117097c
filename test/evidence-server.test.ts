/** The evidence of a case over HTTP: what is listed and told, what is drawn, what is never shown, and decisions that can be taken back. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pdqOf } from '../src/core/evidence/hash/pdq.js';
import type { EvidenceEntry } from '../src/core/evidence/vault/entry.js';
import type { Store } from '../src/core/ports.js';
import { makeApp } from '../src/server/app.js';
import { fixityRound } from '../src/server/fixity-clock.js';
import { openEvidence } from '../src/server/open-evidence.js';
import { makeVaults } from '../src/server/vaults.js';
import { makeVault } from '../src/testing/evidence/make-vault.js';
import { jpegWith, pictureFile } from '../src/testing/media/picture-file.js';
import { scenePicture } from '../src/testing/media/scene-picture.js';
import { custodyLogOf, vaultOfServer } from '../src/vault/vault-paths.js';

const NOW = '2031-04-01T00:00:00.000Z';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';

const HOST = '127.0.0.1:7373';
const BASE = `http://${HOST}`;
const NAMES = ['first', 'second'] as const;

let folder: string;
let shown: ReturnType<typeof openEvidence>;
let vaults: ReturnType<typeof makeVaults>;
let app: ReturnType<typeof makeApp>;
let entries: readonly EvidenceEntry[];

/** The two questions about cases that these routes ask. */
const store = {
  revisions: async (name: string) => NAMES.filter((known) => known === name).map((caseName) => ({ caseName })),
  listCases: async () => NAMES.map((caseName) => ({ caseName })),
} as unknown as Store;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-evidence-'));
  const picture = await pictureFile('png', scenePicture(7, 640, 480));
  const again = new Uint8Array(await sharp(picture).resize(320, 240).jpeg({ quality: 70 }).toBuffer());
  const dated = await jpegWith({ taken: '2031:05:01 10:00:00', gps: { lat: 41.23456, lon: 12.34567 } });
  entries = await makeVault(vaultOfServer(folder, NAMES[0]), [
    { bytes: picture, mediaType: 'image/png', name: 'apron.png', url: 'https://example.org/a' },
    { bytes: dated, mediaType: 'image/jpeg', name: 'dated.jpg' },
    { bytes: new TextEncoder().encode(SVG), mediaType: 'image/svg+xml', name: 'sketch.svg' },
  ]);
  await makeVault(vaultOfServer(folder, NAMES[1]), [{ bytes: again, mediaType: 'image/jpeg', name: 'same apron.jpg' }]);
  vaults = makeVaults(folder, 'desk', () => NOW);
  shown = openEvidence(folder, vaults);
  const web = (): Response => new Response('');
  app = makeApp({ store, web, port: () => 7373, now: () => NOW, log: () => {}, evidence: shown.parts });
});
afterAll(async () => {
  await shown?.close();
  await vaults?.close();
  await rm(folder, { recursive: true, force: true });
});

const call = async (address: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
  app.request(address, { ...init, headers: { host: HOST, ...init.headers } });
const at = (rest: string): string => `${BASE}/api/cases/${NAMES[0]}/evidence${rest}`;
const told = async (address: string) => (await call(address)).json();
const idOf = (which: number): string => (entries[which] as EvidenceEntry).id;

test('files are listed in pages, found by words, and a case without any says so', async () => {
  expect(await told(at('?most=2'))).toMatchObject({
    total: 3,
    matched: 3,
    rows: [{ name: 'apron.png' }, { name: 'dated.jpg' }],
  });
  expect(await told(at('?q=SKETCH'))).toMatchObject({ matched: 1, rows: [{ kind: 'document', face: null }] });
  expect(await told(at('?kind=picture&from=1'))).toMatchObject({ matched: 2, rows: [{ name: 'dated.jpg' }] });
  expect((await call(`${BASE}/api/cases/nobody/evidence`)).status).toBe(404);
});

test('a file never read again has an open light, and one that was read again holds', async () => {
  const before = await told(at(`/${idOf(0)}`));
  expect(before.integrity).toEqual({ light: 'open', because: 'unread' });
  await fixityRound({ store, vaults, now: () => NOW, log: () => {}, everyDays: 30 });
  const after = await told(at(`/${idOf(0)}`));
  expect(after.integrity).toEqual({ light: 'holds', because: 'same' });
  expect(after.custody.map(({ action }: { action: string }) => action)).toEqual(['collect', 'fixity']);
  const log = await readFile(custodyLogOf(vaultOfServer(folder, NAMES[0])), 'utf8');
  await fixityRound({ store, vaults, now: () => NOW, log: () => {}, everyDays: 30 });
  expect(await readFile(custodyLogOf(vaultOfServer(folder, NAMES[0])), 'utf8')).toBe(log);
});

test('a picture is drawn grey and blurred until it is opened, and never from its own bytes', async () => {
  const veiled = await call(at(`/${idOf(0)}/picture`));
  expect(veiled.headers.get('content-type')).toBe('image/jpeg');
  expect(veiled.headers.get('x-content-type-options')).toBe('nosniff');
  expect(veiled.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  const pixels = async (answer: Response) => sharp(Buffer.from(await answer.arrayBuffer())).stats();
  const [hidden, open] = [await pixels(veiled), await pixels(await call(at(`/${idOf(0)}/picture?shown=yes`)))];
  // Grey: all channels have one mean. The scene is warmer than grey by its making (+10, 0, −14).
  const [r, , b] = hidden.channels.map(({ mean }) => mean) as [number, number, number];
  expect(Math.abs(r - b)).toBeLessThan(0.5);
  expect((open.channels[0]?.mean ?? 0) - (open.channels[2]?.mean ?? 0)).toBeGreaterThan(15);
  // Blurred: the scene is smooth by its making, and its edges are less than half as steep.
  expect(hidden.sharpness).toBeLessThan(open.sharpness / 2);
});

test('each look without the veil is told before it is given, with who and when; a veiled one is none', async () => {
  const seen = async () => (await told(at(`/${idOf(1)}`))).seen;
  await call(at(`/${idOf(1)}/picture`));
  expect(await seen()).toEqual([]);
  const first = await call(at(`/${idOf(1)}/picture?shown=yes&size=large`));
  expect(first.headers.get('cache-control')).toBe('private, no-cache');
  expect(await seen()).toEqual([{ at: NOW, who: 'workbench', how: 'picture', what: 'large' }]);
  // What the browser still has is looked at again all the same.
  const again = await call(at(`/${idOf(1)}/picture?shown=yes&size=large`), {
    headers: { 'if-none-match': first.headers.get('etag') ?? '' },
  });
  expect([again.status, (await seen()).length]).toEqual([304, 2]);
});

test('without a viewer a replay is refused in words that say how to have one', async () => {
  const replay = async (id: string) => call(at(`/${id}/replay`), { method: 'POST', headers: { origin: BASE } });
  const refused = await replay(idOf(0));
  expect(refused.status).toBe(409);
  expect((await refused.json()).error).toContain('plumbline viewer install');
  expect((await replay('nothing')).status).toBe(404);
});

test('a drawing with script is never drawn: it can only be taken away, and that is told in the log', async () => {
  expect((await call(at(`/${idOf(2)}/picture`))).status).toBe(404);
  const bytes = await call(at(`/${idOf(2)}/bytes`));
  expect(bytes.headers.get('content-type')).toBe('application/octet-stream');
  expect(bytes.headers.get('content-disposition')).toMatch(/^attachment/);
  expect(await bytes.text()).toBe(SVG);
  expect((await told(at(`/${idOf(2)}`))).custody.at(-1)).toMatchObject({ action: 'export', actor: 'workbench' });
});

test('the same picture in two cases is found with its distance; a merge stands until it is taken back', async () => {
  const duplicates = `${BASE}/api/duplicates`;
  const before = await told(duplicates);
  expect(before.left).toBe(0);
  expect(before.clusters).toHaveLength(1);
  const [{ ids, links }] = before.clusters;
  expect(links[0].distance).toBeLessThanOrEqual(31);
  expect(ids.map((id: string) => before.holdings[id][0].caseName).sort()).toEqual([...NAMES].sort());
  const act = (body: unknown) =>
    call(duplicates, { method: 'POST', headers: { origin: BASE }, body: JSON.stringify(body) });
  const merge = {
    kind: 'merge',
    by: 'an analyst',
    reason: 'the same apron',
    a: ids[0],
    b: ids[1],
    ...{ distance: links[0].distance, transform: 'original' },
  };
  expect((await act(merge)).status).toBe(201);
  expect((await told(duplicates)).merged).toEqual([[ids[0], ids[1]]]);
  expect((await act({ kind: 'undo', by: 'another', reason: 'a different stand', of: 1 })).status).toBe(201);
  const after = await told(duplicates);
  expect(after.merged).toEqual([]);
  expect(after.log).toHaveLength(2);
  const wrong = await act({ ...merge, reason: ' ' });
  expect(wrong.status).toBe(422);
  expect((await wrong.json()).error).toContain('a reason in words');
  expect((await call(duplicates, { method: 'POST', body: JSON.stringify(merge) })).status).toBe(403);
});

test('what a file says of itself is held against when it came in, and its place is told no finer than 10 km', async () => {
  const { facts, authenticity } = await told(at(`/${idOf(1)}`));
  expect(facts.media.flags.map(({ code }: { code: string }) => code)).toContain('clock.after-collection');
  expect(authenticity).toEqual({ light: 'look', because: 'flags' });
  const off = Math.abs(facts.media.place.lat - 41.23456) + Math.abs(facts.media.place.lon - 12.34567);
  expect(off).toBeGreaterThan(0.001);
  // Half a cell of 0.1° of latitude, and of at most as many kilometres of longitude.
  expect(Math.abs(facts.media.place.lat - 41.23456)).toBeLessThanOrEqual(0.05);
});

test('distances are those of the hashes themselves', async () => {
  const item = await told(at(`/${idOf(0)}`));
  const { quality } = pdqOf(scenePicture(7, 640, 480));
  expect(item.facts.prints).toMatchObject([{ width: 640, height: 480, quality, at: null }]);
});
