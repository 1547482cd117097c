/** A thread that takes fits nobody took yet, until none is left. */
import { parentPort } from 'node:worker_threads';
import { doFit, type FitTask } from '../core/losses/fit-task.js';
import type { Made, Share } from './run-on-threads.js';

parentPort?.on('message', ({ tasks, taken }: Share) => {
  const made: Made[number][] = [];
  for (let at = Atomics.add(taken, 0, 1); at < tasks.length; at = Atomics.add(taken, 0, 1))
    made.push({ at, fit: doFit(tasks[at] as FitTask) });
  parentPort?.postMessage(made);
});
