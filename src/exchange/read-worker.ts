/** Reads one file of another tool in a thread of its own, so that a hostile one costs its caller nothing but a message. */
import { parentPort, workerData } from 'node:worker_threads';
import { formatNamed } from '../core/exchange/formats.js';

const { text, file, format } = workerData as { text: string; file: string; format: string };
parentPort?.postMessage(formatNamed(format)?.read?.(text, file));
