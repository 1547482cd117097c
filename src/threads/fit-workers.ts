/** The threads that make fits, begun: they load what they need while whoever asks loads its own. */
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { threadOf } from '../folder/thread.js';

/** More threads than this wait for the longest fit. */
const MOST = 6;

/** Run from source, a thread would have to be taught TypeScript first, which takes longer than the fits it saves. */
export const processors = (): number => (import.meta.url.endsWith('.ts') ? 1 : Math.min(MOST, availableParallelism()));

/** @param threads how many make fits, the one that asks among them */
export const beginWorkers = (threads: number): readonly Worker[] =>
  Array.from({ length: Math.max(0, threads - 1) }, () => threadOf(new URL('./fit-thread.js', import.meta.url), {}));
