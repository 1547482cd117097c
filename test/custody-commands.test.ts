/** The custody log of a case and its fixity, from the command line: signed, checked offline, and told when bytes differ. */
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EvidenceEntry } from '../src/core/evidence/vault/entry.js';
import { makeVault } from '../src/testing/evidence/make-vault.js';
import { runCli } from '../src/testing/run-cli.js';
import { custodyLogOf } from '../src/vault/vault-paths.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

let folder: string;
let vault: string;
let key: string;
let entries: readonly EvidenceEntry[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-custody-'));
  vault = join(folder, 'case', 'evidence');
  key = join(folder, 'keys', 'key.pem');
  entries = await makeVault(vault, [{ bytes: bytes('one') }, { bytes: bytes('two') }]);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const blobOf = (which: number): string => {
  const hex = (entries[which] as EvidenceEntry).sha256.slice('sha256:'.length);
  return join(vault, 'sha256', hex.slice(0, 2), hex);
};
const overwrite = async (path: string, text: string): Promise<void> => {
  await chmod(path, 0o644);
  await writeFile(path, text);
};
const json = async (...args: readonly string[]) => {
  const { code, out, err } = await runCli([...args, '--json']);
  return { code, err, document: out === '' ? null : JSON.parse(out) };
};
const sign = () => json('custody', vault, 'checkpoint', '--key', key);

test('a checkpoint is signed by a key that only its owner reads, and verify finds it without a network', async () => {
  const { code, document, err } = await sign();
  expect({
    code,
    unsigned: document.unsigned,
    faults: document.checkpoints.map((one: { fault: unknown }) => one.fault),
  }).toEqual({ code: 0, unsigned: 0, faults: [null] });
  expect(err).toContain('a new key was made');
  if (process.platform !== 'win32') expect((await stat(key)).mode & 0o777).toBe(0o600);
  const verified = await json('verify', custodyLogOf(vault));
  expect(verified.document.results[0]).toMatchObject({ kind: 'custody', result: 'signature-ok-identity-unknown' });
});

test('a key in any case folder signs nothing, however its path is written, and none is made there', async () => {
  const around = join(folder, 'other case');
  await mkdir(join(around, 'notes'), { recursive: true });
  await writeFile(join(around, 'datapackage.json'), '{}');
  const link = join(folder, 'elsewhere');
  await symlink(around, link);
  for (const inside of [
    join(vault, 'k.pem'),
    join(around, 'k.pem'),
    join(around, 'notes', 'k.pem'),
    join(link, 'k.pem'),
  ]) {
    const { code, err } = await json('custody', vault, 'checkpoint', '--key', inside);
    expect([code === 0, err], inside).toEqual([false, expect.stringMatching(/key: a file outside/)]);
    expect(existsSync(inside), inside).toBe(false);
  }
});

test('a key inside the case, or one that others may read, signs nothing', async () => {
  const inside = await json('custody', vault, 'checkpoint', '--key', join(vault, 'key.pem'));
  expect(inside.code).toBe(1);
  expect(inside.err).toContain('outside');
  await sign();
  await chmod(key, 0o644);
  const open = await sign();
  expect(open.code).toBe(1);
  expect(open.err).toContain('chmod 600');
});

test('a log cut short after it was signed is found out by its checkpoint alone', async () => {
  await sign();
  const log = await readFile(custodyLogOf(vault), 'utf8');
  await writeFile(custodyLogOf(vault), `${log.split('\n')[0]}\n`);
  const { code, document } = await json('custody', vault, 'check');
  expect(code).toBe(1);
  expect(document.brokenAt).toBeNull();
  expect(document.checkpoints[0].fault).toBe('2 records were signed, 1 are there');
});

test('bytes that changed are called altered, bytes that are gone missing, and both stay in the log', async () => {
  expect((await json('fixity', vault)).document).toMatchObject({ checked: 2, same: 2, altered: 0, missing: 0 });
  await overwrite(blobOf(0), 'ONE');
  await rm(blobOf(1));
  const { code, document } = await json('fixity', vault);
  expect({ code, altered: document.altered, missing: document.missing }).toEqual({ code: 1, altered: 1, missing: 1 });
  const after = await json('custody', vault, 'check');
  expect(after.code).toBe(1);
  expect(after.document).toMatchObject({ records: 6, brokenAt: null, fixity: { altered: 1, missing: 1, same: 0 } });
});

test('what was read again lately is not due, and a run that stops early says what is left', async () => {
  expect((await json('fixity', vault, '--every', '30', '--most', '1')).document).toMatchObject({ checked: 1, left: 1 });
  expect((await json('fixity', vault, '--every', '30')).document).toMatchObject({ checked: 1, left: 0 });
  expect((await json('fixity', vault, '--every', '30')).document).toMatchObject({ checked: 0, left: 0 });
});

test('a case without evidence files says what to do next', async () => {
  const { code, err } = await runCli(['fixity', 'examples/ridgeline']);
  expect(code).toBe(1);
  expect(err).toContain('plumbline intake');
});
