/** A thread of its own for a file of this project, compiled or run from source. */
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** @param file the compiled name, `new URL('./x-worker.js', import.meta.url)` */
export function threadOf(file: URL, options: WorkerOptions): Worker {
  // Not the flags this process was started with: some are refused in a worker.
  const own = { ...options, execArgv: [] };
  return import.meta.url.endsWith('.ts')
    ? new Worker(fromSource(file.href.replace(/\.js$/, '.ts')), { ...own, eval: true })
    : new Worker(file, own);
}

/** Run from source, a worker has to be taught TypeScript before it can load a file of it. */
const fromSource = (file: string): string =>
  `import('tsx/esm/api').then(({ register }) => { register(); return import('${file}'); });`;
