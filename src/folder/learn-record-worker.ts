/** Learns a record in a thread of its own: seconds in which a server has others to answer. */
import { parentPort, workerData } from 'node:worker_threads';
import { learnRecordFile } from './learn-record-file.js';

parentPort?.postMessage(learnRecordFile(workerData as string));
