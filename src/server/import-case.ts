/** A folder's files into the store: read whole or refused with every problem. */
import { PACKAGE_FILE } from '../core/casefile/read.js';
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
  if (title.includes('\u0000')) return { problems: [UNSTORABLE] };
  return { revision: await store.importCase({ caseName: name, title, digest, importedAt, files }) };
}

const UNSTORABLE: Problem = {
  file: PACKAGE_FILE,
  line: null,
  field: 'title',
  rule: 'text without the NUL character, which no database keeps',
  got: null,
};
