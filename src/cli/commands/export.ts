/** `plumbline export`: a case in a format of another tool, or a run of it as a document for machines. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Case, Day } from '../../core/case.js';
import { DEFAULT_CONFIG } from '../../core/default-config.js';
import type { DocumentFile, Imprint, RunDocument } from '../../core/dossier/documents/document.js';
import { DOCUMENTS, documentNamed } from '../../core/dossier/documents/documents.js';
import { caseAsOf } from '../../core/evidence/as-of.js';
import { publicationDay } from '../../core/evidence/place/case-places.js';
import { caseRecords } from '../../core/exchange/case-records.js';
import type { Format } from '../../core/exchange/format.js';
import { FORMATS, formatNamed, writeRecords } from '../../core/exchange/formats.js';
import { publicRecord } from '../../core/exchange/public-record.js';
import { knownBy } from '../../core/exchange/versions.js';
import { coarser, type Precision } from '../../core/measure/location.js';
import { recordsIn } from '../../exchange/add-records.js';
import { type ExitCode, Failure, wrong } from '../failure.js';
import type { Io } from '../io.js';
import { didYouMean } from '../nearest.js';
import { type OpenCase, openCase } from '../open-case.js';
import { printable } from '../print/printable.js';
import { withProgress } from '../progress.js';

export type ExportOptions = {
  readonly json?: boolean;
  readonly to: string;
  readonly out?: string;
  readonly asOf?: string;
  readonly precision?: Precision;
  readonly records?: 'case' | 'imported' | 'all';
  readonly publisher?: string;
  readonly url?: string;
  readonly seed: number;
};

const WRITTEN = FORMATS.filter(({ write }) => write !== null).map(({ name }) => name);
const NAMES = [...DOCUMENTS.map(({ name }) => name), ...WRITTEN];

export async function exportCase(path: string, options: ExportOptions, io: Io): Promise<ExitCode> {
  const [document, format] = [documentNamed(options.to), formatNamed(options.to)];
  if (document === null && !format?.write)
    throw wrong('--to', `one of ${NAMES.join(', ')}`, options.to, didYouMean(options.to, NAMES));
  const opened = await openCase(path, options.json === true, io);
  if (typeof opened === 'number') return opened;
  const files =
    document === null
      ? [formatFile(format as Format, opened, options)]
      : await withProgress(`weighing ${path}`, io, () => documentFiles(document, opened.theCase, options));
  if (options.json === true) {
    if (options.out !== undefined) await write(options.out, files, io);
    io.out(`${JSON.stringify({ to: options.to, case: opened.theCase.name, files }, null, 2)}\n`);
  } else if (options.out !== undefined) await write(options.out, files, io);
  else if (files.length === 1) io.out(files[0]?.text ?? '');
  else throw wrong('--out', `a folder for the ${files.length} files of ${options.to}`, '', ['name one: --out FOLDER']);
  return 0;
}

/** What may be published of the case and of what was imported, as it was known by the day. */
function formatFile(format: Format, { theCase, folder }: OpenCase, options: ExportOptions): DocumentFile {
  const on: Day = publicationDay(theCase, options.asOf ?? null);
  const policy = {
    ...theCase.placePolicy,
    precision: coarser(theCase.placePolicy.precision, options.precision ?? 'exact'),
  };
  const which = options.records ?? 'all';
  const records = [
    ...(which === 'imported' ? [] : caseRecords(caseAsOf(theCase, on), on)),
    ...(which === 'case' ? [] : knownBy(recordsIn(folder), options.asOf ?? null)),
  ].map((record) => publicRecord(record, policy, on));
  return { path: `${theCase.name}.${format.extension}`, text: writeRecords(format, records) ?? '' };
}

async function documentFiles(
  document: RunDocument,
  theCase: Case,
  options: ExportOptions,
): Promise<readonly DocumentFile[]> {
  const { makeRunner } = await import('../../core/execute.js');
  const { recordOf } = await import('../../core/claims/record/record-table.js');
  const { shippedRecord } = await import('../../folder/record-file.js');
  const { processors, runOnThreads } = await import('../../threads/run-on-threads.js');
  const config = { ...DEFAULT_CONFIG, seed: options.seed, asOf: options.asOf ?? null };
  const run = await runOnThreads(makeRunner(theCase, recordOf(shippedRecord())), config, processors());
  const imprint: Imprint = { publisher: options.publisher ?? null, url: options.url ?? null };
  return document.files(run, imprint);
}

/** One file to the path itself, several into a folder. Nothing that is there is replaced. */
async function write(out: string, files: readonly DocumentFile[], io: Io): Promise<void> {
  const paths = files.map(({ path, text }) => ({ path: files.length === 1 ? out : join(out, path), text }));
  for (const { path } of paths)
    if (existsSync(path))
      throw new Failure(1, `${printable(path)}: a new file, got one that is there`, [
        'nothing was written; name another with --out, or move that one away',
      ]);
  for (const { path, text } of paths) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: 'wx' });
    io.err(`plumbline: wrote ${printable(path)}\n`);
  }
}
