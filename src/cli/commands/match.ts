/** `plumbline match`: which records of several lists are one asset. */
import { printNumbers } from '../../core/dossier/print-number.js';
import { matchDocument } from '../../core/evidence/matching/document.js';
import type { LossRecord } from '../../core/evidence/matching/loss-record.js';
import { matchRecords } from '../../core/evidence/matching/match.js';
import { readList } from '../../core/evidence/matching/read-list.js';
import { makeRng } from '../../core/numerics/rng.js';
import { isGap, type Problem } from '../../core/problem.js';
import { type ExitCode, Failure } from '../failure.js';
import { type Io, warn } from '../io.js';
import { tellProblems } from '../open-case.js';
import { openTable } from '../open-table.js';
import { matchPage } from '../print/match-page.js';
import { gapWords } from '../print/page.js';
import { withProgress } from '../progress.js';

export type MatchOptions = { readonly json?: boolean; readonly seed: number };

export async function match(paths: readonly string[], options: MatchOptions, io: Io): Promise<ExitCode> {
  const asJson = options.json === true;
  const problems: Problem[] = [];
  const records: LossRecord[] = [];
  const columns: (readonly string[])[] = [];
  const warnings: string[] = [];
  for (const [list, path] of paths.entries()) {
    const opened = openTable(path, problems);
    const read = opened && readList(opened, list);
    if (read === null) continue;
    if (!read.ok) {
      problems.push(...read.problems);
      continue;
    }
    for (const record of read.records) records.push(record);
    columns.push(read.columns);
    if (read.ignored.length > 0) warnings.push(`${path}: columns that match does not read: ${read.ignored.join(', ')}`);
  }
  if (problems.length > 0) {
    tellProblems(paths.join(', '), problems, asJson, io);
    return 1;
  }
  if (columns.length > 1 && !columns[0]?.some((name) => columns.every((own) => own.includes(name))))
    throw new Failure(1, 'the lists have no column in common: name, serial, place, lat and lon, or date');
  const matching = await withProgress('matching', io, () => matchRecords(records, paths.length, makeRng(options.seed)));
  if (isGap(matching)) throw new Failure(1, gapWords(matching));
  if (asJson) io.out(`${JSON.stringify(printNumbers(matchDocument(records, paths, matching)), null, 2)}\n`);
  else {
    io.out(matchPage(records, paths, matching, io.page));
    warn(io, [...warnings, ...matching.warnings]);
  }
  return 0;
}
