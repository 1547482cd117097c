/**
 * The cases of a batch handed to processes, the next to whoever is free. A process that dies costs its case one more try;
 * a case that ends two of them is told as failed, and the batch goes on.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CaseDone } from './assess-one.js';
import type { BatchTask } from './batch-process.js';

const TRIES = 2;

/** @param told of each case as it is done, in the order they end @returns all of them, in the order given */
export async function runBatch(
  tasks: readonly BatchTask[],
  workers: number,
  told: (done: CaseDone) => void,
): Promise<readonly CaseDone[]> {
  const waiting = tasks.map((task, i) => ({ task, i, tries: 0 }));
  const done: CaseDone[] = [];
  await Promise.all(
    Array.from({ length: Math.min(workers, tasks.length) }, async () => {
      let worker: ChildProcess | null = null;
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        worker ??= await started();
        const answer: CaseDone | null = worker === null ? null : await asked(worker, next.task);
        if (answer === null) {
          worker = null;
          next.tries += 1;
          if (next.tries < TRIES) {
            waiting.unshift(next);
            continue;
          }
        }
        const { name } = next.task;
        const ended = answer ?? { name, state: 'failed', sha256: null, problems: [`ended ${TRIES} processes`] };
        done[next.i] = ended;
        told(ended);
      }
      worker?.disconnect();
    }),
  );
  return done;
}

/** null where it ended before it could be told anything. */
function started(): Promise<ChildProcess | null> {
  const isSource = import.meta.url.endsWith('.ts');
  const file = fileURLToPath(new URL(`./batch-process.${isSource ? 'ts' : 'js'}`, import.meta.url));
  const child = fork(file, [], {
    execArgv: isSource ? ['--import', 'tsx'] : [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new Promise((resolve) => {
    child.once('message', () => resolve(child));
    child.once('error', () => resolve(null)).once('exit', () => resolve(null));
  });
}

/** null where the process ended instead. */
function asked(worker: ChildProcess, task: BatchTask): Promise<CaseDone | null> {
  return new Promise((resolve) => {
    const answered = (done: CaseDone): void => {
      worker.off('exit', ended);
      resolve(done);
    };
    const ended = (): void => {
      worker.off('message', answered);
      resolve(null);
    };
    worker.once('message', answered).once('exit', ended);
    worker.send(task, (error) => error && ended());
  });
}
