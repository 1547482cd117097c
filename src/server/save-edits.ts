/**
 * Edits of a case into a new revision. They are put on the newest revision, whichever they were made on: cells that
 * others touched meanwhile are conflicts, all else is taken. Saves of one case wait for each other here; another server
 * on the same database is noticed when the number of the revision is gone, and the edits are put on what came.
 */
import { applyEdits, type EditConflict, type RowEdit, tableSpecs } from '../core/casefile/edit.js';
import { type GradeChange, unexplainedGrades } from '../core/casefile/grade-changes.js';
import { type PlacedProblem, placeProblems } from '../core/casefile/place-problems.js';
import type { CaseRevision, FolderFiles, Store } from '../core/ports.js';
import { printProblem } from '../core/problem.js';
import { parseFiles } from '../folder/parse-files.js';

export type SaveInput = {
  readonly caseName: string;
  /** the revision the edits were made on */
  readonly base: number;
  readonly edits: readonly RowEdit[];
  readonly note: string | null;
  readonly author: string | null;
  /** ISO 8601 UTC instant */
  readonly at: string;
};

export type Saved =
  | { readonly kind: 'saved'; readonly revision: CaseRevision }
  /** the case says already what the edits say: nothing was added */
  | { readonly kind: 'same'; readonly revision: CaseRevision }
  | { readonly kind: 'conflicts'; readonly newest: CaseRevision; readonly conflicts: readonly EditConflict[] }
  | { readonly kind: 'problems'; readonly newest: CaseRevision; readonly problems: readonly PlacedProblem[] }
  | { readonly kind: 'missing' };

export type SaveEdits = (input: SaveInput) => Promise<Saved>;

/** Other servers can come first only so often: each time, somebody's save went through. */
const TRIES = 50;

export function makeSaveEdits(store: Store): SaveEdits {
  const waiting = new Map<string, Promise<unknown>>();
  return (input) => {
    const before = waiting.get(input.caseName) ?? Promise.resolve();
    const saving = before.then(() => save(store, input));
    const settled = saving.catch(() => {});
    waiting.set(input.caseName, settled);
    void settled.then(() => {
      if (waiting.get(input.caseName) === settled) waiting.delete(input.caseName);
    });
    return saving;
  };
}

async function save(store: Store, input: SaveInput): Promise<Saved> {
  const { caseName, base, edits, note, author, at } = input;
  for (let tried = 1; tried <= TRIES; tried++) {
    const newest = (await store.revisions(caseName)).at(-1);
    const files = newest ? await store.files(caseName, newest.revision) : null;
    if (!newest || !files || base < 1 || base > newest.revision) return { kind: 'missing' };
    const edited = applyEdits(files, edits);
    if (!edited.ok && edited.conflicts.length > 0) return { kind: 'conflicts', newest, conflicts: edited.conflicts };
    if (!edited.ok) return { kind: 'problems', newest, problems: placeProblems(files, edited.problems) };
    if (isUnchanged(files, edited.files)) return { kind: 'same', revision: newest };
    const silent = note === null ? unexplainedGrades(edits, nameIn(files)) : [];
    if (silent.length > 0) return { kind: 'problems', newest, problems: silent.map(silentProblem) };
    const read = await parseFiles(edited.files);
    if (!read.ok) return { kind: 'problems', newest, problems: placeProblems(edited.files, read.problems) };
    const { title, digest } = read.theCase;
    const added = { title, digest, importedAt: at, files: edited.files, origin: 'edited', author, note } as const;
    const revision = await store.reviseCase(caseName, newest.revision, [added]);
    if (revision) return { kind: 'saved', revision };
  }
  throw new Error(`${caseName}: other servers changed it ${TRIES} times while these edits were put on it`);
}

const nameIn = (files: FolderFiles): ((path: string) => string | undefined) => {
  const specs = tableSpecs(files);
  return (path) => specs.get(path)?.name;
};

function silentProblem({ table, key, column, now }: GradeChange): PlacedProblem {
  const problem = { file: table, line: null, field: column, rule: SAY_WHY, got: now };
  return { ...problem, key, text: `${key.join(' ')}: ${printProblem(problem)}` };
}

const SAY_WHY = 'why this grade changed, in the note of the revision or in the reason of its row';

const isUnchanged = (before: FolderFiles, after: FolderFiles): boolean =>
  [...after].every(([path, bytes]) => Buffer.compare(before.get(path) ?? new Uint8Array(), bytes) === 0);
