/** `plumbline draft`: the paragraph an editor may start from, of one claim or of every headline claim. */
import { recordOf } from '../../core/claims/record/record-table.js';
import { DEFAULT_CONFIG } from '../../core/default-config.js';
import { draftOf } from '../../core/dossier/draft.js';
import { DRAFT_FORMATS, printDraft } from '../../core/dossier/draft-print.js';
import { makeRunner } from '../../core/execute.js';
import { shippedRecord } from '../../folder/record-file.js';
import { processors, runOnThreads } from '../../threads/run-on-threads.js';
import { type ExitCode, Failure, wrong } from '../failure.js';
import type { Io } from '../io.js';
import { didYouMean } from '../nearest.js';
import { openCase } from '../open-case.js';
import { printable } from '../print/printable.js';
import { withProgress } from '../progress.js';

export type DraftOptions = {
  readonly json?: boolean;
  readonly seed: number;
  readonly claim?: string;
  readonly asOf?: string;
  readonly format?: string;
};

export async function draft(path: string, options: DraftOptions, io: Io): Promise<ExitCode> {
  const format = DRAFT_FORMATS.find((known) => known === (options.format ?? 'text'));
  if (!format) throw wrong('--format', `one of ${DRAFT_FORMATS.join(', ')}`, options.format ?? '');
  const opened = await openCase(path, options.json === true, io);
  if (typeof opened === 'number') return opened;
  const { claims } = opened.theCase;
  const wanted = options.claim;
  const ids = claims
    .filter(({ id, headline }) => (wanted === undefined ? headline : id === wanted))
    .map(({ id }) => id);
  if (ids.length === 0)
    throw wanted === undefined
      ? new Failure(1, `${printable(path)}: a claim with headline yes, got none`, ['or name one: --claim ID'])
      : wrong(
          '--claim',
          'the id of a claim of the case',
          wanted,
          didYouMean(
            wanted,
            claims.map(({ id }) => id),
          ),
        );
  const config = { ...DEFAULT_CONFIG, seed: options.seed, asOf: options.asOf ?? null };
  const runner = makeRunner(opened.theCase, recordOf(shippedRecord()));
  const run = await withProgress(`weighing ${path}`, io, () => runOnThreads(runner, config, processors()));
  const drafts = ids.flatMap((id) => draftOf(run, id) ?? []);
  if (drafts.length === 0)
    throw new Failure(1, `${ids.join(', ')}: claims of that day, got none`, ['ask for a later day with --as-of']);
  if (options.json === true) io.out(`${JSON.stringify({ drafts }, null, 2)}\n`);
  else {
    const texts = drafts.map((one) => printDraft(one, format));
    io.out(format === 'text' ? printable(texts.join('\n\n')) : texts.join('\n'));
  }
  return 0;
}
