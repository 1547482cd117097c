/** From a path on the command line to a case: read whole or not at all, with every problem listed. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { ReadCase } from '../core/casefile/read.js';
import { plural } from '../core/dossier/number-words.js';
import { type Problem, printProblem } from '../core/problem.js';
import { type ExitCode, Failure } from './failure.js';
import type { Io } from './io.js';
import { didYouMean } from './nearest.js';
import { printable } from './print/printable.js';
import { withProgress } from './progress.js';

export const PACKAGE_FILE = 'datapackage.json';

export type OpenCase = Extract<ReadCase, { ok: true }>;

/** The case, or the exit code after its problems were told. @throws Failure when there is no such folder */
export async function openCase(path: string, asJson: boolean, io: Io): Promise<OpenCase | ExitCode> {
  const read = await readCaseAt(path, io);
  if (read.ok) return read;
  tellProblems(path, read.problems, asJson, io);
  return 1;
}

/** @throws Failure when there is no such folder */
export async function readCaseAt(path: string, io: Io): Promise<ReadCase> {
  const folder = caseFolder(path);
  const { loadCaseFolder } = await import('../folder/read-folder.js');
  return withProgress(`reading ${path}`, io, () => loadCaseFolder(folder));
}

/** The folder itself, or the one a named datapackage.json or claims.csv stands in. @throws Failure when there is none */
export function caseFolder(path: string): string {
  if (!existsSync(path)) throw noSuchCase(path);
  if (statSync(path).isDirectory()) return path;
  const folder = dirname(path);
  if (existsSync(join(folder, PACKAGE_FILE)) && /\.(csv|json)$/i.test(path)) return folder;
  throw new Failure(2, `${printable(path)}: a case folder, got a file`, [`a case folder holds ${PACKAGE_FILE}`]);
}

function noSuchCase(path: string): Failure {
  const parent = dirname(resolve(path));
  const known = existsSync(parent)
    ? readdirSync(parent).filter((name) => existsSync(join(parent, name, PACKAGE_FILE)))
    : [];
  const name = printable(basename(path));
  return new Failure(2, `no case named ${JSON.stringify(name)} in ${printable(dirname(path))}`, [
    ...didYouMean(basename(path), known),
    ...(known.length > 0 ? [`see them all: ls ${printable(dirname(path))}`] : []),
  ]);
}

/** Every problem on standard error, and with `--json` as a document. */
export function tellProblems(path: string, problems: readonly Problem[], asJson: boolean, io: Io): void {
  for (const problem of problems) io.err(`${printable(printProblem(problem))}\n`);
  io.err(`plumbline: ${printable(path)}: ${plural(problems.length, 'problem')}, nothing was loaded\n`);
  io.err('  mend the lines above and run the same command again\n');
  if (asJson) io.out(`${JSON.stringify({ problems: problems.map(printedProblem) }, null, 2)}\n`);
}

export const printedProblem = (problem: Problem) =>
  Object.fromEntries(Object.entries(problem).filter(([, value]) => value !== null));
