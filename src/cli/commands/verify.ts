/** `plumbline verify`: does a case hold together, file by file? Evidence files, archives and dossiers come later. */
import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { writeCase } from '../../core/casefile/write.js';
import { type ExitCode, Failure } from '../failure.js';
import type { Io } from '../io.js';
import { PACKAGE_FILE, readCaseAt } from '../open-case.js';
import { plural } from '../print/number-words.js';
import { heading, stack } from '../print/page.js';
import { printable, printableDeep } from '../print/printable.js';
import { type Column, table } from '../print/table.js';
import { type FileResult, isSound, resultsOfFiles, resultsOfProblems } from '../verify-files.js';

export type VerifyOptions = { readonly json?: boolean };

const SHAPE: readonly Column[] = [{ head: 'file' }, { head: 'result' }, { head: 'detail', gives: true }];

export async function verify(path: string, options: VerifyOptions, io: Io): Promise<ExitCode> {
  if (existsSync(path) && !statSync(path).isDirectory() && basename(path) !== PACKAGE_FILE) {
    throw new Failure(1, `${printable(path)}: a case folder; verifying single files is not built yet`, [
      'it comes with a later release; a case is verified whole: plumbline verify <case folder>',
    ]);
  }
  const read = await readCaseAt(path, io);
  const results = read.ok ? resultsOfFiles(writeCase(read.folder)) : resultsOfProblems(read.problems);
  const broken = results.filter((result) => !isSound(result));
  if (options.json === true) io.out(`${JSON.stringify({ results }, null, 2)}\n`);
  else io.out(`${page(printableDeep(results), broken.length, io).join('\n')}\n`);
  if (broken.length === 0) return 0;
  io.err(`plumbline: ${printable(path)}: ${plural(broken.length, 'file')} broken\n`);
  return 1;
}

function page(results: readonly FileResult[], broken: number, io: Io): readonly string[] {
  const sound = `${plural(results.length, 'file')}, none broken`;
  const title = broken === 0 ? sound : `${plural(results.length, 'file')}, ${broken} broken`;
  const rows = results.flatMap(({ file, result, detail }) =>
    detail.split('\n').map((line, i) => ({ cells: i === 0 ? [file, result, line] : ['', '', line] })),
  );
  return stack([heading(title, io.page), table(SHAPE, rows, io.page)]);
}
