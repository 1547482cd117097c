/** What the API answers about edits of a case. */
import type { Difference } from '../core/casefile/difference.js';
import type { RowEdit } from '../core/casefile/row-edit.js';
import type { CaseRevision } from '../core/ports.js';
import type { Ask } from './client.js';

export type EditsOfCase = {
  /** the revision they were made on */
  readonly base: number;
  readonly edits: readonly RowEdit[];
  readonly note: string | null;
};

export type RevisionDifference = Difference & { readonly from: CaseRevision; readonly to: CaseRevision };

const of = (name: string): string => `/api/cases/${encodeURIComponent(name)}`;

export const editingCalls = (ask: Ask, bytes: (path: string) => Promise<Uint8Array>) => ({
  /** @throws ApiError 409 with the conflicts, 422 with the rules the edited case breaks; nothing is kept then */
  editCase: (name: string, edits: EditsOfCase) => ask<CaseRevision>(`${of(name)}/revisions`, edits),
  /** What was changed from one revision to another. */
  difference: (name: string, from: number, to: number) =>
    ask<RevisionDifference>(`${of(name)}/difference?from=${from}&to=${to}`),
  /** A file of a revision, byte for byte. */
  caseFile: (name: string, path: string, revision: number) =>
    bytes(`${of(name)}/files/${path.split('/').map(encodeURIComponent).join('/')}?revision=${revision}`),
});
