/**
 * A thread that holds one case and makes its runs, one after another; a run leaves as it is sent, without the case. A run that
 * somebody waits for is made by all processors, one made ahead by one.
 */
import { parentPort } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import type { Case } from '../core/case.js';
import { type RecordTable, recordOf } from '../core/claims/record/record-table.js';
import { makeRunner, type Runner } from '../core/execute.js';
import type { RunConfig } from '../core/run.js';
import { openFitThreads, processors } from './run-on-threads.js';

export type RunOrder =
  | { readonly kind: 'open'; readonly theCase: Case; readonly record: RecordTable }
  | { readonly kind: 'run'; readonly config: RunConfig; readonly isAhead: boolean };
/** `bytes`: gzip of JSON */
export type RunDone = { readonly bytes: Uint8Array } | { readonly error: string };

/** Larger files gain little, and half a megabyte is packed in a few milliseconds. */
const LEVEL = 4;

const threads = openFitThreads(processors());
let runner: Runner | null = null;

parentPort?.on('message', async (order: RunOrder) => {
  if (order.kind === 'open') runner = makeRunner(order.theCase, recordOf(order.record));
  else if (runner) parentPort?.postMessage(await made(runner, order));
});

async function made(
  runner: Runner,
  { config, isAhead }: Pick<RunOrder & { kind: 'run' }, 'config' | 'isAhead'>,
): Promise<RunDone> {
  try {
    const { theCase: _, ...sent } = isAhead ? runner(config) : await threads.run(runner, config);
    return { bytes: gzipSync(JSON.stringify(sent), { level: LEVEL }) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
