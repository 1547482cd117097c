/** `evidence.csv` beside the other tables of a case folder, listed in its datapackage.json. */
import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EvidenceEntry } from '../core/evidence/vault/entry.js';
import { EVIDENCE_FILE, evidenceCsv, evidenceResource } from './evidence-table.js';

/** Both files are replaced whole. The package gains one resource, once; all else in it stays. */
export async function writeEvidenceTable(caseFolder: string, entries: readonly EvidenceEntry[]): Promise<void> {
  await replace(join(caseFolder, EVIDENCE_FILE), evidenceCsv(entries));
  const path = join(caseFolder, 'datapackage.json');
  const text = await readFile(path, 'utf8');
  const pack = JSON.parse(text) as { resources: { path?: unknown }[] };
  if (pack.resources.some((resource) => resource.path === EVIDENCE_FILE)) return;
  const indent = /^\{\s*\n(\s+)"/.exec(text)?.[1] ?? '  ';
  pack.resources.push(evidenceResource());
  await replace(path, `${JSON.stringify(pack, null, indent)}\n`);
}

async function replace(path: string, text: string): Promise<void> {
  if ((await readFile(path, 'utf8').catch(() => null)) === text) return;
  const beside = `${path}.${randomUUID()}`;
  await writeFile(beside, text, { flag: 'wx', flush: true });
  await rename(beside, path);
}
