/** From a path on the command line to a set of assumptions: read whole or not at all, with every problem listed. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { type Assumptions, readAssumptions } from '../core/assumptions.js';
import { type ExitCode, Failure } from './failure.js';
import type { Io } from './io.js';
import { tellProblems } from './open-case.js';
import { printable } from './print/printable.js';

/** Larger files are no set that a person wrote. */
const MOST_BYTES = 4 * 1024 * 1024;

/** @returns an exit code where the set does not read; what is wrong has been said. @throws Failure when there is no such file */
export function openAssumptions(path: string, asJson: boolean, io: Io): Assumptions | ExitCode {
  if (!existsSync(path) || statSync(path).isDirectory())
    throw new Failure(2, `${printable(path)}: a set of assumptions (JSON), and there is no such file`, [
      'the workbench writes one: Cost, Sets of assumptions, Download',
    ]);
  if (statSync(path).size > MOST_BYTES) throw new Failure(1, `${printable(path)}: at most 4 MB`);
  const read = readAssumptions(parsed(path));
  if (read.ok) return read.assumptions;
  tellProblems(path, read.problems, asJson, io);
  return 1;
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Failure(1, `${printable(path)}: JSON, got ${printable(String(error))}`);
  }
}
