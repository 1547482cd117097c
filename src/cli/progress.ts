/**
 * A progress bar on standard error for anything over a second, on a terminal only. It is drawn by a thread of its own,
 * so that it also moves while the work keeps the main one busy.
 */
import { Worker } from 'node:worker_threads';
import type { Io } from './io.js';

/** Told how much of how much is done; work that never tells runs a mark along the bar. */
export type Count = (done: number, all: number) => void;

export async function withProgress<T>(label: string, io: Io, work: (count: Count) => T | Promise<T>): Promise<T> {
  if (!io.showsProgress || import.meta.url.endsWith('.ts')) return work(() => {});
  const drawn = new Int32Array(new SharedArrayBuffer(12));
  const bar = new Worker(new URL('./progress-bar.js', import.meta.url), { workerData: { label, drawn } });
  try {
    return await work((done, all) => {
      Atomics.store(drawn, 1, done);
      Atomics.store(drawn, 2, all);
    });
  } finally {
    await bar.terminate();
    if (Atomics.load(drawn, 0) === 1) io.err('\r\x1b[K');
  }
}
