/** `plumbline import`: a file of another tool into a case, as records beside it. */
import { existsSync } from 'node:fs';
import { ordered } from '../../core/casefile/report.js';
import { dayNumberOf } from '../../core/exchange/dates.js';
import { FORMATS, formatNamed } from '../../core/exchange/formats.js';
import { lagsOf } from '../../core/exchange/versions.js';
import { printProblem } from '../../core/problem.js';
import { addRecords } from '../../exchange/add-records.js';
import { readExchangeFile } from '../../exchange/read-exchange-file.js';
import { type ExitCode, Failure, wrong } from '../failure.js';
import type { Io } from '../io.js';
import { didYouMean } from '../nearest.js';
import { caseFolder, openCase, printedProblem, tellProblems } from '../open-case.js';
import { importPage } from '../print/import-page.js';
import { printable } from '../print/printable.js';
import { withProgress } from '../progress.js';

export type ImportOptions = {
  readonly json?: boolean;
  readonly from: string;
  readonly case?: string;
  readonly known?: string;
  readonly skipMalformed?: boolean;
  readonly whole?: boolean;
  readonly seed: number;
};

const READ = FORMATS.filter(({ read }) => read !== null).map(({ name }) => name);

export async function importFile(path: string, options: ImportOptions, io: Io): Promise<ExitCode> {
  const asJson = options.json === true;
  const format = formatNamed(options.from);
  if (!format?.read) throw wrong('--from', `one of ${READ.join(', ')}`, options.from, didYouMean(options.from, READ));
  if (!existsSync(path)) throw new Failure(2, `${printable(path)}: a file to import, and there is no such file`);
  const into = options.case;
  if (into === undefined)
    throw new Failure(2, '--case: the case folder it is added to, got none', ['see plumbline import --help']);
  const opened = await openCase(into, asJson, io);
  if (typeof opened === 'number') return opened;
  const read = await withProgress(`reading ${path}`, io, () => readExchangeFile(path, format));
  const file = read.problems[0]?.file ?? '';
  const problems = ordered(read.problems, [file]);
  const isRefused = read.isForeign || (problems.length > 0 && options.skipMalformed !== true);
  if (isRefused) {
    tellProblems(path, problems, asJson, io);
    if (!read.isForeign) io.err(`  or load the ${read.records.length} sound rows without them: --skip-malformed\n`);
    return 1;
  }
  const known = options.known ?? new Date().toISOString().slice(0, 10);
  const target = caseFolder(into);
  const { merged, problems: own } = await withProgress(`adding to ${into}`, io, () =>
    addRecords(target, opened.folder, read.records, { known, isWhole: options.whole === true }),
  );
  if (own.length > 0) {
    tellProblems(into, own, asJson, io);
    return 1;
  }
  const lags = lagsOf(merged.records, dayNumberOf);
  const { added, restated, withdrawn, unchanged } = merged;
  const document = {
    file: path,
    format: format.name,
    case: opened.theCase.name,
    known,
    rows: read.records.length + read.malformed,
    ...{ added, restated, withdrawn, unchanged },
    malformed: read.malformed,
    lagDays: lags.length === 0 ? null : { median: at(lags, 0.5), q95: at(lags, 0.95), of: lags.length },
    problems: problems.map(printedProblem),
  };
  for (const problem of problems) io.err(`${printable(printProblem(problem))}; left out\n`);
  if (asJson) io.out(`${JSON.stringify(document, null, 2)}\n`);
  else io.out(importPage(document, io.page));
  return 0;
}

/** The nearest of the days there are: a lag is a whole number. */
const at = (sorted: readonly number[], q: number): number => sorted[Math.round(q * (sorted.length - 1))] as number;
