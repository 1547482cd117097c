/**
 * What a backup says of itself. The file is a ZIP that any tool opens:
 *
 * ```
 * store/<table>.copy   a table as PostgreSQL's COPY writes it, all of one moment
 * data/<path>          a file of the data folder
 * manifest.json        this
 * digests.sha256       of every entry before it: `unzip -q FILE -d DIR && cd DIR && sha256sum -c digests.sha256`
 * ```
 */
import { InputError } from '../core/problem.js';

export const MANIFEST = 'manifest.json';
export const DIGESTS = 'digests.sha256';
const EDITION = 1;

export type BackupManifest = {
  readonly 'plumbline:backup': typeof EDITION;
  /** of the program that wrote it */
  readonly version: string;
  /** ISO 8601 UTC, by the clock of that machine */
  readonly madeAt: string;
  /** version of the PostgreSQL it came from */
  readonly postgres: string;
  /** those that had run, in order */
  readonly migrations: readonly string[];
  /** parents before those that refer to them */
  readonly tables: readonly BackupTable[];
  readonly files: number;
  /** of those files */
  readonly bytes: number;
};

export type BackupTable = { readonly name: string; readonly columns: readonly string[]; readonly rows: number };

export const makeManifest = (of: Omit<BackupManifest, 'plumbline:backup'>): BackupManifest => ({
  'plumbline:backup': EDITION,
  ...of,
});

export const entryOfTable = (name: string): string => `store/${name}.copy`;
export const entryOfFile = (path: string): string => `data/${path}`;

/** @throws InputError for what is no manifest of this edition */
export function parseManifest(text: string, where: string): BackupManifest {
  const read = parsed(text);
  const edition =
    typeof read === 'object' && read !== null ? (read as Record<string, unknown>)['plumbline:backup'] : null;
  if (edition === EDITION) return read as BackupManifest;
  throw new InputError(
    `${where}: ${MANIFEST}`,
    `a backup of edition ${EDITION}`,
    edition === null || edition === undefined ? 'none' : String(edition),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Lines of sha256sum: hex, two spaces, name. */
export const digestLine = (name: string, hex: string): string => `${hex}  ${name}\n`;

/** Hex by entry. @throws InputError for a line that is none */
export function parseDigests(text: string, where: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const parts = /^([0-9a-f]{64}) {2}(.+)$/.exec(line);
    if (parts === null) throw new InputError(`${where}: ${DIGESTS}`, 'lines of sha256sum', line);
    found.set(parts[2] as string, parts[1] as string);
  }
  return found;
}
