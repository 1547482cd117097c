/** Reads cases from bytes, one after another, in a thread of its own: a hostile folder costs its caller nothing but a message. */
import { parentPort } from 'node:worker_threads';
import { readCase } from '../core/casefile/read.js';
import type { FolderFiles } from '../core/ports.js';
import type { Problem } from '../core/problem.js';

type Asked = { readonly files: FolderFiles; readonly refused: readonly Problem[] };

parentPort?.on('message', ({ files, refused }: Asked) => parentPort?.postMessage(readCase(files, refused)));
