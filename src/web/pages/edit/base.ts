/** A revision as it is edited: the files its tables and rules need, its untouched draft, and what each column asks for. */
import { type ColumnGuide, columnGuides } from '../../../core/casefile/column-guide.js';
import { type Draft, openDraft } from '../../../core/casefile/draft.js';
import { applyEdits } from '../../../core/casefile/edit.js';
import { readPackage } from '../../../core/casefile/package.js';
import { PACKAGE_FILE } from '../../../core/casefile/read.js';
import { readText } from '../../../core/casefile/utf8.js';
import type { FolderFiles } from '../../../core/ports.js';
import { api } from '../../model/api.js';

export type Base = {
  readonly revision: number;
  readonly files: FolderFiles;
  readonly draft: Draft;
  /** by path of the table */
  readonly guides: ReadonlyMap<string, readonly ColumnGuide[]>;
};

export async function fetchBase(name: string, revision: number): Promise<Base> {
  const pack = await api.caseFile(name, PACKAGE_FILE, revision);
  const read = readPackage(readText(pack, silent) ?? '', silent);
  const line = read?.properties.line;
  const needed = [...(read?.tables ?? []).map(({ path }) => path), ...(line && 'path' in line ? [line.path] : [])];
  const fetched = await Promise.all(
    needed.map(async (path) => [path, await api.caseFile(name, path, revision)] as const),
  );
  // Of the other files the rules ask only that they are there.
  const others = (read?.otherFiles ?? []).map(({ path }) => [path, new Uint8Array()] as const);
  const files = new Map<string, Uint8Array>([...others, [PACKAGE_FILE, pack], ...fetched]);
  const guides = new Map((read?.tables ?? []).map((spec) => [spec.path, columnGuides(spec)]));
  return { revision, files, draft: openDraft(files), guides };
}

/**
 * A newer revision of what is open: what changed alone crosses where rows did, all of it where files or properties did.
 * @param number of the newer one
 */
export async function nextBase(name: string, base: Base, revision: number): Promise<Base> {
  const { rows, properties, files } = await api.difference(name, base.revision, revision);
  const edited = properties.length + files.length === 0 ? applyEdits(base.files, rows) : null;
  if (!edited?.ok) return fetchBase(name, revision);
  return { ...base, revision, files: edited.files, draft: openDraft(edited.files) };
}

const silent = (): void => {};
