/** The record of claimants that ships with the package, read once. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RecordTable } from '../core/claims/record/record-table.js';

const FILE = fileURLToPath(new URL('../../data/claims-history/record.json', import.meta.url));

let read: string | null = null;

/** As it stands in the file. */
export function recordText(): string {
  read ??= readFileSync(FILE, 'utf8');
  return read;
}

export const shippedRecord = (): RecordTable => JSON.parse(recordText()) as RecordTable;
