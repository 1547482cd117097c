/** A case weighed to the assessment document, as its bytes. */
import type { Case } from '../core/case.js';
import type { StageWatch } from '../core/execute.js';
import type { RunConfig } from '../core/run.js';
import { beginWorkers, processors } from './fit-workers.js';

/**
 * What it needs is loaded only where something is weighed.
 * @param threads its fits are made on (default: one per processor) @param watch told of each stage as it runs
 */
export async function weigh(
  theCase: Case,
  config: RunConfig,
  assumedUnder: string | undefined,
  threads: number | undefined,
  watch?: StageWatch,
): Promise<string> {
  const count = threads ?? processors();
  const begun = beginWorkers(count);
  try {
    const { makeRunner } = await import('../core/execute.js');
    const { printAssessment, toAssessment } = await import('../core/dossier/assessment.js');
    const { recordOf } = await import('../core/claims/record/record-table.js');
    const { recordFor } = await import('../folder/record-file.js');
    const { openFitThreads } = await import('./run-on-threads.js');
    const runner = makeRunner(theCase, recordOf(await recordFor(theCase.record)), watch);
    const made = await openFitThreads(count, begun).run(runner, config);
    const write = (): string => printAssessment(toAssessment(made, assumedUnder));
    return watch === undefined ? write() : watch('dossier', write);
  } finally {
    await Promise.all(begun.map((worker) => worker.terminate()));
  }
}
