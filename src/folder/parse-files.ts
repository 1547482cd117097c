/**
 * Untrusted bytes to a case: parsed in a worker with limits of memory and time. A worker that read its case in order reads the
 * next one too; one that met a limit is ended.
 */
import type { Worker } from 'node:worker_threads';
import type { ReadCase } from '../core/casefile/read.js';
import { PACKAGE_FILE } from '../core/casefile/read.js';
import type { FolderFiles } from '../core/ports.js';
import type { Problem } from '../core/problem.js';
import { withOutline } from './outline.js';
import { threadOf } from './thread.js';

export type ParseLimits = { readonly memoryMb: number; readonly timeMs: number };

const LIMITS: ParseLimits = { memoryMb: 1024, timeMs: 60_000 };
/** An editor saves every few seconds; a thread costs a hundred milliseconds to begin. */
const IDLE_MS = 10_000;

export async function parseFiles(
  files: FolderFiles,
  refused: readonly Problem[] = [],
  limits: ParseLimits = LIMITS,
): Promise<ReadCase> {
  const read = await inWorker(files, refused, limits);
  return read.ok ? { ...read, theCase: withOutline(read.theCase) } : read;
}

function inWorker(files: FolderFiles, refused: readonly Problem[], limits: ParseLimits): Promise<ReadCase> {
  const worker = take(limits);
  return new Promise<ReadCase>((resolve) => {
    const give = (result: ReadCase): void => {
      clearTimeout(timer);
      worker.off('message', answered).off('error', failed);
      resolve(result);
    };
    const answered = (result: ReadCase): void => {
      give(result);
      if (limits === LIMITS) layBy(worker);
      else void worker.terminate();
    };
    const failed = (error: Error): void => {
      give(tooMuch(error.message));
      // Its last words change nothing.
      worker.on('error', () => {});
      void worker.terminate();
    };
    const timer = setTimeout(() => failed(new Error(`more than ${limits.timeMs / 1000} s`)), limits.timeMs);
    worker.on('message', answered).on('error', failed);
    worker.postMessage({ files, refused });
  });
}

let idle: { readonly worker: Worker; readonly end: ReturnType<typeof setTimeout> } | null = null;

function take(limits: ParseLimits): Worker {
  if (idle === null || limits !== LIMITS)
    return threadOf(new URL('./parse-worker.js', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
    });
  const { worker, end } = idle;
  clearTimeout(end);
  idle = null;
  worker.removeAllListeners('error');
  worker.ref();
  return worker;
}

/** One is kept for a while, and holds no process open. */
function layBy(worker: Worker): void {
  if (idle !== null) {
    void worker.terminate();
    return;
  }
  const end = setTimeout(drop, IDLE_MS).unref();
  idle = { worker, end };
  worker.on('error', drop);
  worker.unref();
  function drop(): void {
    if (idle?.worker === worker) idle = null;
    void worker.terminate();
  }
}

const tooMuch = (got: string): ReadCase => ({
  ok: false,
  problems: [{ file: PACKAGE_FILE, line: null, field: null, rule: 'a case that can be read within the limits', got }],
});
