/** A case weighed to the assessment document, as its bytes. */
import type { Case } from '../core/case.js';
import type { RunConfig } from '../core/run.js';

/** What it needs is loaded only where something is weighed. @param threads its fits are made on (default: one per processor) */
export async function weigh(
  theCase: Case,
  config: RunConfig,
  assumedUnder: string | undefined,
  threads: number | undefined,
): Promise<string> {
  const { makeRunner } = await import('../core/execute.js');
  const { printAssessment, toAssessment } = await import('../core/dossier/assessment.js');
  const { recordOf } = await import('../core/claims/record/record-table.js');
  const { recordFor } = await import('../folder/record-file.js');
  const { processors, runOnThreads } = await import('./run-on-threads.js');
  const runner = makeRunner(theCase, recordOf(await recordFor(theCase.record)));
  return printAssessment(toAssessment(await runOnThreads(runner, config, threads ?? processors()), assumedUnder));
}
