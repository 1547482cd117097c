/** `plumbline export`: a case that this machine keeps, as its folder. */
import { existsSync, readdirSync } from 'node:fs';
import { InputError } from '../../core/problem.js';
import { writeFolder } from '../../folder/write-folder.js';
import { type ExitCode, Failure } from '../failure.js';
import type { Io } from '../io.js';
import { didYouMean } from '../nearest.js';
import { type KeptOptions, withCases } from '../open-cases.js';
import { printable } from '../print/printable.js';

export type ExportOptions = KeptOptions & {
  readonly json?: boolean;
  readonly out?: string;
  readonly revision?: number;
};

export async function exportCase(name: string, options: ExportOptions, io: Io): Promise<ExitCode> {
  const { out } = options;
  if (out === undefined)
    throw new Failure(2, '--out: a folder that is new or empty, got none', [
      'or name a format of another tool with --to: plumbline export --help',
    ]);
  if (existsSync(out) && readdirSync(out).length > 0)
    throw new Failure(1, `${printable(out)}: a folder that is new or empty, got one with files in it`, [
      'nothing is ever overwritten; name another with --out',
    ]);
  return withCases<ExitCode>(options, io, async (store) => {
    const all = await store.revisions(name);
    if (all.length === 0) {
      const known = (await store.listCases()).map(({ caseName }) => caseName);
      throw new Failure(1, `no case named ${JSON.stringify(printable(name))} here`, [
        ...didYouMean(name, known),
        known.length > 0 ? `there are: ${known.join(', ')}` : 'there is none yet: plumbline import <folder>',
      ]);
    }
    const asked = options.revision;
    const found = asked === undefined ? all.at(-1) : all.find(({ revision }) => revision === asked);
    const files = found ? await store.files(name, found.revision) : null;
    if (!found || !files)
      throw new Failure(1, `--revision: one of 1 to ${all.length}, got ${asked}`, ['leave it out for the newest']);
    await writeFolder(out, files).catch((error: Error) => {
      throw error instanceof InputError ? new Failure(1, error.message) : error;
    });
    const { caseName, revision, digest } = found;
    if (options.json === true)
      io.out(`${JSON.stringify({ case: caseName, revision, digest, out, files: [...files.keys()] }, null, 2)}\n`);
    else io.out(`${printable(caseName)} revision ${revision}: ${files.size} files in ${printable(out)}\n`);
    return 0;
  });
}
