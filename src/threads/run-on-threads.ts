/**
 * A run with its fits made on several threads. Each fit draws from a stream of its own name, so it is the same whichever
 * thread makes it and whenever: the run does not depend on their number.
 */
import type { Worker } from 'node:worker_threads';
import type { Runner } from '../core/execute.js';
import { doFit, type FitTask, type Fitted } from '../core/losses/fit-task.js';
import type { Run, RunConfig } from '../core/run.js';
import { beginWorkers, processors } from './fit-workers.js';
import { type SentFit, unpackFit } from './sent-fit.js';

export { processors };

/** Threads that wait for the next run: begun with the first, they keep what they learn of the code. */
export type FitThreads = {
  readonly run: (runner: Runner, config: RunConfig) => Promise<Run>;
  readonly close: () => Promise<void>;
};

/** @param threads how many, this one among them @param begun the others, where they were begun already */
export function openFitThreads(threads: number, begun: readonly Worker[] = []): FitThreads {
  let workers = begun;
  const close = async (): Promise<void> => {
    const ended = workers;
    workers = [];
    await Promise.all(ended.map((worker) => worker.terminate()));
  };
  const run = async (runner: Runner, config: RunConfig): Promise<Run> => {
    if (workers.length === 0) workers = beginWorkers(threads);
    try {
      // Some claims are found to need a fit of their own once the whole fits are in.
      for (let round = 0; round < 2 && threads > 1; round++)
        await makeFits(workers, runner.missing(config), runner.handIn, () => runner.beside(config));
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

/**
 * Every thread has all tasks and takes the next one nobody took, the longest first; so does this one, after what can be worked out
 * of the fits that are in.
 * @param ahead done here before any task, and whenever fits came in
 */
async function makeFits(
  workers: readonly Worker[],
  tasks: readonly FitTask[],
  handIn: (task: FitTask, fit: Fitted) => void,
  ahead: () => void,
): Promise<void> {
  if (tasks.length === 0) return;
  const ordered = [...tasks].sort((a, b) => sizeOf(b) - sizeOf(a));
  const taken = new Int32Array(new SharedArrayBuffer(4));
  const helpers = workers.slice(0, ordered.length - 1);
  const received = ({ at, sent }: MadeFit): void => {
    const task = ordered[at] as FitTask;
    handIn(task, unpackFit(task.problem, sent));
    came();
  };
  let came = (): void => {};
  const others = Promise.all(helpers.map((worker) => shareOf(worker, { tasks: ordered, taken }, received)));
  // Heard of where it is awaited, below.
  others.catch(() => {});
  for (;;) {
    ahead();
    const i = Atomics.add(taken, 0, 1);
    if (i >= ordered.length) break;
    const task = ordered[i] as FitTask;
    handIn(task, doFit(task));
    await heardOthers();
  }
  const all = others.then(() => true);
  while (!(await Promise.race([all, new Promise<false>((resolve) => (came = () => resolve(false)))]))) ahead();
}

/** What other threads sent is taken in. */
const heardOthers = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** About how long a fit takes against others: what little can be seen is what makes a chain go on. */
const sizeOf = ({ plan, problem }: FitTask): number =>
  plan.chains * plan.sweeps * (plan.goOn ? GOES_ON[problem.scenario] : 1);
const GOES_ON = { good: 2, middling: 2.5, poor: 4 };

export type Share = { readonly tasks: readonly FitTask[]; readonly taken: Int32Array };
export type MadeFit = { readonly at: number; readonly sent: SentFit };
export type Made = MadeFit | 'done';

function shareOf(worker: Worker, share: Share, received: (made: MadeFit) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      worker.off('error', failed).off('message', told);
      act();
    };
    const failed = (error: Error): void => settle(() => reject(error));
    const told = (made: Made): void => {
      if (made === 'done') settle(resolve);
      else received(made);
    };
    worker.on('error', failed).on('message', told).postMessage(share);
  });
}
