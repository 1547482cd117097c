/** `plumbline assess --all`: every case below a folder, on several processes; interrupted at any point, it goes on where it was. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { booksOf } from '../../core/assumptions.js';
import { DEFAULT_CONFIG } from '../../core/default-config.js';
import { plural } from '../../core/dossier/number-words.js';
import { VERSION } from '../../core/version.js';
import { recordText } from '../../folder/record-file.js';
import type { AssessOptions } from '../commands/assess.js';
import { type ExitCode, Failure, wrong } from '../failure.js';
import { type Io, warn } from '../io.js';
import { openAssumptions } from '../open-assumptions.js';
import { printable } from '../print/printable.js';
import { withProgress } from '../progress.js';
import { beginBatch, endBatch } from './batch-out.js';
import { findCases } from './find-cases.js';
import { runBatch } from './run-batch.js';

export async function assessAll(folder: string, options: AssessOptions, io: Io): Promise<ExitCode> {
  const { out, seed, asOf = null, scenario = DEFAULT_CONFIG.scenario, only = null } = options;
  if (out === undefined) throw new Failure(2, '--all: a folder to write to beside it (--out)');
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw wrong('--all', 'a folder of case folders', folder);
  const names = await findCases(folder);
  if (names.length === 0) throw new Failure(1, `${printable(folder)}: case folders below it, got none`);
  const asJson = options.json === true;
  const assumed = options.assume === undefined ? null : openAssumptions(options.assume, asJson, io);
  if (typeof assumed === 'number') return assumed;
  const config = { ...DEFAULT_CONFIG, seed, asOf, scenario, only, ...(assumed === null ? {} : booksOf(assumed)) };
  const assume = options.assume === undefined ? null : digest(readFileSync(options.assume));
  await beginBatch(out, { version: VERSION, ...{ seed, asOf, scenario, only, assume, record: digest(recordText()) } });

  const batch = { config, assumedUnder: assumed?.name };
  const tasks = names.map((name) => ({ folder, out, name, batch }));
  const workers = options.workers ?? availableParallelism();
  const began = performance.now();
  const done = await withProgress(`weighing ${plural(names.length, 'case')}`, io, (count) => {
    let ended = 0;
    return runBatch(tasks, workers, () => count(++ended, names.length));
  });
  const seconds = (performance.now() - began) / 1000;
  const failed = done.filter(({ state }) => state === 'failed');
  const sha256 =
    failed.length > 0
      ? null
      : await endBatch(
          out,
          done.map(({ name, sha256 }) => [name, sha256 ?? ''] as const),
        );
  const count = (state: string): number => done.filter((one) => one.state === state).length;
  const document = {
    ...{ cases: names.length, weighed: count('weighed'), kept: count('kept'), failed: failed.length },
    ...{ workers, seconds: Math.round(seconds * 1000) / 1000, sha256 },
    failures: failed.map(({ name, problems }) => ({ name, problems })),
  };
  if (asJson) io.out(`${JSON.stringify(document, null, 2)}\n`);
  else {
    const rate = (document.weighed / seconds).toFixed(1);
    io.out(
      `${plural(names.length, 'case')}: ${document.weighed} weighed (${rate} a second), ${document.kept} done before\n`,
    );
    if (sha256 !== null) io.out(`sha256 of all of them ${sha256}\n`);
  }
  for (const { name, problems } of failed) {
    const [first = '', ...more] = problems;
    warn(io, [
      `${printable(name)}: ${printable(first)}${more.length > 0 ? ` and ${plural(more.length, 'problem')} more` : ''}`,
    ]);
  }
  if (failed.length === 0) return 0;
  io.err(`plumbline: ${plural(failed.length, 'case')} failed; mend them and run the same command again\n`);
  return 1;
}

const digest = (bytes: string | Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
