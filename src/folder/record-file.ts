/** The record of claimants that ships with the package, read once; and the same without one conflict, learnt once. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RecordNames } from '../core/case.js';
import type { RecordTable } from '../core/claims/record/record-table.js';
import { threadOf } from './thread.js';

const FILE = fileURLToPath(new URL('../../data/claims-history/record.json', import.meta.url));

let read: string | null = null;

/** As it stands in the file. */
export function recordText(): string {
  read ??= readFileSync(FILE, 'utf8');
  return read;
}

const learnt = new Map<string, Promise<string>>();

/** The record a case is weighed with, as text: it has not seen the conflict that the case's own outcome is settled in. */
export async function recordTextFor(names: Pick<RecordNames, 'without'> | null): Promise<string> {
  const without = names?.without ?? null;
  // A name the record has not met leaves out nothing; no caller can make a server learn for it.
  if (without === null || !shippedRecord().groups.conflicts.includes(without)) return recordText();
  const found = learnt.get(without) ?? learnInThread(without);
  learnt.set(without, found);
  return found;
}

export const recordFor = async (names: RecordNames | null): Promise<RecordTable> =>
  JSON.parse(await recordTextFor(names)) as RecordTable;

export const shippedRecord = (): RecordTable => JSON.parse(recordText()) as RecordTable;

function learnInThread(without: string): Promise<string> {
  const worker = threadOf(new URL('./learn-record-worker.js', import.meta.url), { workerData: without });
  return new Promise((resolve, reject) => {
    worker.once('message', (text: string) => {
      resolve(text);
      void worker.terminate();
    });
    worker.once('error', (error) => {
      learnt.delete(without);
      reject(error);
    });
  });
}
