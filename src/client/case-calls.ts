/** What the API answers about cases. */
import type { Case } from '../core/case.js';
import type { Difference } from '../core/casefile/difference.js';
import type { RowEdit } from '../core/casefile/edit.js';
import type { IndexedTable } from '../core/casefile/indexed-rows.js';
import type { ThreeWay } from '../core/casefile/three-way.js';
import type { RecordTable } from '../core/claims/record/record-table.js';
import type { CaseRevision, FolderFiles, FoundRow } from '../core/ports.js';
import type { Run } from '../core/run.js';
import type { Ask } from './client.js';
import { type RunView, runPath } from './run-view.js';

export type ReadRevision = CaseRevision & { readonly theCase: Case };

/** As a person wrote it down; `strike` is a day or the first and the last. */
export type NewCaseAsked = {
  readonly name: string;
  readonly title: string;
  readonly strike: string | { readonly from: string; readonly to: string };
  readonly question: string;
  readonly types: readonly string[];
  readonly sites: readonly { readonly name: string; readonly lat: number | null; readonly lon: number | null }[];
};

/** What shall stand where a folder and the edits of its case went apart; `on`: the revision it was decided on. */
export type ImportChoice = {
  readonly take: 'folder' | 'edits' | 'both';
  readonly on: number;
  readonly settle?: readonly RowEdit[];
  readonly note?: string | undefined;
};

/** The answer to an import where both changed: nothing was kept. `mine` is what stands in the case, `theirs` the folder. */
export type WentApart = Pick<ThreeWay, 'changes' | 'conflicts'> & {
  readonly newest: CaseRevision;
  readonly folder: CaseRevision;
};

/** A run as it is sent: the case it is of is at hand already. */
export type SentRun = Omit<Run, 'theCase'>;

export type RowsAsked = {
  readonly table?: IndexedTable;
  readonly q?: string;
  readonly case?: string;
  readonly from?: string;
  readonly to?: string;
  readonly after?: string;
  readonly most?: string;
};
/** `behind`: cases that are not in it yet */
export type RowPage = { readonly rows: readonly FoundRow[]; readonly next: string | null; readonly behind: number };

export const caseCalls = (ask: Ask, base: string) => ({
  health: () => ask<{ readonly plumbline: string; readonly ok: boolean }>('/api/health'),
  ready: () => ask<{ readonly ready: boolean; readonly lacks: 'database' | null }>('/api/ready'),
  /** how claimants spoke before */
  /** @param without a conflict the record must not have seen */
  record: (without?: string) =>
    ask<RecordTable>(`/api/record${without === undefined ? '' : `?without=${encodeURIComponent(without)}`}`),
  cases: async () => (await ask<{ readonly cases: readonly CaseRevision[] }>('/api/cases')).cases,
  /** rows of a table over all cases, the latest first; @param asked `after` goes on from `next` */
  rows: (asked: RowsAsked = {}) => ask<RowPage>(`/api/rows?${new URLSearchParams(Object.entries(asked))}`),
  /** @throws ApiError 422 with every problem of the folder, 409 where it and the case went apart: its answer is `WentApart` */
  importCase: (files: FolderFiles, choice?: ImportChoice) =>
    ask<CaseRevision>('/api/cases', {
      ...choice,
      files: Object.fromEntries([...files].map(([path, bytes]) => [path, base64(bytes)])),
    }),
  /** @throws ApiError 409 where the name is taken, 422 with every problem by field */
  beginCase: (asked: NewCaseAsked) => ask<CaseRevision>('/api/cases', asked),
  /** @throws ApiError 409 with the conflicts, 422 with every problem by table, key and column */
  editCase: (name: string, base: number, edits: readonly RowEdit[], note?: string) =>
    ask<CaseRevision>(`/api/cases/${encodeURIComponent(name)}/revisions`, { base, edits, note }),
  difference: (name: string, from: number, to: number) =>
    ask<Difference>(`/api/cases/${encodeURIComponent(name)}/difference?from=${from}&to=${to}`),
  exportAddress: (name: string) => `${base}/api/cases/${encodeURIComponent(name)}/export`,
  /** @param revision the newest when left out */
  openCase: (name: string, revision?: number) =>
    ask<ReadRevision>(`/api/cases/${encodeURIComponent(name)}${revision === undefined ? '' : `?revision=${revision}`}`),
  /**
   * @param wait s to wait for a run that is not made yet, at most 20; null: nobody asked for it yet, and nothing is made for it
   * @returns null where it is not made by then
   */
  run: async (name: string, revision: number, view: RunView, wait: number | null): Promise<SentRun | null> => {
    const sent = await ask<SentRun | { readonly made: false }>(runPath(name, revision, view, wait));
    return 'made' in sent ? null : sent;
  },
  revisions: async (name: string) =>
    (await ask<{ readonly revisions: readonly CaseRevision[] }>(`/api/cases/${encodeURIComponent(name)}/revisions`))
      .revisions,
  fileAddress: (name: string, path: string) =>
    `${base}/api/cases/${encodeURIComponent(name)}/files/${path.split('/').map(encodeURIComponent).join('/')}`,
});

function base64(bytes: Uint8Array): string {
  let text = '';
  // An argument list is of limited length.
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(text);
}
