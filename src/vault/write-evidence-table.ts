/**
 * The list of evidence as a table: `evidence.csv` beside the other tables of a case folder, listed in its datapackage.json.
 * One that would slow down every reading of the case lies in the vault instead, which readers of tables pass by.
 */
import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EvidenceEntry } from '../core/evidence/vault/entry.js';
import { EVIDENCE_FILE, evidenceCsv, evidenceResource } from './evidence-table.js';
import { VAULT_FOLDER } from './vault-paths.js';

/** Some 25,000 entries. A table of a case may be four times as large. */
export const MOST_IN_CASE = 8 * 1024 * 1024;

/** Where the list lies once it is too long for a table of the case. */
export const LONG_LIST = `${VAULT_FOLDER}/list.csv`;

/**
 * Files are replaced whole. The package gains one resource, once, and loses it where the list grew too long; all else in it
 * stays. @returns where the list lies, below the case folder
 */
export async function writeEvidenceTable(
  caseFolder: string,
  entries: readonly EvidenceEntry[],
  most = MOST_IN_CASE,
): Promise<string> {
  const text = evidenceCsv(entries);
  const isLong = Buffer.byteLength(text) > most;
  const [to, from] = isLong ? [LONG_LIST, EVIDENCE_FILE] : [EVIDENCE_FILE, LONG_LIST];
  await replace(join(caseFolder, to), text);
  await listIt(join(caseFolder, 'datapackage.json'), !isLong);
  // Last, so that no moment is without a list, and no package names a table that is gone.
  await rm(join(caseFolder, from), { force: true });
  return to;
}

async function listIt(path: string, isTable: boolean): Promise<void> {
  const text = await readFile(path, 'utf8');
  const pack = JSON.parse(text) as { resources: { path?: unknown }[] };
  const others = pack.resources.filter((resource) => resource.path !== EVIDENCE_FILE);
  if (others.length < pack.resources.length === isTable) return;
  const resources = isTable ? [...others, evidenceResource()] : others;
  const indent = /^\{\s*\n(\s+)"/.exec(text)?.[1] ?? '  ';
  await replace(path, `${JSON.stringify({ ...pack, resources }, null, indent)}\n`);
}

async function replace(path: string, text: string): Promise<void> {
  if ((await readFile(path, 'utf8').catch(() => null)) === text) return;
  const beside = `${path}.${randomUUID()}`;
  await writeFile(beside, text, { flag: 'wx', flush: true });
  await rename(beside, path);
}
