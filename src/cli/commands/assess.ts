/** `plumbline assess`: from a case folder to verdicts, as a page or as the assessment document. */
import { booksOf } from '../../core/assumptions.js';
import { DEFAULT_CONFIG } from '../../core/default-config.js';
import type { Assessment } from '../../core/dossier/assessment.js';
import type { ScenarioName } from '../../core/losses/result.js';
import type { StageName } from '../../core/pipeline.js';
import { recordText } from '../../folder/record-file.js';
import { keptOnDisk } from '../../threads/kept-on-disk.js';
import { weigh } from '../../threads/weigh.js';
import type { ExitCode } from '../failure.js';
import { type Io, warn } from '../io.js';
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
  readonly all?: boolean;
  readonly workers?: number;
};

export async function assess(path: string, options: AssessOptions, io: Io): Promise<ExitCode> {
  const asJson = options.json === true;
  if (options.all === true) return (await import('../batch/assess-all.js')).assessAll(path, options, io);
  const opened = await openCase(path, asJson, io);
  if (typeof opened === 'number') return opened;
  const { seed, asOf = null, scenario = DEFAULT_CONFIG.scenario, only = null } = options;
  const assumed = options.assume === undefined ? null : openAssumptions(options.assume, asJson, io);
  if (typeof assumed === 'number') return assumed;
  const books = assumed === null ? {} : booksOf(assumed);
  const config = { ...DEFAULT_CONFIG, seed, asOf, scenario, only, ...books };
  const kept = keptOnDisk('assessments', [opened.theCase, config, assumed?.name ?? null, recordText()]);
  const found = options.fresh === true ? null : (kept.find()?.toString() ?? null);
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
