/** `plumbline lists`: from a table of overlapping lists to every model's total, as a page or as one document. */
import { existsSync, statSync } from 'node:fs';
import { printNumbers } from '../../core/dossier/print-number.js';
import type { ModelName } from '../../core/losses/lists/models.js';
import { type ListsWeighed, weighLists } from '../../core/losses/lists/weigh-lists.js';
import { makeRng } from '../../core/numerics/rng.js';
import { readLists } from '../../folder/read-lists.js';
import { type ExitCode, Failure } from '../failure.js';
import { type Io, warn } from '../io.js';
import { tellProblems } from '../open-case.js';
import { listsPage } from '../print/lists-page.js';
import { printable, printableDeep } from '../print/printable.js';
import { withProgress } from '../progress.js';

export type ListsOptions = {
  readonly json?: boolean;
  readonly seed: number;
  readonly model?: ModelName;
  readonly lists?: readonly string[];
  readonly mostUnseen?: number;
};

export async function lists(path: string, options: ListsOptions, io: Io): Promise<ExitCode> {
  if (!existsSync(path) || statSync(path).isDirectory())
    throw new Failure(
      2,
      `${printable(path)}: a file of overlapping lists, got ${existsSync(path) ? 'a folder' : 'nothing there'}`,
      ['one column of 0 and 1 for each list, and a column named count, or one row for each record'],
    );
  const read = await withProgress(`reading ${path}`, io, () => readLists(path, options.lists ?? null));
  if (!read.ok) {
    tellProblems(path, read.problems, options.json === true, io);
    return 1;
  }
  const { seed, model: only = null, mostUnseen } = options;
  const made = await withProgress(`weighing ${path}`, io, () =>
    weighLists(read.cells, makeRng(seed).fork('lists'), { only, ...(mostUnseen === undefined ? {} : { mostUnseen }) }),
  );
  const weighed: ListsWeighed = { ...made, warnings: [...read.warnings, ...made.warnings] };
  if (options.json === true) io.out(`${JSON.stringify(printNumbers(weighed), null, 2)}\n`);
  else {
    const shown = printableDeep(weighed);
    io.out(listsPage(shown, io.page));
    warn(io, shown.warnings);
  }
  return 0;
}
