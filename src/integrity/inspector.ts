/**
 * Inspects untrusted files, one at a time, in a worker with limits of memory and time. A file that breaks them costs the
 * worker, which is made anew, and its own answer; nothing else.
 */
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import type { Worker } from 'node:worker_threads';
import type { Captures } from '../core/evidence/captures/captured.js';
import type { FileResult } from '../core/evidence/integrity/vocabulary.js';
import { threadOf } from '../folder/thread.js';
import type { InspectorData, InspectorQuestion } from './inspect-worker.js';
import type { Screenshot } from './screenshots-of.js';

export type InspectorLimits = {
  readonly memoryMb: number;
  /** for a file of no size; a large one gets more */
  readonly timeMs: number;
  readonly bytesPerMs: number;
};

const LIMITS: InspectorLimits = { memoryMb: 512, timeMs: 30_000, bytesPerMs: 5_000 };

export type Inspector = {
  /** The file itself first, then what it holds. @param name how it is called in the results */
  inspect(path: string, name: string): Promise<readonly FileResult[]>;
  /** What an archive holds; null where the file is none. */
  captures(path: string, name: string): Promise<Captures | null>;
  /** Pictures of the page that an archive brings; none where it cannot be read. */
  screenshots(path: string): Promise<readonly Screenshot[]>;
  close(): Promise<void>;
};

export function makeInspector(data: InspectorData, limits: InspectorLimits = LIMITS): Inspector {
  let worker: Worker | null = null;
  const start = (): Worker => {
    worker ??= threadOf(new URL('./inspect-worker.js', import.meta.url), {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
      // What a library says of a hostile file is not for the reader's terminal.
      stdout: true,
      stderr: true,
    });
    return worker;
  };
  const end = async (): Promise<void> => {
    const ending = worker;
    worker = null;
    await ending?.terminate();
  };
  let before: Promise<unknown> = Promise.resolve();
  /** One question after the other, however many are asked at once. */
  const asking = <T>(question: InspectorQuestion): Promise<T | string> => {
    const answer = before.then(() => askOne<T>(question));
    before = answer.catch(() => undefined);
    return answer;
  };
  /** The answer, or why there is none. */
  const askOne = async <T>(question: InspectorQuestion): Promise<T | string> => {
    const { size } = await stat(question.path);
    const most = limits.timeMs + size / limits.bytesPerMs;
    const asked = start();
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), most);
    try {
      asked.postMessage(question);
      const [answer] = await once(asked, 'message', { signal: stop.signal });
      return typeof answer === 'string' ? `could not be read: ${answer}` : (answer as T);
    } catch (error) {
      await end();
      const why = stop.signal.aborted ? `more than ${Math.ceil(most / 1000)} s` : (error as Error).message;
      return `not read to its end within the limits set for one file: ${why}`;
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    async inspect(path, name) {
      const answer = await asking<readonly FileResult[]>({ ask: 'inspect', path, name });
      return typeof answer === 'string' ? [stopped(name, answer)] : answer;
    },
    async captures(path, name) {
      const answer = await asking<Captures | null>({ ask: 'captures', path, name });
      if (typeof answer !== 'string') return answer;
      const problem = { file: name, line: null, field: null, rule: 'an archive within the limits', got: answer };
      return { pages: [], resources: [], problems: [problem] };
    },
    async screenshots(path) {
      const answer = await asking<readonly Screenshot[]>({ ask: 'screenshots', path, name: path });
      return typeof answer === 'string' ? [] : answer;
    },
    close: end,
  };
}

/** A file that could not be inspected within its limits: nothing is said against it. */
const stopped = (file: string, why: string): FileResult => ({
  file,
  kind: 'file',
  result: 'unsupported-version',
  codes: ['limits.worker'],
  detail: why,
  signedBy: null,
  signedAt: null,
  rule: null,
});
