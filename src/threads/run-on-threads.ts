/**
 * A run with its fits made on several threads. Each fit draws from a stream of its own name, so it is the same whichever
 * thread makes it and whenever: the run does not depend on their number.
 */
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { Runner } from '../core/execute.js';
import type { FitTask } from '../core/losses/fit-task.js';
import type { JointFit } from '../core/losses/joint/fit.js';
import type { Run, RunConfig } from '../core/run.js';
import { threadOf } from '../folder/thread.js';

/** More threads than this wait for the longest fit. */
const MOST = 6;

/** Run from source, a thread would have to be taught TypeScript first, which takes longer than the fits it saves. */
export const processors = (): number => (import.meta.url.endsWith('.ts') ? 1 : Math.min(MOST, availableParallelism()));

/** @param threads how many; 1: all in this one */
export async function runOnThreads(runner: Runner, config: RunConfig, threads: number): Promise<Run> {
  if (threads > 1) {
    const workers = Array.from({ length: threads }, startThread);
    try {
      // Which claims need a fit of their own is known once the whole fits are in.
      for (let round = 0; round < 2; round++) await makeFits(workers, runner.missing(config), runner.handIn);
    } finally {
      await Promise.all(workers.map((worker) => worker.terminate()));
    }
  }
  return runner(config);
}

const startThread = (): Worker => threadOf(new URL('./fit-thread.js', import.meta.url), {});

async function makeFits(
  workers: readonly Worker[],
  tasks: readonly FitTask[],
  handIn: (task: FitTask, fit: JointFit) => void,
): Promise<void> {
  const waiting = [...tasks].sort((a, b) => b.plan.sweeps - a.plan.sweeps);
  await Promise.all(
    workers.map(async (worker) => {
      for (let task = waiting.shift(); task !== undefined; task = waiting.shift())
        handIn(task, await fitBy(worker, task));
    }),
  );
}

function fitBy(worker: Worker, task: FitTask): Promise<JointFit> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (fit: JointFit) => {
      worker.off('error', reject);
      resolve(fit);
    });
    worker.postMessage(task);
  });
}
