/** What the API answers about cases. */
import type { Case } from '../core/case.js';
import type { RecordTable } from '../core/claims/record/record-table.js';
import type { CaseRevision, FolderFiles } from '../core/ports.js';
import type { Ask } from './client.js';

export type ReadRevision = CaseRevision & { readonly theCase: Case };

export const caseCalls = (ask: Ask, base: string) => ({
  health: () => ask<{ readonly plumbline: string; readonly ok: boolean }>('/api/health'),
  ready: () => ask<{ readonly ready: boolean; readonly lacks: 'database' | null }>('/api/ready'),
  /** how claimants spoke before */
  record: () => ask<RecordTable>('/api/record'),
  cases: async () => (await ask<{ readonly cases: readonly CaseRevision[] }>('/api/cases')).cases,
  /** @throws ApiError 422 with every problem of the folder */
  importCase: (files: FolderFiles) =>
    ask<CaseRevision>('/api/cases', {
      files: Object.fromEntries([...files].map(([path, bytes]) => [path, base64(bytes)])),
    }),
  /** @param revision the newest when left out */
  openCase: (name: string, revision?: number) =>
    ask<ReadRevision>(`/api/cases/${encodeURIComponent(name)}${revision === undefined ? '' : `?revision=${revision}`}`),
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
