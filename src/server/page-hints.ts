/**
 * What the page of a case will ask for first, told with the page itself (`Link: …; rel=preload`): the browser fetches it while
 * it reads the program. A hint changes nothing: what was not hinted is fetched when it is asked for.
 */
import { readRunView, runPath } from '../client/run-view.js';
import type { Store } from '../core/ports.js';
import type { CaseAnswers } from './case-answers.js';
import { revisionOf } from './revision-of.js';

type Hinting = {
  readonly store: Store;
  readonly answers: CaseAnswers;
  /** this server has runs at hand */
  readonly hasRuns: boolean;
};

/** @param query a part of the page's address @returns the header's value; null where there is nothing to tell */
export async function pageHints(
  { store, answers, hasRuns }: Hinting,
  caseName: string,
  query: (name: string) => string | undefined,
): Promise<string | null> {
  const found = await revisionOf(store, caseName, undefined);
  if (found === null) return null;
  // A case nobody opened since the server started is read while the program is fetched.
  const answer = answers.kept(found);
  if (answer === null) void answers.of(found).catch(() => null);
  const at = encodeURIComponent(found.caseName);
  const view = readRunView(query);
  return [
    `/api/cases/${at}`,
    ...(typeof view === 'string' || !hasRuns ? [] : [runPath(found.caseName, found.revision, view, 0)]),
    ...(answer === null ? [] : [recordPath(answer.without)]),
  ]
    .map((address) => `<${address}>; rel=preload; as=fetch; crossorigin`)
    .join(', ');
}

/** Whose page it is; null off the pages of a case. */
export function caseOf(path: string): string | null {
  const [head, name] = path.split('/').filter((part) => part !== '');
  if (head !== 'case' || name === undefined) return null;
  try {
    return decodeURIComponent(name);
  } catch {
    return null;
  }
}

const recordPath = (without: string | null): string =>
  `/api/record${without === null ? '' : `?without=${encodeURIComponent(without)}`}`;
