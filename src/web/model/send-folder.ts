/** A case folder, sent to the server: the revision that stands now, what is wrong with it, or the difference to decide on. */
import type { ImportChoice, WentApart } from '../../client/case-calls.js';
import { ApiError } from '../../client/client.js';
import type { CaseRevision, FolderFiles } from '../../core/ports.js';
import { api } from './api.js';

export type Sent =
  | { readonly kind: 'stands'; readonly revision: CaseRevision }
  /** in words for the reader */
  | { readonly kind: 'problems'; readonly text: readonly string[] }
  | { readonly kind: 'apart'; readonly apart: WentApart };

export async function sendFolder(files: FolderFiles, choice?: ImportChoice): Promise<Sent> {
  try {
    return { kind: 'stands', revision: await api.importCase(files, choice) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 409) return { kind: 'apart', apart: error.answer as WentApart };
    if (error.status === 422) return { kind: 'problems', text: (error.answer as { text: readonly string[] }).text };
    throw error;
  }
}
