/** Imports of an invented case, as many as anybody wants. */
import { createHash } from 'node:crypto';
import type { FolderFiles, Store } from '../core/ports.js';

type Import = Parameters<Store['importCase']>[0];

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

/** Revision `n` of an invented case: the same `n` gives the same bytes and digest. */
export function inventedImport(caseName: string, n: number): Import {
  const files: FolderFiles = new Map([
    ['datapackage.json', text(`{"name":"${caseName}","version":"${n}"}`)],
    ['tables/claims.csv', text(`id,low\r\nc1,${n}\r\n`)],
    ['image.bin', Uint8Array.from({ length: 2_000 }, (_, i) => (i * (n + 7)) % 256)],
    ['empty.txt', new Uint8Array()],
  ]);
  const digest = `sha256:${createHash('sha256').update(`${caseName} ${n}`).digest('hex')}`;
  const importedAt = new Date(Date.UTC(2031, 0, 1, 0, 0, n)).toISOString();
  return { caseName, title: `${caseName} ‘${n}’ – Überblick`, digest, importedAt, files };
}
