/** `plumbline assess`: from a case folder to verdicts, as a page or as the assessment document. */
import { booksOf } from '../../core/assumptions.js';
import { recordOf } from '../../core/claims/record/record-table.js';
import { printAssessment, toAssessment } from '../../core/dossier/assessment.js';
import { DEFAULT_CONFIG, run } from '../../core/execute.js';
import type { ScenarioName } from '../../core/losses/result.js';
import type { StageName } from '../../core/pipeline.js';
import { shippedRecord } from '../../folder/record-file.js';
import type { ExitCode } from '../failure.js';
import { type Io, warn } from '../io.js';
import { openAssumptions } from '../open-assumptions.js';
import { openCase } from '../open-case.js';
import { writeOut } from '../out-folder.js';
import { assessmentPage } from '../print/assessment-page.js';
import { withProgress } from '../progress.js';

export type AssessOptions = {
  readonly json?: boolean;
  readonly asOf?: string;
  readonly seed: number;
  readonly scenario?: ScenarioName;
  readonly out?: string;
  readonly only?: readonly StageName[];
  readonly assume?: string;
};

export async function assess(path: string, options: AssessOptions, io: Io): Promise<ExitCode> {
  const asJson = options.json === true;
  const opened = await openCase(path, asJson, io);
  if (typeof opened === 'number') return opened;
  const { seed, asOf = null, scenario = DEFAULT_CONFIG.scenario, only = null } = options;
  const assumed = options.assume === undefined ? null : openAssumptions(options.assume, asJson, io);
  if (typeof assumed === 'number') return assumed;
  const books = assumed === null ? {} : booksOf(assumed);
  const config = { ...DEFAULT_CONFIG, seed, asOf, scenario, only, ...books };
  const assessment = await withProgress(`weighing ${path}`, io, () =>
    toAssessment(run(opened.theCase, config, recordOf(shippedRecord())), assumed?.name),
  );
  if (options.out !== undefined) await writeOut(options.out, printAssessment(assessment), opened.folder, io);
  if (asJson) io.out(printAssessment(assessment));
  else {
    io.out(assessmentPage(assessment, io.page));
    warn(io, assessment.warnings);
  }
  return 0;
}
