/** `plumbline verify`: are files what they were said, signed or stamped to be? A case folder, evidence files, a folder of them. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { writeCase } from '../../core/casefile/write.js';
import { plural } from '../../core/dossier/number-words.js';
import type { Captures } from '../../core/evidence/captures/captured.js';
import { overall, receiptOf } from '../../core/evidence/integrity/receipt.js';
import { type FileResult, isSound } from '../../core/evidence/integrity/vocabulary.js';
import { type ExitCode, Failure } from '../failure.js';
import type { Io } from '../io.js';
import { PACKAGE_FILE, readCaseAt } from '../open-case.js';
import { capturesPart } from '../print/captures-part.js';
import { heading, stack } from '../print/page.js';
import { printable, printableDeep } from '../print/printable.js';
import { receiptPage } from '../print/receipt-page.js';
import { type Column, table } from '../print/table.js';
import { withProgress } from '../progress.js';
import { resultsOfFiles, resultsOfProblems } from '../verify-files.js';

export type VerifyOptions = {
  readonly json?: boolean;
  readonly trust?: string;
  readonly captures?: boolean;
  readonly rerun?: boolean;
};

const SHAPE: readonly Column[] = [{ head: 'file' }, { head: 'result' }, { head: 'detail', gives: true }];

export async function verify(path: string, options: VerifyOptions, io: Io): Promise<ExitCode> {
  // A name without an ending is more likely that of a case, whose likely names are told.
  if (!existsSync(path) && extname(path) !== '')
    throw new Failure(2, `${printable(path)}: a case folder, an evidence file or a folder of them, got nothing there`);
  const dossier = await dossierResults(path, options.rerun === true, io);
  const isCase = dossier !== null || !isEvidence(path);
  const results = dossier ?? (isCase ? await caseResults(path, io) : []);
  const evidence = isCase ? null : await evidenceAt(path, options, io);
  const all = evidence?.results ?? results;
  const broken = all.filter((result) => !isSound(result));
  if (options.json === true) {
    const captures = options.captures === true ? { captures: evidence?.captures ?? [] } : {};
    io.out(`${JSON.stringify({ results: all, result: overall(all), ...captures }, null, 2)}\n`);
  } else {
    const shown = printableDeep(all);
    const parts = isCase
      ? [casePage(shown, broken.length, io)]
      : [
          receiptPage(receiptOf(shown), shown, io.page),
          ...printableDeep(evidence?.captures ?? []).map(({ file, ...captures }) =>
            capturesPart(file, captures, io.page),
          ),
        ];
    io.out(`${stack(parts).join('\n')}\n`);
  }
  if (broken.length === 0) return 0;
  io.err(`plumbline: ${printable(path)}: ${plural(broken.length, 'file')} broken\n`);
  return 1;
}

type Evidence = {
  readonly results: readonly FileResult[];
  /** of each archive, where they were asked for */
  readonly captures: readonly (Captures & { readonly file: string })[];
};

/** Null where it is no dossier. */
async function dossierResults(path: string, rerun: boolean, io: Io): Promise<readonly FileResult[] | null> {
  if (!existsSync(path) || !statSync(path).isDirectory()) return null;
  const { isDossier, verifyDossier } = await import('../../dossier/verify-dossier.js');
  return isDossier(path) ? withProgress(`verifying ${path}`, io, () => verifyDossier(path, rerun)) : null;
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

async function evidenceAt(path: string, options: VerifyOptions, io: Io): Promise<Evidence> {
  const { makeInspector } = await import('../../integrity/inspector.js');
  const { evidencePaths } = await import('../../integrity/evidence-paths.js');
  const isFolder = statSync(path).isDirectory();
  const names = isFolder ? await evidencePaths(path) : [basename(path)];
  if (names.length === 0) throw new Failure(1, `${printable(path)}: a folder with files in it, got none`);
  const inspector = makeInspector({ added: rootsIn(options.trust), now: Date.now() });
  try {
    return await withProgress(`verifying ${path}`, io, async () => {
      const results: FileResult[] = [];
      const captures: (Captures & { file: string })[] = [];
      for (const name of names) {
        const file = isFolder ? join(path, name) : path;
        results.push(...(await inspector.inspect(file, name)));
        const held = options.captures === true ? await inspector.captures(file, name) : null;
        if (held !== null) captures.push({ file: name, ...held });
      }
      return { results, captures };
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
