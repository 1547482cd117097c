/** `plumbline propose`: imported records laid out as readings, and what a person accepted of them into the case. */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { basename } from 'node:path';
import { plural } from '../../core/dossier/number-words.js';
import { proposalsCsv } from '../../core/exchange/proposal-table.js';
import { type Proposed, proposeReadings } from '../../core/exchange/propose-readings.js';
import { knownBy } from '../../core/exchange/versions.js';
import { acceptProposals } from '../../exchange/accept-proposals.js';
import { recordsIn } from '../../exchange/add-records.js';
import { type ExitCode, Failure } from '../failure.js';
import type { Io } from '../io.js';
import { caseFolder, type OpenCase, openCase, tellProblems } from '../open-case.js';
import { printable } from '../print/printable.js';
import { proposedReadingsPage } from '../print/proposed-readings-page.js';
import { withProgress } from '../progress.js';

export type ProposeOptions = {
  readonly json?: boolean;
  readonly out?: string;
  readonly accept?: string;
  readonly actor?: string;
  readonly asOf?: string;
};

export async function propose(path: string, options: ProposeOptions, io: Io): Promise<ExitCode> {
  if (options.accept !== undefined && options.out !== undefined)
    throw new Failure(2, '--accept: without --out, which writes a table to decide on', [
      'first the one, then the other',
    ]);
  const opened = await openCase(path, options.json === true, io);
  if (typeof opened === 'number') return opened;
  return options.accept === undefined
    ? laidOut(path, opened, options, io)
    : accepted(path, opened, { ...options, accept: options.accept }, io);
}

async function laidOut(
  path: string,
  { theCase, folder }: OpenCase,
  options: ProposeOptions,
  io: Io,
): Promise<ExitCode> {
  const records = recordsIn(folder);
  if (records.length === 0)
    throw new Failure(1, `${printable(path)}: records of other lists, got none`, [
      'bring a list in first: plumbline import <file> --from <format> --case <folder>',
    ]);
  const made: Proposed = proposeReadings(theCase, knownBy(records, options.asOf ?? null));
  const { out } = options;
  if (out !== undefined)
    await writeFile(out, proposalsCsv(made.proposals), { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'EEXIST'
        ? new Failure(1, `${printable(out)}: a file that is new, got one that is there`, ['nothing is ever replaced'])
        : error;
    });
  if (options.json === true) io.out(`${JSON.stringify(made, null, 2)}\n`);
  else io.out(proposedReadingsPage(made, { case: theCase.name, out: out ?? null }, io.page));
  return 0;
}

async function accepted(
  path: string,
  { folder }: OpenCase,
  options: ProposeOptions & { readonly accept: string },
  io: Io,
): Promise<ExitCode> {
  const file = options.accept;
  if (!existsSync(file)) throw new Failure(2, `${printable(file)}: a table of proposals, and there is no such file`);
  const text = await readFile(file, 'utf8');
  const by = options.actor ?? userInfo().username;
  const on = new Date().toISOString().slice(0, 10);
  const made = await withProgress(`reading ${file}`, io, () =>
    acceptProposals(caseFolder(path), folder, { text, file: basename(file), by, on }),
  );
  if (made.problems.length > 0) {
    tellProblems(file, made.problems, options.json === true, io);
    return 1;
  }
  const { accepted: taken, declined, undecided } = made;
  if (options.json === true) io.out(`${JSON.stringify({ accepted: taken, declined, undecided }, null, 2)}\n`);
  else
    io.out(
      `${plural(taken, 'reading')} accepted by ${printable(by)}, ${declined} declined, ${undecided} not decided on\n`,
    );
  return 0;
}
