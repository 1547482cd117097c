/** `plumbline raters`: a table of answers by workers who disagree, weighed. */
import { printNumbers } from '../../core/dossier/print-number.js';
import { codeAnswers } from '../../core/evidence/raters/answers.js';
import { ratersDocument } from '../../core/evidence/raters/document.js';
import { weighRaters } from '../../core/evidence/raters/raters.js';
import { readAnswers } from '../../core/evidence/raters/read-answers.js';
import { makeRng } from '../../core/numerics/rng.js';
import type { Problem } from '../../core/problem.js';
import type { ExitCode } from '../failure.js';
import { type Io, warn } from '../io.js';
import { tellProblems } from '../open-case.js';
import { openTable } from '../open-table.js';
import { ratersPage } from '../print/raters-page.js';
import { withProgress } from '../progress.js';

export type RatersOptions = { readonly json?: boolean; readonly seed: number };

export async function raters(path: string, options: RatersOptions, io: Io): Promise<ExitCode> {
  const asJson = options.json === true;
  const problems: Problem[] = [];
  const opened = openTable(path, problems);
  const read = opened && readAnswers(opened);
  if (read === null || !read.ok) {
    tellProblems(path, [...problems, ...(read?.problems ?? [])], asJson, io);
    return 1;
  }
  const weighed = await withProgress(`weighing ${path}`, io, () =>
    weighRaters(codeAnswers(read.columns), makeRng(options.seed)),
  );
  if (asJson) io.out(`${JSON.stringify(printNumbers(ratersDocument(weighed)), null, 2)}\n`);
  else {
    io.out(ratersPage(weighed, io.page));
    const { ignored } = read;
    warn(io, [
      ...(ignored.length === 0 ? [] : [`columns that raters does not read: ${ignored.join(', ')}`]),
      ...weighed.warnings,
    ]);
  }
  return 0;
}
