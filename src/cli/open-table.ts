/** From a path on the command line to the rows of one table: read whole or not at all, with every problem listed. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { readLooseTable } from '../core/casefile/read-table.js';
import type { Problem } from '../core/problem.js';
import { Failure } from './failure.js';
import { printable } from './print/printable.js';

export type OpenTable = {
  /** name of the file, for problems */
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly line: number }[];
};

/** Null where the table does not read; every reason is added to `problems`. @throws Failure when there is no such file */
export function openTable(path: string, problems: Problem[]): OpenTable | null {
  if (!existsSync(path)) throw new Failure(2, `${printable(path)}: a table (CSV), and there is no such file`);
  if (statSync(path).isDirectory()) throw new Failure(2, `${printable(path)}: a table (CSV), got a folder`);
  const file = basename(path);
  const table = readLooseTable(new Uint8Array(readFileSync(path)), file, problems);
  return table && { file, ...table };
}
