/** The store on the embedded server: writes and reads by 50 clients at once, import rate, backup rate, by growing numbers of cases. */
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBackup } from '../src/backup/write-backup.js';
import type { Store } from '../src/core/ports.js';
import { startEmbedded } from '../src/store/embedded.js';
import { openPostgresStore } from '../src/store/postgres-store.js';
import { inventedImport } from '../src/testing/invented-import.js';
import { ms } from './measure.js';

const CLIENTS = 50;
const SIZES = [1_000, 10_000] as const;
const DEEP_SIZES = [...SIZES, 100_000] as const;
/** reads and writes measured at each size */
const ASKED = 2_000;

export async function measureStore(deep: boolean): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-store-'));
  chmodSync(folder, 0o711);
  const data = join(folder, 'data');
  const server = await startEmbedded(data);
  const store = await openPostgresStore(server.url('postgres'));
  try {
    const lines: string[] = [];
    let filled = 0;
    for (const size of deep ? DEEP_SIZES : SIZES) {
      const from = performance.now();
      await together(size - filled, (i) => store.importCase(inventedImport(`case-${filled + i}`, 1)));
      const rate = (size - filled) / ((performance.now() - from) / 1000);
      filled = size;
      lines.push(`${size} cases: filled by ${CLIENTS} clients at ${rate.toFixed(0)} imports of four files a second`);
      lines.push(
        `  one more revision: ${await asked((i) => store.importCase(inventedImport(`case-${i % size}`, 2 + Math.floor(i / size))))}`,
      );
      lines.push(`  files of a revision: ${await asked((i) => store.files(`case-${(i * 7919) % size}`, 1))}`);
      lines.push(`  revisions of a case: ${await asked((i) => store.revisions(`case-${(i * 7919) % size}`))}`);
      lines.push(`  list of all cases: ${await listed(store)}`);
    }
    const file = join(folder, 'backup.zip');
    const from = performance.now();
    await writeBackup({
      dataFolder: data,
      databaseUrl: server.url('postgres'),
      file,
      version: '0',
      now: () => new Date().toISOString(),
    });
    const seconds = (performance.now() - from) / 1000;
    lines.push(
      `backup of all of it: ${seconds.toFixed(1)} s, ${(statSync(file).size / 1e6).toFixed(1)} MB; memory ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`,
    );
    return lines;
  } finally {
    await store.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `1234 a second, p50 12 ms, p99 40 ms` with as many clients as there are */
async function asked(act: (i: number) => Promise<unknown>): Promise<string> {
  const from = performance.now();
  const taken = (await together(ASKED, act)).sort((a, b) => a - b);
  const seconds = (performance.now() - from) / 1000;
  const at = (share: number): string => ms(taken[Math.floor(share * (taken.length - 1))] ?? 0);
  return `${(ASKED / seconds).toFixed(0)} a second by ${CLIENTS} clients, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`;
}

async function listed(store: Store): Promise<string> {
  const from = performance.now();
  const { length } = await store.listCases();
  return `${ms(performance.now() - from)} ms for ${length}`;
}

/** Milliseconds of each of `count` acts, so many at once. */
async function together(count: number, act: (i: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  let next = 0;
  const client = async (): Promise<void> => {
    for (let i = next++; i < count; i = next++) {
      const from = performance.now();
      await act(i);
      taken.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return taken;
}
