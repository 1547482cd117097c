/**
 * `npx tsx validation/record/learn.ts`: learns the record of claimants from `data/claims-history/pairs.csv` and writes the
 * table that runs weigh claims by, `data/claims-history/record.json`. Same pairs, same bytes; a test holds it to them.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { learnRecordFile } from '../../src/folder/learn-record-file.js';

export const RECORD_FILE = fileURLToPath(new URL('../../data/claims-history/record.json', import.meta.url));

/** The table as it stands in the file. @throws Error when the pairs do not read or do not teach */
export const learnt = (): string => learnRecordFile(null);

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(RECORD_FILE, learnt());
