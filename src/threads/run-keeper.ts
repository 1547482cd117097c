/**
 * Runs of cases, each made once for all who ask, in a thread of its own, and kept: in memory, and on this machine's disk where
 * the reader assumed nothing. What somebody waits for goes before what is made ahead.
 */
import type { Worker } from 'node:worker_threads';
import type { Case } from '../core/case.js';
import type { RunConfig } from '../core/run.js';
import { recordFor, recordText } from '../folder/record-file.js';
import { threadOf } from '../folder/thread.js';
import { keptOnDisk } from './kept-on-disk.js';
import type { RunDone, RunOrder } from './run-thread.js';

/** A case by its digest; its rows are read only where a run has to be made. */
export type CaseToRun = { readonly digest: string; readonly load: () => Promise<Case> };

export type RunKeeper = {
  /** gzip of the run as JSON, without its case; null where it is not made yet */
  readonly kept: (digest: string, config: RunConfig) => Uint8Array | null;
  /** the same, made where it is not kept. @throws Error where the model fails on the case, or the keeper was closed */
  readonly make: (asked: CaseToRun, config: RunConfig) => Promise<Uint8Array>;
  /** makes these once nobody has waited for a while, instead of what was to be made ahead before */
  readonly ahead: (asked: CaseToRun, configs: readonly RunConfig[]) => void;
  readonly close: () => Promise<void>;
};

type Order = {
  readonly key: string;
  readonly asked: CaseToRun;
  readonly config: RunConfig;
  /** nobody waits for it */
  readonly isAhead: boolean;
  readonly done: (bytes: Uint8Array) => void;
  readonly failed: (error: Error) => void;
};

/** About a hundred kilobytes each. */
const MOST_KEPT = 256;
/** Whoever waits behind so many makes the run alone. */
const MOST_WAITING = 64;
/** ms without a question before anything is made ahead. */
const REST_MS = 5000;
/** ms. Where one run takes longer, those of other days would keep the processor for hours: they are made when they are asked for. */
const LONGEST_AHEAD_MS = 20_000;
const LIMITS = { maxOldGenerationSizeMb: 2048 };

export function makeRunKeeper(restMs = REST_MS, longestMs = LONGEST_AHEAD_MS): RunKeeper {
  const keeping = new Map<string, Uint8Array>();
  const making = new Map<string, Promise<Uint8Array>>();
  const waiting: Order[] = [];
  let later: { readonly asked: CaseToRun; readonly config: RunConfig }[] = [];
  let rest: ReturnType<typeof setTimeout> | undefined;
  let thread: { readonly worker: Worker; readonly digest: string } | null = null;
  let isBusy = false;
  let isClosed = false;

  const keep = (key: string, bytes: Uint8Array): void => {
    keeping.delete(key);
    keeping.set(key, bytes);
    if (keeping.size > MOST_KEPT) keeping.delete(keeping.keys().next().value as string);
  };
  const kept = (digest: string, config: RunConfig): Uint8Array | null => {
    const key = keyOf(digest, config);
    const bytes = keeping.get(key) ?? onDisk(digest, config)?.find() ?? null;
    if (bytes !== null) keep(key, bytes);
    return bytes;
  };
  const make = (asked: CaseToRun, config: RunConfig, isAhead = false): Promise<Uint8Array> => {
    const found = kept(asked.digest, config);
    if (found !== null) return Promise.resolve(found);
    if (isClosed) return Promise.reject(new Error('closed'));
    const key = keyOf(asked.digest, config);
    const begun = making.get(key) ?? ordered({ key, asked, config, isAhead });
    making.set(key, begun);
    return begun;
  };
  const ordered = (order: Omit<Order, 'done' | 'failed'>): Promise<Uint8Array> => {
    const made = new Promise<Uint8Array>((done, failed) => waiting.push({ ...order, done, failed }));
    // A page that moved on asks no more for what it asked first.
    if (waiting.length > MOST_WAITING) waiting.shift()?.failed(new Error('too many wait'));
    void next();
    return made.finally(() => making.delete(order.key));
  };
  const next = async (): Promise<void> => {
    if (isBusy) return;
    // Whoever moved on asked for the last; the others wait for what is no longer on screen.
    const order = waiting.pop();
    if (order === undefined) return;
    isBusy = true;
    try {
      const bytes = await runOf(order);
      keep(order.key, bytes);
      onDisk(order.asked.digest, order.config)?.keep(bytes);
      order.done(bytes);
    } catch (error) {
      order.failed(error instanceof Error ? error : new Error(String(error)));
    }
    isBusy = false;
    void next();
  };
  const runOf = async ({ asked, config, isAhead }: Order): Promise<Uint8Array> => {
    if (thread?.digest !== asked.digest) {
      const theCase = await asked.load();
      const record = await recordFor(theCase.record);
      if (isClosed) throw new Error('closed');
      const worker = thread?.worker ?? startThread();
      worker.postMessage({ kind: 'open', theCase, record } satisfies RunOrder);
      thread = { worker, digest: asked.digest };
    }
    const { worker } = thread;
    try {
      const done = await answerOf(worker, { kind: 'run', config, isAhead });
      if ('error' in done) throw new Error(done.error);
      return done.bytes;
    } catch (error) {
      // A thread that died, or holds a case the model fails on, is not asked again.
      if (thread?.worker === worker) thread = null;
      void worker.terminate();
      throw error;
    }
  };
  const startThread = (): Worker => {
    const worker = threadOf(new URL('./run-thread.js', import.meta.url), { resourceLimits: LIMITS });
    worker.on('error', () => {
      if (thread?.worker === worker) thread = null;
    });
    return worker;
  };
  const makeAhead = async (): Promise<void> => {
    for (let order = later.shift(); order !== undefined; order = later.shift()) {
      if (isClosed || waiting.length > 0) return;
      const from = performance.now();
      // What fails ahead fails again, and is told, when it is asked for.
      await make(order.asked, order.config, true).catch(() => {});
      if (performance.now() - from > longestMs) later = [];
    }
  };
  const ahead = (asked: CaseToRun, configs: readonly RunConfig[]): void => {
    clearTimeout(rest);
    later = configs.map((config) => ({ asked, config }));
    rest = setTimeout(makeAhead, restMs).unref();
  };
  const close = async (): Promise<void> => {
    isClosed = true;
    clearTimeout(rest);
    later = [];
    for (const { failed } of waiting.splice(0)) failed(new Error('closed'));
    await thread?.worker.terminate();
  };
  return { kept, make, ahead, close };
}

const keyOf = (digest: string, config: RunConfig): string => `${digest} ${JSON.stringify(config)}`;

/** What a reader assumes changes with every key pressed: it is kept in memory alone. */
function onDisk(digest: string, config: RunConfig): ReturnType<typeof keptOnDisk> | null {
  const { costBook, fleetBook, depthBook, leverageBook } = config;
  if (costBook ?? fleetBook ?? depthBook ?? leverageBook) return null;
  return keptOnDisk('runs', [digest, config, recordText()]);
}

function answerOf(worker: Worker, order: RunOrder): Promise<RunDone> {
  return new Promise((resolve, reject) => {
    const ended = (): void => settle(() => reject(new Error('the thread that makes runs ended')));
    const broke = (error: Error): void => settle(() => reject(error));
    const answered = (done: RunDone): void => settle(() => resolve(done));
    const settle = (act: () => void): void => {
      worker.off('message', answered).off('error', broke).off('exit', ended);
      act();
    };
    worker.on('message', answered).on('error', broke).on('exit', ended);
    worker.postMessage(order);
  });
}
