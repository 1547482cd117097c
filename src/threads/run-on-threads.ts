/**
 * A run with its fits made on several threads. Each fit draws from a stream of its own name, so it is the same whichever
 * thread makes it and whenever: the run does not depend on their number.
 */
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { Runner } from '../core/execute.js';
import { doFit, type FitTask, type Fitted } from '../core/losses/fit-task.js';
import type { Run, RunConfig } from '../core/run.js';
import { threadOf } from '../folder/thread.js';

/** More threads than this wait for the longest fit. */
const MOST = 6;

/** Run from source, a thread would have to be taught TypeScript first, which takes longer than the fits it saves. */
export const processors = (): number => (import.meta.url.endsWith('.ts') ? 1 : Math.min(MOST, availableParallelism()));

/** Threads that wait for the next run: begun with the first, they keep what they learn of the code. */
export type FitThreads = {
  readonly run: (runner: Runner, config: RunConfig) => Promise<Run>;
  readonly close: () => Promise<void>;
};

/** @param threads how many, this one among them */
export function openFitThreads(threads: number): FitThreads {
  let workers: readonly Worker[] = [];
  const close = async (): Promise<void> => {
    const ended = workers;
    workers = [];
    await Promise.all(ended.map((worker) => worker.terminate()));
  };
  const run = async (runner: Runner, config: RunConfig): Promise<Run> => {
    if (threads > 1 && workers.length === 0) workers = Array.from({ length: threads - 1 }, startThread);
    try {
      // Some claims are found to need a fit of their own once the whole fits are in.
      for (let round = 0; round < 2 && threads > 1; round++)
        await makeFits(workers, runner.missing(config), runner.handIn, () => {
          if (round === 0) runner.beside(config);
        });
    } catch (error) {
      // A thread that failed at one run is not asked for the next.
      await close();
      throw error;
    }
    return runner(config);
  };
  return { run, close };
}

/** One run, by threads that end with it. @param threads how many, this one among them */
export async function runOnThreads(runner: Runner, config: RunConfig, threads: number): Promise<Run> {
  const opened = openFitThreads(threads);
  try {
    return await opened.run(runner, config);
  } finally {
    await opened.close();
  }
}

const startThread = (): Worker => threadOf(new URL('./fit-thread.js', import.meta.url), {});

/**
 * Every thread has all tasks and takes the next one nobody took, the longest first; so does this one, which hears of what the others
 * made once it is done. @param first done here before any task
 */
async function makeFits(
  workers: readonly Worker[],
  tasks: readonly FitTask[],
  handIn: (task: FitTask, fit: Fitted) => void,
  first: () => void,
): Promise<void> {
  const ordered = [...tasks].sort((a, b) => sizeOf(b) - sizeOf(a));
  const taken = new Int32Array(new SharedArrayBuffer(4));
  const helpers = ordered.length > 1 ? workers.slice(0, ordered.length - 1) : [];
  const others = helpers.map((worker) => shareOf(worker, { tasks: ordered, taken }));
  first();
  for (let i = Atomics.add(taken, 0, 1); i < ordered.length; i = Atomics.add(taken, 0, 1)) {
    const task = ordered[i] as FitTask;
    handIn(task, doFit(task));
  }
  for (const made of await Promise.all(others)) for (const { at, fit } of made) handIn(ordered[at] as FitTask, fit);
}

/** About how long a fit takes against others: what little can be seen is what makes a chain go on. */
const sizeOf = ({ plan, problem }: FitTask): number =>
  plan.chains * plan.sweeps * (plan.goOn ? GOES_ON[problem.scenario] : 1);
const GOES_ON = { good: 2, middling: 2.5, poor: 4 };

export type Share = { readonly tasks: readonly FitTask[]; readonly taken: Int32Array };
export type Made = readonly { readonly at: number; readonly fit: Fitted }[];

function shareOf(worker: Worker, share: Share): Promise<Made> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (made: Made) => {
      worker.off('error', reject);
      resolve(made);
    });
    worker.postMessage(share);
  });
}
