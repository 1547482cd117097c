/**
 * A folder's files into the store: read whole or refused with every problem. Where the case was edited since its folder
 * was last read and the folder changed too, nothing is added until somebody chooses.
 */
import type { RowEdit } from '../core/casefile/edit.js';
import { PACKAGE_FILE } from '../core/casefile/read.js';
import { settle } from '../core/casefile/settle.js';
import { type ThreeWay, threeWay } from '../core/casefile/three-way.js';
import type { CaseRevision, FolderFiles, NewRevision, Store } from '../core/ports.js';
import type { Problem } from '../core/problem.js';
import { parseFiles } from '../folder/parse-files.js';

/** What of two states that went apart becomes the case: the folder as it is, the edits as they are, or both put together. */
export const TAKES = ['folder', 'edits', 'both'] as const;
export type Take = (typeof TAKES)[number];

export type Choice = {
  readonly take: Take;
  /** revision the choice was made on; null: whatever is the newest. Where another came, nothing is taken. */
  readonly on: number | null;
  /** of `both`: edits that settle each conflict, on what the folder says, and whatever else shall stand otherwise than put together */
  readonly settle: readonly RowEdit[];
  readonly author: string | null;
  readonly note: string | null;
};

/** `mine` is what stands in the store, `theirs` the folder. */
export type Apart = { readonly newest: CaseRevision; readonly folder: CaseRevision; readonly ways: ThreeWay };

export type Imported =
  | { readonly revision: CaseRevision }
  | { readonly problems: readonly Problem[] }
  | { readonly apart: Apart };

/** @param refused problems met before reading (links, sizes) @param author who brings it in */
export async function importFiles(
  store: Store,
  files: FolderFiles,
  importedAt: string,
  refused: readonly Problem[] = [],
  choice: Choice | null = null,
  author: string | null = null,
): Promise<Imported> {
  const read = await parseFiles(files, refused);
  if (!read.ok) return { problems: read.problems };
  const { name, title, digest } = read.theCase;
  if (title.includes('\u0000')) return { problems: [UNSTORABLE] };
  const all = await store.revisions(name);
  const [newest, folder] = [all.at(-1), all.filter(({ origin }) => origin === 'folder').at(-1)];
  if (newest && folder?.digest === digest) return { revision: newest };
  const isEdited = newest !== undefined && newest.revision !== folder?.revision;
  if (!isEdited || newest.digest === digest)
    return { revision: await store.importCase({ caseName: name, title, digest, importedAt, files, author }) };
  const asRead = { title, digest, importedAt, files, origin: 'folder', author, note: null } as const;
  const chosen = await choose(store, { newest, folder: folder ?? null, asRead }, choice);
  // Somebody saved meanwhile: the choice was made without knowing of it.
  return chosen ?? importFiles(store, files, importedAt, refused, null, author);
}

type Sides = { readonly newest: CaseRevision; readonly folder: CaseRevision | null; readonly asRead: NewRevision };

/** null: another revision came first. */
async function choose(
  store: Store,
  { newest, folder, asRead }: Sides,
  choice: Choice | null,
): Promise<Imported | null> {
  const { caseName } = newest;
  const stored = async (revision: number): Promise<FolderFiles> =>
    (await store.files(caseName, revision)) ?? new Map<string, Uint8Array>();
  const mine = await stored(newest.revision);
  // A case that began here has no folder it came from: all of its rows are its own.
  const ways = threeWay(folder ? await stored(folder.revision) : new Map(), mine, asRead.files);
  const apart: Apart = { newest, folder: folder ?? newest, ways };
  if (!choice || (choice.on !== null && choice.on !== newest.revision)) return { apart };
  const added: NewRevision[] = [asRead];
  if (choice.take !== 'folder') {
    const settled = choice.take === 'edits' ? { files: mine, open: [], problems: [] } : settle(ways, choice.settle);
    if (settled.problems.length > 0) return { problems: settled.problems };
    if (settled.open.length > 0) return { apart: { ...apart, ways: { ...ways, conflicts: settled.open } } };
    const read = await parseFiles(settled.files);
    if (!read.ok) return { problems: read.problems };
    const { title, digest } = read.theCase;
    const { author, note } = choice;
    const { importedAt } = asRead;
    added.push({ title, digest, importedAt, files: settled.files, origin: 'merged', author, note });
  }
  const revision = await store.reviseCase(caseName, newest.revision, added);
  return revision ? { revision } : null;
}

const UNSTORABLE: Problem = {
  file: PACKAGE_FILE,
  line: null,
  field: 'title',
  rule: 'text without the NUL character, which no database keeps',
  got: null,
};
