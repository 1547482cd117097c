/** Reads one case from bytes in a thread of its own, so that a hostile folder costs its caller nothing but a message. */
import { parentPort, workerData } from 'node:worker_threads';
import { readCase } from '../core/casefile/read.js';
import type { Problem } from '../core/problem.js';

const { files, refused } = workerData as { files: ReadonlyMap<string, Uint8Array>; refused: readonly Problem[] };
parentPort?.postMessage(readCase(files, refused));
