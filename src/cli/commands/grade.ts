/** `plumbline grade`: what a desk judges of a case itself. */
import { printNumbers } from '../../core/dossier/print-number.js';
import { gradingDocument } from '../../core/evidence/grading/document.js';
import { gradingOf } from '../../core/evidence/grading/grading.js';
import type { ExitCode } from '../failure.js';
import { type Io, warn } from '../io.js';
import { openCase } from '../open-case.js';
import { gradingPage } from '../print/grading-page.js';

export type GradeOptions = { readonly json?: boolean; readonly asOf?: string; readonly seed: number };

export async function grade(path: string, options: GradeOptions, io: Io): Promise<ExitCode> {
  const opened = await openCase(path, options.json === true, io);
  if (typeof opened === 'number') return opened;
  const { theCase } = opened;
  const grading = gradingOf(theCase, options.asOf ?? null);
  if (options.json === true) {
    const document = { case: theCase.name, asOf: options.asOf ?? null, ...gradingDocument(grading) };
    io.out(`${JSON.stringify(printNumbers(document), null, 2)}\n`);
    return 0;
  }
  io.out(gradingPage(theCase, grading, io.page));
  warn(io, grading.warnings);
  return 0;
}
