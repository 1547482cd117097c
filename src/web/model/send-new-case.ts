/** A new case, asked of the server: its first revision, or what is wrong by field. */
import type { CaseRevision } from '../../core/ports.js';
import type { Problem } from '../../core/problem.js';

export type NewCaseAsked = {
  readonly name: string;
  readonly title: string;
  readonly strike: string | { readonly from: string; readonly to: string };
  readonly question: string;
  readonly types: readonly string[];
  readonly sites: readonly { readonly name: string; readonly lat: number | null; readonly lon: number | null }[];
};

export type Begun =
  | { readonly revision: CaseRevision }
  | { readonly problems: readonly Problem[] }
  | { readonly taken: true };

export async function sendNewCase(asked: NewCaseAsked): Promise<Begun> {
  const answer = await fetch('/api/cases', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  });
  if (answer.status === 409) return { taken: true };
  if (answer.status === 422) return { problems: ((await answer.json()) as { problems: readonly Problem[] }).problems };
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`.trim());
  return { revision: (await answer.json()) as CaseRevision };
}
