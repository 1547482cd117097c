/** What the browser asks of the server: the list of cases, and one case with its revision. */
import type { Case } from '../../core/case.js';
import type { RecordTable } from '../../core/claims/record/record-table.js';
import type { CaseRevision } from '../../core/ports.js';

export type OpenCase = {
  readonly revision: number;
  readonly digest: string;
  readonly importedAt: string;
  readonly theCase: Case;
  /** how claimants spoke before */
  readonly record: RecordTable;
};

/** The server knows no case of this name. */
export class NoSuchCase extends Error {
  override name = 'NoSuchCase';
}

export async function fetchCases(): Promise<readonly CaseRevision[]> {
  const body = await json('/api/cases');
  return (Array.isArray(body) ? body : ((body as { cases?: unknown }).cases ?? [])) as readonly CaseRevision[];
}

export async function fetchCase(name: string): Promise<OpenCase> {
  const found = (await json(`/api/cases/${encodeURIComponent(name)}`)) as Omit<OpenCase, 'record'>;
  const without = found.theCase.record?.without;
  const record = await json(`/api/record${without === undefined ? '' : `?without=${encodeURIComponent(without)}`}`);
  return { ...found, record: record as RecordTable };
}

async function json(address: string): Promise<unknown> {
  const response = await fetch(address, { headers: { accept: 'application/json' } });
  if (response.status === 404) throw new NoSuchCase(address);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
  return response.json();
}
