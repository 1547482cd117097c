/** `plumbline fixity`: are the bytes kept still those that came in? What is found is told in the custody log. */
import { runFixity } from '../../vault/run-fixity.js';
import { actorOr } from '../custody-values.js';
import type { ExitCode } from '../failure.js';
import type { Io } from '../io.js';
import { noEvidence, vaultAt } from '../open-evidence.js';
import { fixityPage } from '../print/custody-page.js';
import { printable } from '../print/printable.js';
import { withProgress } from '../progress.js';

export type FixityCommandOptions = {
  readonly json?: boolean;
  /** days */
  readonly every: number;
  readonly most?: number;
  readonly actor?: string;
};

export async function fixity(path: string, options: FixityCommandOptions, io: Io): Promise<ExitCode> {
  const actor = actorOr(options.actor);
  const run = await withProgress(`reading the evidence of ${path} again`, io, () =>
    runFixity(vaultAt(path), {
      actor,
      everyDays: options.every,
      now: () => new Date().toISOString(),
      note: (line) => io.err(`plumbline: ${line}\n`),
      ...(options.most === undefined ? {} : { most: options.most }),
    }),
  );
  if (run === null) throw noEvidence(path);
  const count = (state: string): number => run.checks.filter((check) => check.state === state).length;
  const found = { same: count('same'), altered: count('altered'), missing: count('missing') };
  const document = {
    ...{ files: run.files, checked: run.checks.length, left: run.left, ...found },
    checks: run.checks.map(({ digest, at, state }) => ({ item: digest, at, state })),
  };
  if (options.json === true) io.out(`${JSON.stringify(document, null, 2)}\n`);
  else io.out(`${fixityPage(document, io.page).join('\n')}\n`);
  if (found.altered + found.missing === 0) return 0;
  io.err(`plumbline: ${printable(path)}: ${found.altered} altered, ${found.missing} missing\n`);
  return 1;
}
