/** `plumbline intake`: files, folders, lists, addresses and archives into the evidence of a case. */
import { userInfo } from 'node:os';
import { plural } from '../../core/dossier/number-words.js';
import type { EvidenceEntry } from '../../core/evidence/vault/entry.js';
import { printProblem } from '../../core/problem.js';
import type { IntakeResult } from '../../intake/intake.js';
import type { CaptureTools } from '../../intake/receive-capture.js';
import type { Vault } from '../../vault/open-vault.js';
import { type ExitCode, Failure } from '../failure.js';
import type { Io } from '../io.js';
import { caseFolder, readCaseAt, tellProblems } from '../open-case.js';
import { intakePage } from '../print/intake-page.js';
import { stack } from '../print/page.js';
import { printable, printableDeep } from '../print/printable.js';
import { withProgress } from '../progress.js';

export type IntakeOptions = {
  readonly json?: boolean;
  readonly actor?: string;
  readonly asFiles?: boolean;
  readonly capture?: boolean;
  readonly browser?: string;
  readonly withoutSandbox?: boolean;
};

export async function intake(
  path: string,
  named: readonly string[],
  options: IntakeOptions,
  io: Io,
): Promise<ExitCode> {
  const folder = caseFolder(path);
  const capture =
    options.capture === true
      ? (await import('../chromium-for.js')).chromiumFor('--capture', options, CAPTURE_ELSEWHERE)
      : undefined;
  const read = await readCaseAt(path, io);
  if (!read.ok) {
    tellProblems(path, read.problems, options.json === true, io);
    return 1;
  }
  const { vaultOfCase } = await import('../../vault/vault-paths.js');
  const { openVault } = await import('../../vault/open-vault.js');
  const { writeEvidenceTable } = await import('../../vault/write-evidence-table.js');
  const actor = options.actor ?? userInfo().username;
  const vault = await openVault(vaultOfCase(folder), {
    actor,
    now,
    note: (line) => io.err(`plumbline: ${printable(line)}\n`),
  });
  try {
    const result = await received(vault, named, { ...options, with: capture }, io);
    const list = await writeEvidenceTable(folder, vault.entries());
    return tell(result, vault.entries(), list, path, options, io);
  } finally {
    await vault.close();
  }
}

const CAPTURE_ELSEWHERE = 'or capture the page with ArchiveWeb.page or Browsertrix and receive the WACZ';

const now = (): string => new Date().toISOString();

async function received(
  vault: Vault,
  named: readonly string[],
  options: IntakeOptions & { readonly with: CaptureTools | undefined },
  io: Io,
): Promise<IntakeResult> {
  const { sourcesOf } = await import('../../intake/sources.js');
  const { intake: run } = await import('../../intake/intake.js');
  const { makeInspector } = await import('../../integrity/inspector.js');
  const { sources, problems } = await sourcesOf(named, options.asFiles === true);
  if (sources.length === 0 && problems.length === 0)
    throw new Failure(2, 'nothing to receive: a folder with files in it, got none');
  const inspector = makeInspector({ added: '', now: Date.now() });
  try {
    const label = `receiving ${plural(sources.length, 'thing')}`;
    const result = await withProgress(label, io, (count) =>
      run(sources, { vault, inspector, now, progress: count, capture: options.with }),
    );
    return { ...result, problems: [...problems, ...result.problems] };
  } finally {
    await inspector.close();
  }
}

function tell(
  result: IntakeResult,
  all: readonly EvidenceEntry[],
  list: string,
  path: string,
  options: IntakeOptions,
  io: Io,
): ExitCode {
  const { problems } = result;
  if (options.json === true) io.out(`${JSON.stringify({ ...result, inAll: all.length, list }, null, 2)}\n`);
  else io.out(`${stack(intakePage(printableDeep(result), all.length, list, io.page)).join('\n')}\n`);
  for (const problem of problems) io.err(`${printable(printProblem(problem))}\n`);
  if (problems.length === 0) return 0;
  io.err(`plumbline: ${printable(path)}: ${plural(problems.length, 'problem')}; all else came in and stays\n`);
  io.err('  mend the lines above and run the same command again: what is there is not received twice\n');
  return 1;
}
