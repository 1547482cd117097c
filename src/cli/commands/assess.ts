/** `plumbline assess`: from a case folder to verdicts, as a page or as the assessment document. */
import { booksOf } from '../../core/assumptions.js';
import type { Case } from '../../core/case.js';
import { DEFAULT_CONFIG } from '../../core/default-config.js';
import type { Assessment } from '../../core/dossier/assessment.js';
import type { ScenarioName } from '../../core/losses/result.js';
import type { StageName } from '../../core/pipeline.js';
import type { RunConfig } from '../../core/run.js';
import { recordText } from '../../folder/record-file.js';
import type { ExitCode } from '../failure.js';
import { type Io, warn } from '../io.js';
import { keptAssessment } from '../kept-assessment.js';
import { openAssumptions } from '../open-assumptions.js';
import { openCase } from '../open-case.js';
import { writeOut } from '../out-folder.js';
import { withProgress } from '../progress.js';

export type AssessOptions = {
  readonly json?: boolean;
  readonly asOf?: string;
  readonly seed: number;
  readonly scenario?: ScenarioName;
  readonly out?: string;
  readonly only?: readonly StageName[];
  readonly assume?: string;
  readonly fresh?: boolean;
  readonly threads?: number;
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
  const kept = keptAssessment([opened.theCase, config, assumed?.name ?? null, recordText()]);
  const found = options.fresh === true ? null : kept.find();
  const document =
    found ??
    (await withProgress(`weighing ${path}`, io, () => weigh(opened.theCase, config, assumed?.name, options.threads)));
  if (found === null) kept.keep(document);
  if (options.out !== undefined) await writeOut(options.out, document, opened.folder, io);
  if (asJson) io.out(document);
  else {
    const assessment = JSON.parse(document) as Assessment;
    io.out((await import('../print/assessment-page.js')).assessmentPage(assessment, io.page));
    warn(io, assessment.warnings);
  }
  return 0;
}

/** Loaded only where something is weighed. */
async function weigh(
  theCase: Case,
  config: RunConfig,
  assumedUnder: string | undefined,
  threads: number | undefined,
): Promise<string> {
  const { makeRunner } = await import('../../core/execute.js');
  const { printAssessment, toAssessment } = await import('../../core/dossier/assessment.js');
  const { recordOf } = await import('../../core/claims/record/record-table.js');
  const { shippedRecord } = await import('../../folder/record-file.js');
  const { processors, runOnThreads } = await import('../../threads/run-on-threads.js');
  const runner = makeRunner(theCase, recordOf(shippedRecord()));
  return printAssessment(toAssessment(await runOnThreads(runner, config, threads ?? processors()), assumedUnder));
}
