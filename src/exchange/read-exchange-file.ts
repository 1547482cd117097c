/** A file of another tool to records: untrusted, so read in a worker with limits of size, memory and time. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Format, foreign, type ReadRecords } from '../core/exchange/format.js';
import { threadOf } from '../folder/thread.js';

export type ReadLimits = { readonly bytes: number; readonly memoryMb: number; readonly timeMs: number };

const LIMITS: ReadLimits = { bytes: 64 * 1024 * 1024, memoryMb: 1024, timeMs: 60_000 };

/** @throws the system's error where there is no such file */
export async function readExchangeFile(
  path: string,
  format: Format,
  { bytes, memoryMb, timeMs }: ReadLimits = LIMITS,
): Promise<ReadRecords> {
  const file = basename(path);
  const { size } = await stat(path);
  if (size > bytes) return foreign(file, null, `at most ${bytes / 1024 / 1024} MB; split it`, `${size} bytes`);
  const text = decoded(await readFile(path));
  if (text === null) return foreign(file, null, 'UTF-8 text', 'bytes that are not');
  const worker = threadOf(new URL('./read-worker.js', import.meta.url), {
    workerData: { text, file, format: format.name },
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  return new Promise((resolve) => {
    const give = (result: ReadRecords): void => {
      clearTimeout(timer);
      resolve(result);
      void worker.terminate();
    };
    const tooMuch = (got: string): void => give(foreign(file, null, 'a file that can be read within the limits', got));
    const timer = setTimeout(() => tooMuch(`more than ${timeMs / 1000} s`), timeMs);
    worker.once('message', give);
    worker.once('error', (error) => tooMuch(error.message));
  });
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
