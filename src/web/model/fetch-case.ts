/** One case as the pages hold it: its rows, its revision, and the record of claimants beside them. */
import { ApiError } from '../../client/client.js';
import type { Case } from '../../core/case.js';
import type { RecordTable } from '../../core/claims/record/record-table.js';
import { api } from './api.js';

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

export async function fetchCase(name: string): Promise<OpenCase> {
  const found = await api.openCase(name).catch((error: Error) => {
    if (error instanceof ApiError && error.status === 404) throw new NoSuchCase(name);
    throw error;
  });
  return { ...found, record: await api.record(found.theCase.record?.without) };
}
