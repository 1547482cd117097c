/** The record of claimants learnt anew from the pairs that ship with the package. Takes some seconds. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readLooseTable } from '../core/casefile/read-table.js';
import { learnTable } from '../core/claims/record/learn-table.js';
import { readPairs } from '../core/claims/record/read-pairs.js';
import { isGap, type Problem, printProblem } from '../core/problem.js';

const NAME = 'pairs.csv';
const FILE = fileURLToPath(new URL(`../../data/claims-history/${NAME}`, import.meta.url));

/** As it would stand in a file. @param without a conflict left out @throws Error when the pairs do not read or do not teach */
export function learnRecordFile(without: string | null): string {
  const problems: Problem[] = [];
  const table = readLooseTable(new Uint8Array(readFileSync(FILE)), NAME, problems);
  const read = table === null ? null : readPairs({ file: NAME, ...table });
  if (table === null || read === null || !read.ok)
    throw new Error([...problems, ...(read?.ok === false ? read.problems : [])].map(printProblem).join('\n'));
  const rows = new Map(table.rows.map((row) => [row.line, row.cells]));
  const cell = (line: number, column: string): string => rows.get(line)?.[table.header.indexOf(column)] ?? '';
  const made = learnTable(read.pairs, cell, without);
  if (isGap(made)) throw new Error(`${NAME}: ${made.reason}, ${made.detail}`);
  return `${JSON.stringify(made)}\n`;
}
