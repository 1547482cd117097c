/** A disk that is full refuses and says so; what was acknowledged before stays whole, and all goes on once there is room. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type TestContext, test } from 'vitest';
import type { Store } from '../src/core/ports.js';
import { openStore } from '../src/store/open-store.js';
import { inventedImport } from '../src/testing/invented-import.js';
import { runCli } from '../src/testing/run-cli.js';
import { openVault } from '../src/vault/open-vault.js';
import { harmOf, NO_HARM, tellFault } from './support/fault-report.js';
import { arrivalOf, inventedFile, vaultHarm } from './support/invented-file.js';
import { ownServer } from './support/own-server.js';
import { openTempFolder } from './support/servers.js';

const FAULT = 'disk full';
const STORE_MB = 256;
const VAULT_MB = 4;

type SmallDisk = { readonly folder: string; grow(mb: number): void; remove(): void };

/** A disk in memory of so many megabytes; null, with the reason told, where none can be made. */
async function smallDisk(context: TestContext, mb: number): Promise<SmallDisk> {
  const folder = await openTempFolder();
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${mb}m,mode=711`, 'tmpfs', folder]).status !== 0) {
    rmSync(folder, { recursive: true });
    context.skip('no small disk can be made here (mount -t tmpfs as root)');
  }
  return {
    folder,
    grow(larger) {
      expect(spawnSync('mount', ['-o', `remount,size=${larger}m`, folder]).status).toBe(0);
    },
    remove() {
      spawnSync('umount', [folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Nothing that a database could make smaller. */
const bytes = new Map<number, Uint8Array>();
function large(n: number): ReturnType<typeof inventedImport> {
  const random = bytes.get(n) ?? randomBytes(8_000_000);
  bytes.set(n, random);
  return { ...inventedImport('ridge', n), files: new Map([['large.bin', random]]) };
}

/** Imports until one is refused. @returns those acknowledged, and what was said */
async function fill(store: Store): Promise<{ readonly acknowledged: readonly number[]; readonly said: string }> {
  const acknowledged: number[] = [];
  for (let n = 1; n < 60; n++) {
    const made = await store.importCase(large(n)).catch((error: Error) => error);
    if (made instanceof Error) return { acknowledged, said: made.message };
    acknowledged.push(made.revision);
  }
  return { acknowledged, said: '' };
}

async function told(on: string, acknowledged: readonly number[], store: Store): Promise<void> {
  const there = (await store.revisions('ridge')).map(({ revision }) => revision);
  let altered = 0;
  for (const n of acknowledged) {
    const got = (await store.files('ridge', n))?.get('large.bin') ?? Buffer.of();
    if (Buffer.compare(got, large(n).files.get('large.bin') ?? Buffer.of(1)) !== 0) altered += 1;
  }
  const { lost, doubled } = harmOf(acknowledged, there);
  const found = { lost: lost + altered, doubled, broken: there.every((n, i) => n === i + 1) ? 0 : 1 };
  const counts = { rounds: 1, acknowledged: acknowledged.length, refused: 1, ...found };
  tellFault({ fault: FAULT, on, ...counts, note: 'imports of 8 MB' });
  expect(found).toEqual(NO_HARM);
  // One that was refused may be kept where only its acknowledgement failed; it is whole then, and nothing else is there.
  expect(there.length - acknowledged.length).toBeLessThanOrEqual(1);
  expect((await store.importCase(large(99))).revision).toBe(there.length + 1);
}

const REFUSED = /No space left on device|could not extend|terminat|recovery|ECONN|not accepting/;

test('under the embedded server, and a backup is refused too', async (context) => {
  const disk = await smallDisk(context, STORE_MB);
  const stores: Store[] = [];
  try {
    const data = join(disk.folder, 'data');
    mkdirSync(data, { mode: 0o711 });
    const store = await openStore({ dataFolder: data });
    stores.push(store);
    const { acknowledged, said } = await fill(store);
    expect(said).toMatch(REFUSED);
    expect(acknowledged.length).toBeGreaterThan(3);
    const backup = await runCli(['backup', join(disk.folder, 'backup.zip'), '--data', data]);
    expect(backup.code).toBe(1);
    expect(spawnSync('ls', [disk.folder], { encoding: 'utf8' }).stdout).toBe('data\n');
    disk.grow(STORE_MB * 3);
    await store.close();
    const again = await openStore({ dataFolder: data });
    stores.push(again);
    await told('embedded PostgreSQL', acknowledged, again);
  } finally {
    for (const store of stores) await store.close().catch(() => undefined);
    disk.remove();
  }
});

test('under a separate server', async (context) => {
  const disk = await smallDisk(context, STORE_MB);
  const server = await ownServer(disk.folder);
  if (server === null) {
    disk.remove();
    return context.skip('no PostgreSQL is installed');
  }
  const stores: Store[] = [];
  try {
    const store = await openStore({ databaseUrl: server.url });
    stores.push(store);
    const { acknowledged, said } = await fill(store);
    expect(said).toMatch(REFUSED);
    expect(acknowledged.length).toBeGreaterThan(3);
    disk.grow(STORE_MB * 3);
    await store.close();
    await server.stop();
    await server.start();
    const again = await openStore({ databaseUrl: server.url });
    stores.push(again);
    await told('separate PostgreSQL', acknowledged, again);
  } finally {
    for (const store of stores) await store.close().catch(() => undefined);
    await server.stop();
    disk.remove();
  }
});

test('under a vault: files are refused, the log stays whole, and the same vault goes on once there is room', async (context) => {
  const disk = await smallDisk(context, VAULT_MB);
  try {
    const folder = join(disk.folder, 'vault');
    const vault = await openVault(folder, { actor: 'keeper', now: () => '2031-03-14T00:00:00Z' });
    const acknowledged: number[] = [];
    const refused: number[] = [];
    const receive = async (n: number): Promise<void> => {
      await vault.blobs.put(inventedFile(n));
      await vault.add([arrivalOf(n)]);
      acknowledged.push(n);
    };
    for (let n = 1; refused.length < 20; n++)
      await receive(n).catch((error: NodeJS.ErrnoException) => {
        expect(error.code).toBe('ENOSPC');
        refused.push(n);
      });
    // The log alone: its lines reach the end of the disk in the middle of one.
    const lines = Array.from({ length: 2_000 }, (_, i) => arrivalOf(1_000_000 + i));
    await expect(vault.add(lines.map((line) => ({ ...line, note: 'x'.repeat(3_000) })))).rejects.toThrow(/ENOSPC/);
    disk.grow(VAULT_MB * 4);
    for (const n of refused) await receive(n);
    await vault.close();
    const { entries, ...found } = await vaultHarm(folder, acknowledged);
    const counts = { rounds: refused.length + 1, acknowledged: acknowledged.length, refused: refused.length + 1 };
    tellFault({ fault: FAULT, on: 'a vault', ...counts, ...found, note: 'received again once there was room' });
    expect(found).toEqual(NO_HARM);
    expect(entries).toBe(acknowledged.length);
  } finally {
    disk.remove();
  }
});
