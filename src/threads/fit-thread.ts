/** A thread that takes fits nobody took yet, until none is left, and hands over each as it is made. */
import { parentPort } from 'node:worker_threads';
import { doFit, type FitTask } from '../core/losses/fit-task.js';
import type { Made, Share } from './run-on-threads.js';
import { packFit } from './sent-fit.js';

parentPort?.on('message', ({ tasks, taken }: Share) => {
  for (let at = Atomics.add(taken, 0, 1); at < tasks.length; at = Atomics.add(taken, 0, 1)) {
    const { sent, buffers } = packFit(doFit(tasks[at] as FitTask));
    parentPort?.postMessage({ at, sent } satisfies Made, buffers);
  }
  parentPort?.postMessage('done' satisfies Made);
});
