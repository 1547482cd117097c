/** A folder's files into the store: read whole or refused with every problem. */
import type { CaseRevision, FolderFiles, Store } from '../core/ports.js';
import type { Problem } from '../core/problem.js';
import { parseFiles } from '../folder/parse-files.js';

export type Imported = { readonly revision: CaseRevision } | { readonly problems: readonly Problem[] };

/** @param refused problems met before reading (links, sizes) */
export async function importFiles(
  store: Store,
  files: FolderFiles,
  importedAt: string,
  refused: readonly Problem[] = [],
): Promise<Imported> {
  const read = await parseFiles(files, refused);
  if (!read.ok) return { problems: read.problems };
  const { name, title, digest } = read.theCase;
  return { revision: await store.importCase({ caseName: name, title, digest, importedAt, files }) };
}
