/** `plumbline new`: the folder of a case that begins. What the options leave out is asked, on a terminal. */
import { basename, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { newCase, readNewCase } from '../../core/casefile/new-case.js';
import { slugOf } from '../../core/casefile/slug.js';
import { InputError, printProblem } from '../../core/problem.js';
import { writeFolder } from '../../folder/write-folder.js';
import { type ExitCode, Failure } from '../failure.js';
import type { Io } from '../io.js';
import { printable } from '../print/printable.js';

export type NewOptions = {
  readonly json?: boolean;
  readonly name?: string;
  readonly title?: string;
  readonly strike?: string;
  readonly question?: string;
  readonly types?: string;
  readonly sites?: string;
};

const ASKED = [
  ['strike', 'Day of the strike (2031-06-01, or 2031-06-01/2031-06-02)'],
  ['question', 'What the case asks, in a sentence (may stay blank)'],
  ['types', 'Types of assets, with commas between'],
  ['sites', 'Sites, each "name latitude longitude", with semicolons between'],
] as const;

export async function newFolder(path: string, options: NewOptions, io: Io): Promise<ExitCode> {
  const told = await withAnswers(options);
  const read = readNewCase({
    name: told.name ?? slugOf(basename(resolve(path))),
    title: told.title ?? '',
    strike: daysOf(told.strike),
    question: told.question ?? '',
    types: listOf(told.types, ','),
    sites: listOf(told.sites, ';').map(siteOf),
  });
  if (!read.ok)
    throw new Failure(
      2,
      `new: what the case is about\n${read.problems.map((p) => `  ${printable(printProblem(p))}`).join('\n')}`,
      ['such as --strike 2031-06-01 --types tank,ship --sites "North Field 51.2 20.1; Harbour 50.9 19.8"'],
    );
  const files = newCase(read.of);
  await writeFolder(path, files).catch((error: Error) => {
    throw error instanceof InputError ? new Failure(1, error.message, ['nothing is ever overwritten']) : error;
  });
  if (options.json === true)
    io.out(`${JSON.stringify({ case: read.of.name, folder: path, files: [...files.keys()] }, null, 2)}\n`);
  else
    io.out(
      `${printable(path)}: ${files.size} files; the rows go into the tables, in any spreadsheet or in the workbench\n  check them:  plumbline verify ${printable(path)}\n  weigh them:  plumbline assess ${printable(path)}\n  edit them:   plumbline serve ${printable(path)}\n`,
    );
  return 0;
}

async function withAnswers(options: NewOptions): Promise<NewOptions> {
  const missing = ASKED.filter(([field]) => options[field] === undefined);
  if (missing.length === 0 || options.json === true || !process.stdin.isTTY || !process.stderr.isTTY) return options;
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answers: Record<string, string> = {};
    for (const [field, question] of missing) answers[field] = (await asking.question(`${question}: `)).trim();
    return { ...options, ...answers };
  } finally {
    asking.close();
  }
}

const listOf = (text: string | undefined, mark: string): readonly string[] =>
  (text ?? '')
    .split(mark)
    .map((one) => one.trim())
    .filter((one) => one !== '');

function daysOf(text: string | undefined): unknown {
  const [from, to = from] = (text ?? '').split('/');
  return { from, to };
}

const SITE = /^(.+?)[\s,]+(-?\d+(?:\.\d+)?)[\s,]+(-?\d+(?:\.\d+)?)$/;

function siteOf(text: string): unknown {
  const [, name, lat, lon] = SITE.exec(text) ?? [];
  return name === undefined ? text : { name: name.trim(), lat: Number(lat), lon: Number(lon) };
}
