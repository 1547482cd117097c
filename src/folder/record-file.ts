/** The record of claimants that ships with the package, read once. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RecordTable } from '../core/claims/record/record-table.js';

const FILE = fileURLToPath(new URL('../../data/claims-history/record.json', import.meta.url));

/** As it stands in the file. */
export const recordText = (): string => readFileSync(FILE, 'utf8');

export const shippedRecord = (): RecordTable => JSON.parse(recordText()) as RecordTable;
