/** `plumbline import`: a case folder into what this machine keeps. Where both were changed, the difference, and a choice. */
import type { RowEdit } from '../../core/casefile/edit.js';
import { takeSide } from '../../core/casefile/settle.js';
import type { CaseRevision } from '../../core/ports.js';
import { collectFiles } from '../../folder/collect-files.js';
import { type Apart, importFiles, TAKES } from '../../server/import-case.js';
import { type ExitCode, Failure } from '../failure.js';
import type { Io } from '../io.js';
import { caseFolder, tellProblems } from '../open-case.js';
import { type KeptOptions, withCases } from '../open-cases.js';
import { apartPage } from '../print/apart-page.js';
import { printable, printableDeep } from '../print/printable.js';

export type ImportCaseOptions = KeptOptions & {
  readonly json?: boolean;
  readonly take?: string;
  readonly conflicts?: string;
};

export async function importCase(path: string, options: ImportCaseOptions, io: Io): Promise<ExitCode> {
  const take = oneOf('--take', options.take, TAKES);
  const side = oneOf('--conflicts', options.conflicts, ['folder', 'edits'] as const);
  if (side && take !== 'both')
    throw new Failure(2, '--conflicts: with --take both, where there is something to decide');
  const { files, refused } = await collectFiles(caseFolder(path));
  return withCases<ExitCode>(options, io, async (store) => {
    const now = new Date().toISOString();
    const choice = (settle: readonly RowEdit[]) => (take ? { take, on: null, settle, author: null, note: null } : null);
    let imported = await importFiles(store, files, now, refused, choice([]));
    if ('apart' in imported && side) {
      const decisions = takeSide(imported.apart.ways.conflicts, side === 'edits' ? 'mine' : 'theirs');
      imported = await importFiles(store, files, now, refused, choice(decisions));
    }
    if ('problems' in imported) {
      tellProblems(path, imported.problems, options.json === true, io);
      return 1;
    }
    if ('revision' in imported) return tellImported(imported.revision, options, io);
    tellApart(path, imported.apart, options, io);
    return 1;
  });
}

function oneOf<T extends string>(option: string, text: string | undefined, allowed: readonly T[]): T | null {
  if (text === undefined) return null;
  const found = allowed.find((known) => known === text);
  if (found) return found;
  throw new Failure(2, `${option}: one of ${allowed.join(', ')}, got ${JSON.stringify(text)}`);
}

function tellImported(revision: CaseRevision, { json }: ImportCaseOptions, io: Io): ExitCode {
  if (json === true) io.out(`${JSON.stringify(revision, null, 2)}\n`);
  else io.out(`${printable(revision.caseName)}: revision ${revision.revision}\n`);
  return 0;
}

function tellApart(path: string, apart: Apart, { json }: ImportCaseOptions, io: Io): void {
  const { newest, folder, ways } = apart;
  if (json === true)
    io.out(`${JSON.stringify({ newest, folder, changes: ways.changes, conflicts: ways.conflicts }, null, 2)}\n`);
  else io.out(`${apartPage(printableDeep(path), apart, io.page).join('\n')}\n`);
}
