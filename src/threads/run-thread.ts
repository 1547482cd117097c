/** A thread that holds one case and makes its runs, one after another; a run leaves as it is sent, without the case. */
import { parentPort } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import type { Case } from '../core/case.js';
import { type RecordTable, recordOf } from '../core/claims/record/record-table.js';
import { makeRunner, type Runner } from '../core/execute.js';
import type { RunConfig } from '../core/run.js';

export type RunOrder =
  | { readonly kind: 'open'; readonly theCase: Case; readonly record: RecordTable }
  | { readonly kind: 'run'; readonly config: RunConfig };
/** `bytes`: gzip of JSON */
export type RunDone = { readonly bytes: Uint8Array } | { readonly error: string };

/** Larger files gain little, and half a megabyte is packed in a few milliseconds. */
const LEVEL = 4;

let runner: Runner | null = null;

parentPort?.on('message', (order: RunOrder) => {
  if (order.kind === 'open') runner = makeRunner(order.theCase, recordOf(order.record));
  else if (runner) parentPort?.postMessage(made(runner, order.config));
});

function made(run: Runner, config: RunConfig): RunDone {
  try {
    const { theCase: _, ...sent } = run(config);
    return { bytes: gzipSync(JSON.stringify(sent), { level: LEVEL }) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
