/** What was named on the command line, as single things to receive: files, addresses, and the rows of tables that list them. */
import { lstat, readFile, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { parseRecords } from '../core/casefile/table.js';
import { parseAddressList } from '../core/evidence/captures/address-list.js';
import type { ArchivedItem } from '../core/evidence/captures/archiver-row.js';
import type { CaptureState } from '../core/evidence/vault/entry.js';
import type { Problem } from '../core/problem.js';
import { parseArchiverCsv } from '../integrity/archiver-csv.js';
import { evidencePaths } from '../integrity/evidence-paths.js';

export type FileSource = {
  readonly is: 'file';
  readonly path: string;
  /** as it is called in the list */
  readonly name: string;
  readonly url?: string | null;
  readonly capturedAt?: string | null;
  readonly tool?: string;
  readonly note?: string | null;
  /** hexadecimal, as whoever made it states it */
  readonly sha256?: string | null;
  /** of the table that lists it */
  readonly parent?: string;
  /** where it is known to be less than whole */
  readonly state?: CaptureState;
};
export type AddressSource = { readonly is: 'address'; readonly url: string };
/** A table that was kept as evidence first: `files` name it as their parent. */
export type TableSource = { readonly is: 'table'; readonly own: FileSource; readonly files: readonly FileSource[] };
export type Source = FileSource | AddressSource | TableSource;

export type Sources = { readonly sources: readonly Source[]; readonly problems: readonly Problem[] };

/** Lists larger than this are files like any other. */
const LIST_BYTES = 64 * 1024 * 1024;

/** @param named paths and addresses @param asFiles tables and lists are kept as files and not followed */
export async function sourcesOf(named: readonly string[], asFiles = false): Promise<Sources> {
  const sources: Source[] = [];
  const problems: Problem[] = [];
  const problem = (file: string, rule: string, got: string | null, line: number | null = null): void => {
    problems.push({ file, line, field: null, rule, got });
  };
  for (const one of named) {
    if (/^https?:\/\//i.test(one)) {
      sources.push({ is: 'address', url: one });
      continue;
    }
    const found = await stat(one).catch(() => null);
    if (found === null) problem(one, 'a file, a folder or an address', 'nothing there');
    else if (found.isDirectory()) {
      const base = basename(resolve(one));
      for (const path of await evidencePaths(one, MOST_FILES))
        sources.push({ is: 'file', path: join(one, path), name: `${base}/${path}` });
    } else if (!found.isFile()) problem(one, 'a regular file or a folder', 'something else');
    else if (asFiles || found.size > LIST_BYTES || !/\.(csv|txt|urls|list)$/i.test(one)) sources.push(plainFile(one));
    else await followed(one, sources, problems);
  }
  return { sources, problems };
}
const MOST_FILES = 1_000_000;

const plainFile = (path: string): FileSource => ({ is: 'file', path, name: basename(path) });

async function followed(path: string, sources: Source[], problems: Problem[]): Promise<void> {
  const text = await readFile(path, 'utf8');
  if (/^\ufeff?(?=[^\n]*\bstatus\b)(?=[^\n]*\bmetadata\b)(?=[^\n]*\bmedia\b)/.test(text)) {
    const { items, problems: wrong } = parseArchiverCsv(text.replace(/^\ufeff/, ''), path);
    const media = await mediaOf(items, path);
    problems.push(...wrong, ...media.problems);
    sources.push({ is: 'table', own: { ...plainFile(path), tool: 'auto-archiver' }, files: media.files });
    return;
  }
  const list = /\.csv$/i.test(path) ? await listed(text, path) : addressList(text, path);
  if (list === null) sources.push(plainFile(path));
  else {
    sources.push(...list.sources);
    problems.push(...list.problems);
  }
}

function addressList(text: string, path: string): Sources | null {
  const list = parseAddressList(text, path);
  if (list === null) return null;
  return { sources: list.addresses.map(({ url }) => ({ is: 'address', url })), problems: list.problems };
}

/** A table with a column `file` (or `path`), `url`, or both: one thing to receive a row. */
async function listed(text: string, path: string): Promise<Sources | null> {
  const problems: Problem[] = [];
  const records = parseRecords(text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n'), (line, field, rule, got) => {
    problems.push({ file: path, line, field, rule, got: got ?? null });
  });
  const [header, ...rows] = records ?? [];
  const heads = header?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const at = (...names: string[]): number => heads.findIndex((head) => names.includes(head));
  const [file, url, captured, note] = [
    at('file', 'path'),
    at('url', 'source_url'),
    at('captured_at'),
    at('note'),
  ] as const;
  if (file === -1 && url === -1) return null;
  const sources: Source[] = [];
  for (const { cells, line } of rows) {
    const cell = (i: number): string | null => (i === -1 ? null : (cells[i]?.trim() ?? '') || null);
    const [name, address] = [cell(file), cell(url)];
    const wrong = (field: string, rule: string, got: string | null): void => {
      problems.push({ file: path, line, field, rule, got });
    };
    if (name !== null) {
      const inside = await insideOf(dirname(path), name);
      if (typeof inside === 'string')
        sources.push({
          ...{ is: 'file', path: inside, name, url: address, capturedAt: cell(captured), note: cell(note) },
        });
      else wrong(heads[file] as string, inside.rule, name);
    } else if (address !== null && /^https?:\/\//i.test(address)) sources.push({ is: 'address', url: address });
    else wrong(heads[url === -1 ? file : url] as string, 'a file or an address of http or https', address);
  }
  return { sources, problems };
}

async function mediaOf(items: readonly ArchivedItem[], table: string) {
  const files: FileSource[] = [];
  const problems: Problem[] = [];
  for (const item of items) {
    for (const { filename, hash } of item.media) {
      const inside = await insideOf(dirname(table), filename ?? '');
      if (typeof inside !== 'string') {
        problems.push({ file: table, line: item.line, field: 'media', rule: inside.rule, got: filename });
        continue;
      }
      files.push({
        ...{ is: 'file', path: inside, name: filename as string, url: item.url, capturedAt: item.archivedAt },
        ...{
          tool: 'auto-archiver',
          note: item.title,
          sha256: /^sha-?256:([0-9a-f]{64})$/i.exec(hash ?? '')?.[1] ?? null,
        },
      });
    }
  }
  return { files, problems };
}

/** A path of a table's row, below the table's folder: a table that somebody sent names no other file of this machine. */
async function insideOf(folder: string, name: string): Promise<string | { readonly rule: string }> {
  const full = resolve(folder, name);
  const away = relative(resolve(folder), full);
  if (name === '' || away === '' || away.startsWith('..') || isAbsolute(away))
    return { rule: 'a file in the folder of the table or below it' };
  const parts = away.split(/[\\/]/);
  for (let i = 1; i <= parts.length; i++) {
    const found = await lstat(join(folder, ...parts.slice(0, i))).catch(() => null);
    if (found === null) return { rule: 'a file that is there' };
    if (found.isSymbolicLink()) return { rule: 'a file, not a link' };
    if (i === parts.length && !found.isFile()) return { rule: 'a regular file' };
  }
  return full;
}
