/** A thread that makes fits, one task after another. */
import { parentPort } from 'node:worker_threads';
import { doFit, type FitTask } from '../core/losses/fit-task.js';

parentPort?.on('message', (task: FitTask) => parentPort?.postMessage(doFit(task)));
