/** `plumbline custody`: who did what with the evidence of a case, whether that log stands, and a signature over how far it goes. */
import { resolve } from 'node:path';
import type { CustodyRecord } from '../../core/evidence/custody/record.js';
import { LIMIT_OF_INTEGRITY } from '../../core/evidence/integrity/meaning.js';
import type { CustodyState } from '../../core/evidence/vault/evidence-answers.js';
import { defaultDataFolder } from '../../store/data-folder.js';
import { custodyKey, keyFileOf } from '../../vault/custody-key.js';
import { custodyState } from '../../vault/custody-state.js';
import { openVault } from '../../vault/open-vault.js';
import type { VaultView } from '../../vault/read-vault.js';
import { actorOr, type CustodyAct } from '../custody-values.js';
import type { ExitCode } from '../failure.js';
import type { Io } from '../io.js';
import { openEvidence } from '../open-evidence.js';
import { custodyPage } from '../print/custody-page.js';
import { printable, printableDeep } from '../print/printable.js';

export type CustodyOptions = { readonly json?: boolean; readonly key?: string; readonly actor?: string };

export type CustodyDocument = CustodyState & {
  /** of `show` */
  readonly log?: readonly CustodyRecord[];
  readonly limit: string;
};

export async function custody(path: string, act: CustodyAct, options: CustodyOptions, io: Io): Promise<ExitCode> {
  if (act === 'checkpoint') await sign(await openEvidence(path), options, io);
  const view = await openEvidence(path);
  const state = await custodyState(view);
  const document: CustodyDocument = {
    ...state,
    ...(act === 'show' ? { log: view.chain.records } : {}),
    limit: LIMIT_OF_INTEGRITY,
  };
  if (options.json === true) io.out(`${JSON.stringify(document, null, 2)}\n`);
  else io.out(`${custodyPage(printableDeep(document), io.page).join('\n')}\n`);
  return tellFaults(path, state, io);
}

async function sign(view: VaultView, { key: named, actor }: CustodyOptions, io: Io): Promise<void> {
  const { key, path, isNew } = await custodyKey(resolve(named ?? keyFileOf(defaultDataFolder())), view.folder);
  if (isNew) io.err(`plumbline: a new key was made: ${printable(path)}\n  keep it, and keep it away from the case\n`);
  const now = (): string => new Date().toISOString();
  const vault = await openVault(view.folder, {
    actor: actorOr(actor),
    now,
    note: (line) => io.err(`plumbline: ${line}\n`),
  });
  try {
    await vault.log.checkpoint(key, now());
  } finally {
    await vault.close();
  }
}

function tellFaults(path: string, { brokenAt, rule, checkpoints, fixity }: CustodyState, io: Io): ExitCode {
  const faults = [
    ...(brokenAt === null ? [] : [`record ${brokenAt} does not stand: ${rule}`]),
    ...checkpoints.flatMap(({ fault }, i) => (fault === null ? [] : [`checkpoint ${i + 1}: ${fault}`])),
    ...(fixity.altered > 0 ? [`${fixity.altered} altered`] : []),
    ...(fixity.missing > 0 ? [`${fixity.missing} missing`] : []),
  ];
  for (const fault of faults) io.err(`plumbline: ${printable(path)}: ${fault}\n`);
  return faults.length === 0 ? 0 : 1;
}
