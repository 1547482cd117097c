/** A revision as it is edited: the files its tables and rules need, its untouched draft, and what each column asks for. */
import { type ColumnGuide, columnGuides } from '../../../core/casefile/column-guide.js';
import { type Draft, openDraft } from '../../../core/casefile/draft.js';
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

const silent = (): void => {};
