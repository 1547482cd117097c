/** A backup as a page: what it holds, of when, and the digest to keep elsewhere. */
import type { BackupManifest } from '../../backup/manifest.js';
import { plural } from '../../core/dossier/number-words.js';
import { heading, labelled, type Page, stack } from './page.js';
import { printable } from './printable.js';
import { paragraph } from './width.js';

export type BackupDocument = BackupManifest & { readonly file: string; readonly sha256: string };

/** @param what came of it, such as `restored into /var/lib/plumbline` */
export function backupPage(what: string, document: BackupDocument, page: Page): readonly string[] {
  const { file, sha256, madeAt, version, postgres, tables, files, bytes } = document;
  const rows = tables.map((table) => `${table.name} ${table.rows}`).join(', ');
  return stack([
    heading(`${printable(file)}: ${printable(what)}`, page),
    [
      ...labelled('of', `${madeAt}, by Plumbline ${version} on PostgreSQL ${postgres}`, 2, page),
      ...labelled('rows', rows, 2, page),
      ...labelled('files', `${plural(files, 'file')}, ${bytesWords(bytes)}`, 2, page),
      ...labelled('sha256', sha256, 2, page),
    ],
    paragraph(
      'Whoever holds this file holds the cases, the evidence and the keys: keep it as you keep the data folder, and its digest somewhere else.',
      page.columns,
      0,
    ),
  ]);
}

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

function bytesWords(bytes: number): string {
  let [size, unit] = [bytes, 0];
  while (size >= 1000 && unit < UNITS.length - 1) [size, unit] = [size / 1000, unit + 1];
  return `${unit === 0 ? size : size.toFixed(1)} ${UNITS[unit]}`;
}
