/** `plumbline publish`: the next revision of a dossier, whole or not at all. */
import { resolve } from 'node:path';
import { DEFAULT_CONFIG } from '../../core/default-config.js';
import type { ScenarioName } from '../../core/losses/result.js';
import type { Change } from '../../core/publish/corrections.js';
import { defaultDataFolder } from '../../store/data-folder.js';
import { type ExitCode, Failure } from '../failure.js';
import type { Io } from '../io.js';
import { openCase, tellProblems } from '../open-case.js';
import { printable } from '../print/printable.js';
import { withProgress } from '../progress.js';

export type PublishCommandOptions = {
  readonly json?: boolean;
  readonly out: string;
  readonly seed: number;
  readonly asOf?: string;
  readonly scenario?: ScenarioName;
  readonly desk?: boolean;
  readonly published?: string;
  readonly why?: string;
  readonly sign?: boolean;
  readonly key?: string;
  readonly pdf?: boolean;
  readonly browser?: string;
  readonly withoutSandbox?: boolean;
};

export async function publish(path: string, options: PublishCommandOptions, io: Io): Promise<ExitCode> {
  const opened = await openCase(path, options.json === true, io);
  if (typeof opened === 'number') return opened;
  const pdf =
    options.pdf === true ? (await import('../chromium-for.js')).chromiumFor('--pdf', options, PRINT_ELSEWHERE) : null;
  const { publishCase } = await import('../../dossier/publish-case.js');
  const { processors } = await import('../../threads/run-on-threads.js');
  const { seed, asOf = null, scenario = DEFAULT_CONFIG.scenario, out } = options;
  const made = await withProgress(`publishing ${path}`, io, async () =>
    publishCase(opened.theCase, opened.folder, out, {
      config: { ...DEFAULT_CONFIG, seed, asOf, scenario },
      audience: options.desk === true ? 'desk' : 'public',
      published: options.published ?? new Date().toISOString().slice(0, 10),
      why: options.why?.trim() || null,
      key: await keyOf(options, path, io),
      threads: processors(),
      ...(pdf === null ? {} : { pdf }),
    }),
  );
  if (made.kind === 'unreadable') {
    tellProblems(path, made.problems, options.json === true, io);
    return 1;
  }
  if (made.kind === 'leaks')
    throw new Failure(
      1,
      `${printable(path)}: a dossier without what was stripped, got it in ${made.leaks.map(({ file, where }) => `${file} (${where})`).join('; ')}`,
      ['nothing was written; take it out of the rows it also stands in, or mark their column plumbline:private'],
    );
  if (made.kind === 'unexplained')
    throw new Failure(
      1,
      `--why: why published numbers changed, got none:\n${made.changes.map(changeLine).join('\n')}`,
      ['nothing was written; say it with --why "…", and it is published beside the old and the new number'],
    );
  if (options.json === true) io.out(`${JSON.stringify(made, null, 2)}\n`);
  else {
    io.out(
      `Revision ${made.revision} in ${printable(made.folder)}: ${made.files} files, ${made.stripped} values or columns left out\n`,
    );
    for (const change of made.changes) io.out(`  corrected ${changeLine(change)}\n`);
    io.out(`  read it: ${printable(made.folder)}/index.html\n  check it: plumbline verify ${printable(out)}\n`);
  }
  return 0;
}

const PRINT_ELSEWHERE =
  'or publish without --pdf and print index.html from any browser: the pages are made for paper too';

const changeLine = ({ what, old, now }: Change): string => `  ${printable(what)}: ${old} → ${now}`;

async function keyOf({ sign, key }: PublishCommandOptions, apartFrom: string, io: Io) {
  if (sign !== true && key === undefined) return null;
  const { custodyKey } = await import('../../vault/custody-key.js');
  const file = resolve(key ?? `${defaultDataFolder()}/keys/dossier-ed25519.pem`);
  const made = await custodyKey(file, apartFrom);
  if (made.isNew)
    io.err(
      `plumbline: a new key was made: ${printable(made.path)}\n  keep it, and state the digest of its public half where readers look\n`,
    );
  return made.key;
}
