/** What was said of which bytes: one JSON line for each scan and each release, added to and never changed. The newest counts. */
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Scan, ScanRelease, ScanStanding } from '../core/evidence/vault/scan.js';

export type ScanLog = {
  /** null: never scanned */
  of(sha256: string): Promise<ScanStanding | null>;
  scanned(sha256: string, scan: Scan): Promise<void>;
  released(sha256: string, release: ScanRelease): Promise<void>;
};

type Line = { readonly sha256: string } & (
  | { readonly kind: 'scan'; readonly scan: Scan }
  | { readonly kind: 'release'; readonly release: ScanRelease }
);

/** One process writes it: the data folder is locked by whoever serves it. */
export function scanLogAt(path: string): ScanLog {
  let known: Promise<Map<string, ScanStanding>> | null = null;
  const all = (): Promise<Map<string, ScanStanding>> => {
    known ??= readAll(path);
    return known;
  };
  const add = async (line: Line): Promise<void> => {
    const standings = await all();
    await mkdir(dirname(path), { recursive: true });
    // A line of its own, whatever a crash left of the one before.
    await appendFile(path, `\n${JSON.stringify(line)}\n`, { mode: 0o600 });
    take(standings, line);
  };
  return {
    of: async (sha256) => (await all()).get(sha256) ?? null,
    scanned: (sha256, scan) => add({ kind: 'scan', sha256, scan }),
    released: (sha256, release) => add({ kind: 'release', sha256, release }),
  };
}

/** A release is of what was found: another finding wants another. */
function take(standings: Map<string, ScanStanding>, line: Line): void {
  const before = standings.get(line.sha256);
  const release = line.kind === 'release' ? line.release : (before?.release ?? null);
  const scan = line.kind === 'scan' ? line.scan : before;
  if (scan === undefined) return;
  const { state, finding, at } = scan;
  standings.set(line.sha256, { state, finding, at, release: release?.finding === finding ? release : null });
}

async function readAll(path: string): Promise<Map<string, ScanStanding>> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const standings = new Map<string, ScanStanding>();
  for (const line of text.split('\n')) {
    const read = lineIn(line);
    if (read) take(standings, read);
  }
  return standings;
}

/** A line cut off by a crash is none. */
function lineIn(text: string): Line | null {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return null;
  }
}
