/** From a path on the command line to the evidence of a case: the vault itself, or the one in a case folder. */
import { readVault, type VaultView } from '../vault/read-vault.js';
import { isVault, vaultOfCase } from '../vault/vault-paths.js';
import { Failure } from './failure.js';
import { caseFolder } from './open-case.js';
import { printable } from './print/printable.js';

export const vaultAt = (path: string): string => (isVault(path) ? path : vaultOfCase(caseFolder(path)));

/** @throws Failure where the case keeps no evidence files */
export async function openEvidence(path: string): Promise<VaultView> {
  const view = await readVault(vaultAt(path));
  if (view === null) throw noEvidence(path);
  return view;
}

export const noEvidence = (path: string): Failure =>
  new Failure(1, `${printable(path)}: a case with evidence files, got one without`, [
    `receive some first: plumbline intake ${printable(path)} <files…>`,
  ]);
