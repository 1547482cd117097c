/** The folder of a case for somebody who sees data but not who worked on it: cells that name workers hold numbers instead. */
import { tableSpecs, textOf } from '../core/casefile/edit.js';
import { withMember } from '../core/casefile/package-members.js';
import { PACKAGE_FILE } from '../core/casefile/read.js';
import { parseRecords, printTable, type RawRecord, withCells } from '../core/casefile/table.js';
import { toUtf8 } from '../core/casefile/utf8.js';
import type { FolderFiles } from '../core/ports.js';
import { isWorker, makePseudonyms, type Pseudonyms } from './pseudonyms.js';

/** Free text stays as it is written: see docs/people.md. A table that cannot be read is left out. */
export function stripFiles(files: FolderFiles): FolderFiles {
  const [name, specs] = [makePseudonyms(), tableSpecs(files)];
  const out = new Map<string, Uint8Array>();
  for (const [path, bytes] of files) {
    if (path === PACKAGE_FILE) out.set(path, toUtf8(withMember(textOf(files, path), 'contributors', null)));
    else if (specs.has(path) || /\.csv$/i.test(path)) {
      const text = stripTable(textOf(files, path), name);
      if (text !== null) out.set(path, toUtf8(text));
    } else out.set(path, bytes);
  }
  return out;
}

function stripTable(text: string, name: Pseudonyms): string | null {
  const [header, ...records] = parseRecords(text, () => {}) ?? [];
  if (!header) return text === '' ? text : null;
  const workers = header.cells.map(isWorker);
  if (!workers.includes(true)) return text;
  const strip = (record: RawRecord): RawRecord =>
    withCells(
      record,
      record.cells.map((cell, i) => (workers[i] ? name(cell) : cell)),
    );
  return printTable({ header, records: records.map(strip) });
}
