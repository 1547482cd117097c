/** Rules are checked beside the page, so that a large table never holds up a key. */
import { checkDraft, type DraftProblem } from '../../../core/casefile/check-draft.js';
import type { DraftTable } from '../../../core/casefile/draft.js';
import type { FolderFiles } from '../../../core/ports.js';

export type CheckRequest =
  | { readonly kind: 'open'; readonly files: FolderFiles }
  /** tables that changed since the last request */
  | { readonly kind: 'check'; readonly tables: readonly DraftTable[] };
export type CheckReply = { readonly problems: readonly DraftProblem[] };

let files: FolderFiles = new Map();
let tables = new Map<string, DraftTable>();

self.addEventListener('message', ({ data }: MessageEvent<CheckRequest>) => {
  if (data.kind === 'open') {
    files = data.files;
    tables = new Map();
    return;
  }
  for (const table of data.tables) tables.set(table.path, table);
  self.postMessage({ problems: checkDraft(files, tables) } satisfies CheckReply);
});
