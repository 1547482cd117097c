/** Cases as pages are given them: each revision is read once for all who open it, and kept packed. */
import type { CaseRevision, Store } from '../core/ports.js';
import { packed } from './packed.js';
import { readRevision } from './read-revision.js';

export type CaseAnswer = {
  /** gzip of the revision and its rows, as JSON */
  readonly bytes: Uint8Array;
  /** the conflict its record must not have seen; null: the record as it is */
  readonly without: string | null;
};

export type CaseAnswers = {
  /** @returns null where this version does not read it */
  readonly of: (revision: CaseRevision) => Promise<CaseAnswer | null>;
  /** what is at hand now; null where it has to be read first */
  readonly kept: (revision: CaseRevision) => CaseAnswer | null;
};

/** Some tens of kilobytes each, a few hundred for ten thousand readings. */
const MOST_KEPT = 16;

export function makeCaseAnswers(store: Pick<Store, 'files'>): CaseAnswers {
  const keeping = new Map<string, CaseAnswer>();
  const reading = new Map<string, Promise<CaseAnswer | null>>();
  const keyOf = ({ caseName, revision, digest, importedAt }: CaseRevision): string =>
    `${caseName} ${revision} ${digest} ${importedAt}`;
  const kept = (found: CaseRevision): CaseAnswer | null => {
    const key = keyOf(found);
    const answer = keeping.get(key);
    if (answer === undefined) return null;
    keeping.delete(key);
    keeping.set(key, answer);
    return answer;
  };
  const read = async (found: CaseRevision): Promise<CaseAnswer | null> => {
    const known = await readRevision(store, found.caseName, found.revision);
    if (known === null) return null;
    const { theCase } = known;
    const answer = {
      bytes: await packed(JSON.stringify({ ...found, theCase })),
      without: theCase.record?.without ?? null,
    };
    keeping.set(keyOf(found), answer);
    if (keeping.size > MOST_KEPT) keeping.delete(keeping.keys().next().value as string);
    return answer;
  };
  const of = async (found: CaseRevision): Promise<CaseAnswer | null> => {
    const at = kept(found);
    if (at !== null) return at;
    const key = keyOf(found);
    const begun = reading.get(key) ?? read(found).finally(() => reading.delete(key));
    reading.set(key, begun);
    return begun;
  };
  return { of, kept };
}
