/** `plumbline verify`: are files what they were said, signed or stamped to be? A case folder, evidence files, a folder of them. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { writeCase } from '../../core/casefile/write.js';
import { overall, receiptOf } from '../../core/evidence/integrity/receipt.js';
import { type FileResult, isSound } from '../../core/evidence/integrity/vocabulary.js';
import { type ExitCode, Failure } from '../failure.js';
import type { Io } from '../io.js';
import { PACKAGE_FILE, readCaseAt } from '../open-case.js';
import { plural } from '../print/number-words.js';
import { heading, stack } from '../print/page.js';
import { printable, printableDeep } from '../print/printable.js';
import { receiptPage } from '../print/receipt-page.js';
import { type Column, table } from '../print/table.js';
import { withProgress } from '../progress.js';
import { resultsOfFiles, resultsOfProblems } from '../verify-files.js';

export type VerifyOptions = { readonly json?: boolean; readonly trust?: string };

const SHAPE: readonly Column[] = [{ head: 'file' }, { head: 'result' }, { head: 'detail', gives: true }];

export async function verify(path: string, options: VerifyOptions, io: Io): Promise<ExitCode> {
  const isCase = !isEvidence(path);
  const results = isCase ? await caseResults(path, io) : await evidenceResults(path, options, io);
  const broken = results.filter((result) => !isSound(result));
  const shown = printableDeep(results);
  if (options.json === true) io.out(`${JSON.stringify({ results, result: overall(results) }, null, 2)}\n`);
  else if (isCase) io.out(`${casePage(shown, broken.length, io).join('\n')}\n`);
  else io.out(`${receiptPage(receiptOf(shown), shown, io.page).join('\n')}\n`);
  if (broken.length === 0) return 0;
  io.err(`plumbline: ${printable(path)}: ${plural(broken.length, 'file')} broken\n`);
  return 1;
}

/** Any file but a package, and a folder that is no case and holds none of its tables. */
function isEvidence(path: string): boolean {
  if (!existsSync(path)) return false;
  if (!statSync(path).isDirectory()) return basename(path) !== PACKAGE_FILE;
  return ![PACKAGE_FILE, 'claims.csv'].some((name) => existsSync(join(path, name)));
}

async function caseResults(path: string, io: Io): Promise<readonly FileResult[]> {
  const read = await readCaseAt(path, io);
  return read.ok ? resultsOfFiles(writeCase(read.folder)) : resultsOfProblems(read.problems);
}

async function evidenceResults(path: string, { trust }: VerifyOptions, io: Io): Promise<readonly FileResult[]> {
  const { makeInspector } = await import('../../integrity/inspector.js');
  const { evidencePaths } = await import('../../integrity/evidence-paths.js');
  const isFolder = statSync(path).isDirectory();
  const names = isFolder ? await evidencePaths(path) : [basename(path)];
  if (names.length === 0) throw new Failure(1, `${printable(path)}: a folder with files in it, got none`);
  const inspector = makeInspector({ added: rootsIn(trust), now: Date.now() });
  try {
    return await withProgress(`verifying ${path}`, io, async () => {
      const results: FileResult[] = [];
      for (const name of names) results.push(...(await inspector.inspect(isFolder ? join(path, name) : path, name)));
      return results;
    });
  } finally {
    await inspector.close();
  }
}

/** @throws Failure where the file is not there or holds no certificate */
function rootsIn(file: string | undefined): string {
  if (file === undefined) return '';
  if (!existsSync(file)) throw new Failure(2, `--trust: a file of certificates, got none at ${printable(file)}`);
  const text = readFileSync(file, 'utf8');
  if (!text.includes('-----BEGIN CERTIFICATE-----'))
    throw new Failure(2, `--trust: certificates as PEM, got none in ${printable(file)}`);
  return text;
}

function casePage(results: readonly FileResult[], broken: number, io: Io): readonly string[] {
  const sound = `${plural(results.length, 'file')}, none broken`;
  const title = broken === 0 ? sound : `${plural(results.length, 'file')}, ${broken} broken`;
  const rows = results.flatMap(({ file, result, detail }) =>
    detail.split('\n').map((line, i) => ({ cells: i === 0 ? [file, result, line] : ['', '', line] })),
  );
  return stack([heading(title, io.page), table(SHAPE, rows, io.page)]);
}
