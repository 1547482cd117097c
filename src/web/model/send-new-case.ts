/** A new case, asked of the server: its first revision, or what is wrong by field. */
import type { NewCaseAsked } from '../../client/case-calls.js';
import { ApiError } from '../../client/client.js';
import type { CaseRevision } from '../../core/ports.js';
import type { Problem } from '../../core/problem.js';
import { api } from './api.js';

export type Begun =
  | { readonly revision: CaseRevision }
  | { readonly problems: readonly Problem[] }
  | { readonly taken: true };

export async function sendNewCase(asked: NewCaseAsked): Promise<Begun> {
  try {
    return { revision: await api.beginCase(asked) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 409) return { taken: true };
    if (error.status === 422) return { problems: (error.answer as { problems: readonly Problem[] }).problems };
    throw error;
  }
}
