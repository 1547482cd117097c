/** Untrusted bytes to a case: parsed in a worker with limits of memory and time. */
import type { ReadCase } from '../core/casefile/read.js';
import { PACKAGE_FILE } from '../core/casefile/read.js';
import type { FolderFiles } from '../core/ports.js';
import type { Problem } from '../core/problem.js';
import { withOutline } from './outline.js';
import { threadOf } from './thread.js';

export type ParseLimits = { readonly memoryMb: number; readonly timeMs: number };

const LIMITS: ParseLimits = { memoryMb: 1024, timeMs: 60_000 };

export async function parseFiles(
  files: FolderFiles,
  refused: readonly Problem[] = [],
  limits: ParseLimits = LIMITS,
): Promise<ReadCase> {
  const read = await inWorker(files, refused, limits);
  return read.ok ? { ...read, theCase: withOutline(read.theCase) } : read;
}

function inWorker(
  files: FolderFiles,
  refused: readonly Problem[],
  { memoryMb, timeMs }: ParseLimits,
): Promise<ReadCase> {
  const options = { workerData: { files, refused }, resourceLimits: { maxOldGenerationSizeMb: memoryMb } };
  const worker = threadOf(new URL('./parse-worker.js', import.meta.url), options);
  return new Promise<ReadCase>((resolve) => {
    const give = (result: ReadCase): void => {
      clearTimeout(timer);
      resolve(result);
      void worker.terminate();
    };
    const timer = setTimeout(() => give(tooMuch(`more than ${timeMs / 1000} s`)), timeMs);
    worker.once('message', give);
    worker.once('error', (error) => give(tooMuch(error.message)));
  });
}

const tooMuch = (got: string): ReadCase => ({
  ok: false,
  problems: [{ file: PACKAGE_FILE, line: null, field: null, rule: 'a case that can be read within the limits', got }],
});
