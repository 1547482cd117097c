/** Evidence files that are told apart by a number: the same number gives the same bytes, name and digest. */
import { createHash } from 'node:crypto';
import type { Arrival } from '../../src/core/evidence/vault/entry.js';
import { readVault } from '../../src/vault/read-vault.js';
import type { FaultCount } from './fault-report.js';
import { harmOf } from './fault-report.js';

const BYTES = 3_000;

export function inventedFile(n: number): Buffer {
  const bytes = Buffer.from(Uint8Array.from({ length: BYTES }, (_, i) => (i * (n + 3) + n) % 256));
  bytes.writeUInt32LE(n);
  return bytes;
}

export const arrivalOf = (n: number): Arrival => ({
  ...{ sha256: `sha256:${createHash('sha256').update(inventedFile(n)).digest('hex')}`, bytes: BYTES },
  ...{ mediaType: 'application/octet-stream', name: `file-${n}`, url: null, capturedAt: null },
  ...{ tool: 'plumbline intake', state: 'complete', parent: null, copyOf: null, note: null },
});

/** What is in a vault of invented files after a fault, beside what was acknowledged: the log checked, every byte read. */
export async function vaultHarm(
  folder: string,
  acknowledged: Iterable<number>,
): Promise<Pick<FaultCount, 'lost' | 'doubled' | 'broken'> & { readonly entries: number }> {
  const view = await readVault(folder);
  const whole: number[] = [];
  for (const { name, sha256 } of view?.entries ?? []) {
    const n = Number(/file-(\d+)$/.exec(name)?.[1]);
    const bytes = await view?.blobs.get(sha256);
    // An entry whose bytes are not those that came in is no entry.
    if (bytes && Buffer.compare(bytes, inventedFile(n)) === 0) whole.push(n);
  }
  const entries = view?.entries.length ?? 0;
  const broken = view?.chain.brokenAt === null ? 0 : 1;
  return { ...harmOf(acknowledged, whole), broken, entries };
}
