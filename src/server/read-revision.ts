/** A revision that is kept, read: its rows, typed. */
import type { ReadCase } from '../core/casefile/read.js';
import type { Store } from '../core/ports.js';
import { parseFiles } from '../folder/parse-files.js';

/** @param revision its number; left out: the newest @returns null where there is none, or this version does not read it */
export async function readRevision(
  store: Pick<Store, 'files'>,
  caseName: string,
  revision?: number,
): Promise<Extract<ReadCase, { ok: true }> | null> {
  const files = await store.files(caseName, revision);
  const read = files === null ? null : await parseFiles(files);
  return read?.ok ? read : null;
}
