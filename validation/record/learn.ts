/**
 * `npx tsx validation/record/learn.ts`: learns the record of claimants from `data/claims-history/pairs.csv` and writes the
 * table that runs weigh claims by, `data/claims-history/record.json`. Same pairs, same bytes; a test holds it to them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readLooseTable } from '../../src/core/casefile/read-table.js';
import { readPairs } from '../../src/core/claims/record/read-pairs.js';
import { learn } from '../../src/core/claims/record/record.js';
import { recordTable } from '../../src/core/claims/record/record-table.js';
import { makeRng } from '../../src/core/numerics/rng.js';
import { isGap, type Problem, printProblem } from '../../src/core/problem.js';

const SEED = 1;
/** With both signs of what is drawn anew, twice as many claimants. */
const DRAWS = 100;
const here = (name: string): string => fileURLToPath(new URL(`../../data/claims-history/${name}`, import.meta.url));

export const RECORD_FILE = here('record.json');

/** The table as it stands in the file. @throws Error when the pairs do not read or do not teach */
export function learnt(): string {
  const problems: Problem[] = [];
  const table = readLooseTable(new Uint8Array(readFileSync(here('pairs.csv'))), 'pairs.csv', problems);
  const read = table === null ? null : readPairs({ file: 'pairs.csv', ...table });
  if (read === null || !read.ok) throw new Error([...problems, ...(read?.problems ?? [])].map(printProblem).join('\n'));
  const made = learn(read.pairs, makeRng(SEED));
  if (isGap(made)) throw new Error(`${made.reason}: ${made.detail}`);
  const cell = (line: number, name: string): string =>
    table?.rows.find((row) => row.line === line)?.cells[table.header.indexOf(name)] ?? '';
  const settled = read.pairs
    .filter(({ isCounted }) => isCounted)
    .map(({ line, id, claimant, side, conflict, category, claimed, truth, isLowerBound }) => ({
      id,
      day: cell(line, 'date_end'),
      claimant,
      side,
      conflict,
      category,
      claimed,
      established: truth,
      atLeast: isLowerBound,
      source: cell(line, 'source'),
      url: cell(line, 'url'),
    }));
  return `${JSON.stringify(recordTable(made.fit, made.learntFrom, settled, DRAWS))}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(RECORD_FILE, learnt());
