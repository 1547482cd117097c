/**
 * Where the evidence of a case lies. The command line keeps it in the case folder, the server in its data folder; the
 * layout is the same:
 *
 * ```
 * <vault>/vault.json               says that this is one, and of which version
 *         sha256/ab/abcd…          evidentiary copies, written once, read-only
 *         working/sha256/ab/abcd…  working copies: what was made of them here
 *         custody.jsonl            the hash-chained log; the record of a file that came in is its entry
 *         custody.checkpoints.jsonl
 *         incoming/                what is being written; emptied when the vault is next opened
 *         bringing/                what is being fetched back from a store beside it (BLOBS_URL)
 *         lock/                    one process adds at a time
 * ```
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { VAULT_MARK } from '../folder/vault-mark.js';

export const VAULT_FOLDER = 'evidence';

/** @param caseFolder where its datapackage.json stands */
export const vaultOfCase = (caseFolder: string): string => join(caseFolder, VAULT_FOLDER);

/** @param caseName as the store knows it: a short name of a-z, 0-9, - _ . */
export const vaultOfServer = (dataFolder: string, caseName: string): string => join(dataFolder, 'evidence', caseName);

export const custodyLogOf = (vault: string): string => join(vault, 'custody.jsonl');
export const workingOf = (vault: string): string => join(vault, 'working');
export const incomingOf = (vault: string): string => join(vault, 'incoming');

/** Apart from `incoming`, which whoever adds next empties: who only looks holds no lock. */
export const bringingOf = (vault: string): string => join(vault, 'bringing');

export const isVault = (folder: string): boolean => existsSync(join(folder, VAULT_MARK));
