/** The tables in a file somebody chose; read in a worker of its own, with a limit on its time. */
import type { Sheet } from '../../../sheets/sheet.js';
import { say } from '../../words/say.js';
import type { ImportReply } from './import-worker.js';

/** The largest file we take needs a few seconds on a slow machine. */
const PATIENCE_MS = 30_000;

/** @throws Error in words for the reader */
export function readFile(file: File): Promise<readonly Sheet[]> {
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), {
    type: 'module',
    name: 'plumbline import',
  });
  return new Promise<readonly Sheet[]>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(say('import.slow'))), PATIENCE_MS);
    worker.addEventListener('message', ({ data }: MessageEvent<ImportReply>) => {
      clearTimeout(timer);
      if ('failed' in data) reject(new Error(data.failed));
      else resolve(data.sheets);
    });
    worker.addEventListener('error', () => reject(new Error(say('import.broken'))));
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}
