/**
 * What was weighed already, kept in the cache folder of this machine. It follows from the case, the config, the record, the
 * program and Node alone, so a second look at the same case need not weigh it again. Whatever is missing, cut short or
 * altered there is weighed anew; nothing else depends on it, and it may be emptied at any time.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('..', import.meta.url));
/** The workbench's pages weigh nothing. */
const NO_PART = 'web';
/** Some megabytes each at most: more than anybody goes back to. */
const MOST_KEPT = { assessments: 100, runs: 500 };
export type Kind = keyof typeof MOST_KEPT;

export type Kept = {
  /** what was kept, or null where it is not there whole */
  readonly find: () => Buffer | null;
  readonly keep: (document: string | Uint8Array) => void;
};

const NOTHING: Kept = { find: () => null, keep: () => {} };

/** @param inputs all that the document follows from, beside the program: anything JSON can tell apart */
export function keptOnDisk(kind: Kind, inputs: readonly unknown[], env: NodeJS.ProcessEnv = process.env): Kept {
  // Sources run unbuilt change under us.
  if (import.meta.url.endsWith('.ts')) return NOTHING;
  const folder = join(cacheFolder(env), kind);
  const file = join(folder, `${digest(JSON.stringify([process.version, process.arch, programState(), inputs]))}.json`);
  return {
    find: () => {
      try {
        const [stated, document] = cut(readFileSync(file));
        return digest(document) === stated ? document : null;
      } catch {
        return null;
      }
    },
    keep: (document) => {
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const part = `${file}.${process.pid}`;
        writeFileSync(part, Buffer.concat([Buffer.from(`${digest(document)}\n`), Buffer.from(document)]), {
          mode: 0o600,
        });
        renameSync(part, file);
        forgetOldest(folder, MOST_KEPT[kind]);
      } catch {
        // A cache that cannot be written costs time, not results.
      }
    },
  };
}

function cacheFolder(env: NodeJS.ProcessEnv): string {
  const base = env.PLUMBLINE_CACHE ?? join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'plumbline');
  return resolve(base);
}

let state: string | null = null;

/** Changes whenever a file of the program is written, built or installed anew. A process runs what it has loaded. */
function programState(): string {
  state ??= readState();
  return state;
}

function readState(): string {
  const entries = readdirSync(PROGRAM, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.js'));
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  const own = paths.filter((path) => !path.startsWith(join(PROGRAM, NO_PART))).sort();
  return digest(own.map((path) => `${path} ${statSync(path).size} ${statSync(path).mtimeMs}`).join('\n'));
}

function forgetOldest(folder: string, most: number): void {
  const found = readdirSync(folder).map((name) => join(folder, name));
  if (found.length <= most) return;
  const newestFirst = found.map((path) => ({ path, at: statSync(path).mtimeMs })).sort((a, b) => b.at - a.at);
  for (const { path } of newestFirst.slice(most)) rmSync(path, { force: true });
}

const digest = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function cut(bytes: Buffer): readonly [string, Buffer] {
  const end = bytes.indexOf('\n');
  return [bytes.toString('latin1', 0, end), bytes.subarray(end + 1)];
}
