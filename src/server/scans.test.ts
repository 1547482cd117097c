/** Evidence before a scanner: against a small server that speaks INSTREAM as clamd does, what is handed out, held back and let go. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EvidenceEntry } from '../core/evidence/vault/entry.js';
import type { Store } from '../core/ports.js';
import { askClamd, clamdPlace, ScannerAway } from '../scan/clamd.js';
import { instream } from '../testing/evidence/instream.js';
import { makeVault } from '../testing/evidence/make-vault.js';
import { custodyLogOf, vaultOfServer } from '../vault/vault-paths.js';
import { makeApp } from './app.js';
import { clamdFrom } from './clamd-from.js';
import { openEvidence } from './open-evidence.js';
import { makeVaults } from './vaults.js';

const BASE = 'http://127.0.0.1:7373';
const CASE = 'first';
const BAD = 'bytes that are known to be bad';

let folder: string;
let daemon: Server;
/** digests of the files it was given */
const scans: string[] = [];
let shown: ReturnType<typeof openEvidence>;
let vaults: ReturnType<typeof makeVaults>;
let app: ReturnType<typeof makeApp>;
let entries: readonly EvidenceEntry[];

const store = {
  revisions: async (name: string) => (name === CASE ? [{ caseName: CASE }] : []),
  listCases: async () => [{ caseName: CASE }],
} as unknown as Store;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-scan-'));
  daemon = instream((file) => (file.includes(BAD) ? 'Test.Known-1' : null), scans);
  await new Promise<void>((resolve) => daemon.listen(join(folder, 'clamd.ctl'), resolve));
  const text = (words: string) => new TextEncoder().encode(words);
  entries = await makeVault(vaultOfServer(folder, CASE), [
    { bytes: text('a plain note'), mediaType: 'text/plain', name: 'note.txt' },
    { bytes: text(`${'x'.repeat(300_000)}${BAD}`), mediaType: 'application/octet-stream', name: 'sent.bin' },
    { bytes: text('y'.repeat(2_000_000)), mediaType: 'application/octet-stream', name: 'large.bin' },
  ]);
  vaults = makeVaults(folder, 'desk', () => new Date().toISOString());
  shown = openEvidence(folder, vaults, clamdFrom({ PLUMBLINE_CLAMD: join(folder, 'clamd.ctl') }));
  const web = (): Response => new Response('');
  const now = (): string => new Date().toISOString();
  app = makeApp({ store, web, port: () => 7373, now, log: () => {}, evidence: shown.parts });
});
afterAll(async () => {
  await shown?.close();
  await vaults?.close();
  await new Promise((resolve) => daemon?.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

const of = (i: number, rest = ''): string => `/api/cases/${CASE}/evidence/${entries[i]?.id}${rest}`;
const get = async (address: string) => app.request(`${BASE}${address}`, { headers: { host: '127.0.0.1:7373' } });
const release = async (i: number, reason: string) =>
  app.request(`${BASE}${of(i, '/release')}`, {
    method: 'POST',
    headers: { host: '127.0.0.1:7373', origin: BASE },
    body: JSON.stringify({ reason }),
  });
const custody = () => readFile(custodyLogOf(vaultOfServer(folder, CASE)), 'utf8');

test('what nothing is found in is handed out, and scanned once a day', async () => {
  const before = scans.length;
  expect(await (await get(of(0, '/bytes'))).text()).toBe('a plain note');
  expect((await get(of(0, '/bytes'))).status).toBe(200);
  expect(scans.length - before).toBe(1);
  expect((await (await get(of(0))).json()).scan).toMatchObject({ state: 'clean', release: null });
  expect((await release(0, 'to be sure')).status).toBe(409);
});

test('what is flagged is marked and held back, until somebody says why it goes out all the same', async () => {
  const held = await get(of(1, '/bytes'));
  expect([held.status, (await held.json()).error]).toEqual([409, expect.stringMatching(/Test\.Known-1/)]);
  expect((await (await get(of(1))).json()).scan).toMatchObject({ state: 'flagged', finding: 'Test.Known-1' });
  expect(await custody()).not.toMatch(/"action":"export"[^\n]*sent/);
  expect((await release(1, '  ')).status).toBe(422);
  const let1 = await release(1, 'a loader we describe in the report');
  expect([let1.status, await let1.json()]).toEqual([
    201,
    expect.objectContaining({ state: 'flagged', release: expect.objectContaining({ by: 'workbench' }) }),
  ]);
  expect(await custody()).toMatch(/"action":"verify".*held back \(Test\.Known-1\); handed out all the same: a loader/);
  expect((await get(of(1, '/bytes'))).status).toBe(200);
});

test('what is too large for the scanner is no clean file', async () => {
  expect((await get(of(2, '/bytes'))).status).toBe(409);
  expect((await (await get(of(2))).json()).scan).toMatchObject({
    state: 'unscanned',
    finding: 'INSTREAM size limit exceeded',
  });
});

test('what was said and decided outlives the server, and is for the finding it was said of', async () => {
  const again = openEvidence(folder, vaults, clamdPlace(join(folder, 'clamd.ctl')));
  const standing = await again.parts.scanner?.standing(entries[1]?.sha256 ?? '', '/nowhere');
  expect(standing).toMatchObject({ state: 'flagged', release: { reason: 'a loader we describe in the report' } });
  await again.close();
});

test('a scanner that does not answer holds everything back; a page is shown all the same', async () => {
  const path = join(folder, 'clamd.ctl.none');
  await expect(askClamd({ path }, new URL(import.meta.url).pathname)).rejects.toThrow(ScannerAway);
  await rm(join(folder, 'evidence-scans.jsonl'));
  const away = openEvidence(folder, vaults, clamdPlace('tcp://127.0.0.1:9'));
  const web = (): Response => new Response('');
  const now = (): string => new Date().toISOString();
  const other = makeApp({ store, web, port: () => 7373, now, log: () => {}, evidence: away.parts });
  const asked = (address: string) => other.request(`${BASE}${address}`, { headers: { host: '127.0.0.1:7373' } });
  expect((await asked(of(0, '/bytes'))).status).toBe(503);
  const page = await asked(of(0));
  expect([page.status, (await page.json()).scan]).toEqual([200, null]);
  await away.close();
});

test('the place of a scanner is a socket or a port, and nothing is scanned where none is named', () => {
  expect([clamdFrom({}), clamdFrom({ PLUMBLINE_CLAMD: '' })]).toEqual([null, null]);
  expect(clamdFrom({ PLUMBLINE_CLAMD: 'tcp://[::1]:3310' })).toEqual({ host: '::1', port: 3310 });
  for (const named of ['localhost', 'http://a:1', 'tcp://host'])
    expect(() => clamdFrom({ PLUMBLINE_CLAMD: named })).toThrow(/PLUMBLINE_CLAMD/);
});
