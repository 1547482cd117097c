/** `plumbline calibrate`: how well the record of claims holds on claims that history has settled. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { readLooseTable } from '../../core/casefile/read-table.js';
import { calibrate as calibrateOn } from '../../core/claims/record/calibrate.js';
import type { Pair } from '../../core/claims/record/pair.js';
import { readPairs } from '../../core/claims/record/read-pairs.js';
import { plural } from '../../core/dossier/number-words.js';
import { printNumbers } from '../../core/dossier/print-number.js';
import { makeRng } from '../../core/numerics/rng.js';
import { type Problem, printProblem } from '../../core/problem.js';
import { VERSION } from '../../core/version.js';
import { type ExitCode, Failure } from '../failure.js';
import { type Io, warn } from '../io.js';
import { calibrationPage } from '../print/calibration-page.js';
import { gapWords } from '../print/page.js';
import { printable } from '../print/printable.js';
import { withProgress } from '../progress.js';

export type CalibrateOptions = { readonly json?: boolean; readonly seed: number; readonly fit?: string };

export async function calibrate(path: string, options: CalibrateOptions, io: Io): Promise<ExitCode> {
  const asJson = options.json === true;
  const problems: Problem[] = [];
  const fitOn = options.fit === undefined ? null : pairsAt(options.fit, problems);
  const pairs = pairsAt(path, problems);
  if (problems.length > 0 || pairs === null) {
    tell(problems, asJson, io);
    return 1;
  }
  const { seed } = options;
  const made = await withProgress(`calibrating on ${path}`, io, () => calibrateOn(pairs, fitOn, makeRng(seed)));
  if (asJson) io.out(`${JSON.stringify(printNumbers({ plumbline: VERSION, seed, ...made }), null, 2)}\n`);
  else if (made.gap !== null) io.out(`${printable(gapWords(made.gap))}\n`);
  else io.out(calibrationPage(made, io.page));
  if (!asJson) warn(io, made.warnings.map(printable));
  return 0;
}

/** The pairs of a file; null where it has problems, which are added. @throws Failure when there is no such file */
function pairsAt(path: string, problems: Problem[]): readonly Pair[] | null {
  if (!existsSync(path) || statSync(path).isDirectory())
    throw new Failure(
      2,
      `${printable(path)}: a CSV file of claims and what was established, got ${existsSync(path) ? 'a folder' : 'no file'}`,
      ['an example comes with plumbline: data/claims-history/pairs.csv'],
    );
  const file = basename(path);
  const table = readLooseTable(new Uint8Array(readFileSync(path)), file, problems);
  if (table === null) return null;
  const read = readPairs({ file, ...table });
  if (read.ok) return read.pairs;
  problems.push(...read.problems);
  return null;
}

function tell(problems: readonly Problem[], asJson: boolean, io: Io): void {
  for (const problem of problems) io.err(`${printable(printProblem(problem))}\n`);
  io.err(`plumbline: ${plural(problems.length, 'problem')}, nothing was calibrated\n`);
  io.err('  mend the lines above and run the same command again\n');
  if (asJson) io.out(`${JSON.stringify({ problems }, null, 2)}\n`);
}
