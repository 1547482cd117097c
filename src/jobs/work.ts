/**
 * A worker: takes jobs one after the other, each in a process of its own, until it is told to stop. It renews its
 * lease meanwhile and ends the process of a job that was cancelled. Told to stop it takes no more and waits for what it has.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Job, JobKind } from './job.js';
import type { JobAnswer, JobTask } from './job-process.js';
import type { JobQueue } from './queue.js';

export type WorkOptions = {
  readonly queue: JobQueue;
  readonly databaseUrl: string;
  readonly dataFolder: string;
  readonly actor: string;
  readonly kinds: readonly JobKind[];
  /** so many jobs at a time */
  readonly atOnce: number;
  /** ends once none waits; else it waits for more */
  readonly untilEmpty: boolean;
  readonly stop: AbortSignal;
  readonly told: (event: WorkEvent) => void;
  /** milliseconds between looks at an empty queue, and at a job that runs */
  readonly restMs?: number;
};

export type WorkEvent = {
  readonly what: 'took' | 'did' | 'failed' | 'released' | 'unreached';
  readonly id: string;
  readonly job: Job | null;
  readonly says: string;
};

const REST_MS = 2_000;

/** @returns jobs done */
export async function work(options: WorkOptions): Promise<number> {
  const done = await Promise.all(Array.from({ length: options.atOnce }, () => loop(options)));
  return done.reduce((sum, n) => sum + n, 0);
}

async function loop(options: WorkOptions): Promise<number> {
  const { queue, kinds, untilEmpty, stop, told, restMs = REST_MS } = options;
  let count = 0;
  while (!stop.aborted) {
    // A database that is away for a while is asked again; what was taken meanwhile is given to another when its time is up.
    const taken = await queue.take(kinds).catch((error: Error) => {
      told({ what: 'unreached', id: '', job: null, says: error.message });
      return null;
    });
    if (taken !== null) count += (await one(taken.id, taken.job, options)) ? 1 : 0;
    else if (untilEmpty) break;
    else await sleep(restMs, undefined, { signal: stop }).catch(() => undefined);
  }
  return count;
}

async function one(id: string, job: Job, options: WorkOptions): Promise<boolean> {
  const { queue, told } = options;
  told({ what: 'took', id, job, says: '' });
  const answer = await inProcess(id, job, options);
  try {
    if (answer === 'released') told({ what: 'released', id, job, says: 'cancelled, or given to another worker' });
    else if ('outcome' in answer) {
      await queue.complete(job.kind, id, answer.outcome);
      told({ what: 'did', id, job, says: JSON.stringify(answer.outcome) });
      return true;
    } else {
      await queue.fail(job.kind, id, answer.why);
      told({ what: 'failed', id, job, says: answer.why });
    }
  } catch (error) {
    told({ what: 'unreached', id, job, says: (error as Error).message });
  }
  return false;
}

async function inProcess(id: string, job: Job, options: WorkOptions): Promise<JobAnswer | 'released'> {
  const { queue, databaseUrl, dataFolder, actor, restMs = REST_MS } = options;
  const child = started();
  const answered = answerOf(child);
  const task: JobTask = { job, databaseUrl, dataFolder, actor };
  child.send(task, () => {});
  let answer: JobAnswer | null = null;
  let isReleased = false;
  const over = answered.then((one) => {
    answer = one;
  });
  while (answer === null) {
    await Promise.race([over, sleep(restMs)]);
    if (answer !== null) break;
    // A database that is away for a moment is no word of a cancellation.
    isReleased = !(await queue.renew(job.kind, id).catch(() => true));
    if (isReleased) child.kill('SIGKILL');
  }
  return isReleased ? 'released' : answer;
}

function started(): ChildProcess {
  const isSource = import.meta.url.endsWith('.ts');
  const file = fileURLToPath(new URL(`./job-process.${isSource ? 'ts' : 'js'}`, import.meta.url));
  return fork(file, [], {
    execArgv: isSource ? ['--import', 'tsx'] : [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

const answerOf = (child: ChildProcess): Promise<JobAnswer> =>
  new Promise((resolve) => {
    child.once('message', (answer: JobAnswer) => resolve(answer));
    child.once('error', (error) => resolve({ why: error.message }));
    child.once('exit', (code, signal) => resolve({ why: `its process ended with ${signal ?? code}` }));
  });
