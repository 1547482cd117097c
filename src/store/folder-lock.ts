/**
 * One process per data folder.
 *
 * The lock is a row of numbered files, of which the highest counts. Taking it means creating the next number, which
 * only one process can do; a number is deleted only once a higher one stands, so two processes that both find a dead
 * holder can never both succeed it. Files appear whole (written aside, then linked), so none is ever read half-written.
 *
 * A holder killed outright leaves its file behind. It is dead when its process number and start time no longer match;
 * where the process table is another one (a container, or before a reboot), when its file has not been touched for
 * thirty seconds. Most likely to be wrong: a holder whose event loop stands still that long, seen from another container.
 */
import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processSpace, processStart } from './process-identity.js';
import { StoreError } from './store-error.js';

/** Another living process holds the folder. */
export class FolderHeldError extends StoreError {
  override name = 'FolderHeldError';
}

const BEAT_MS = 5_000;
const SILENT_MS = 30_000;

type Holder = { readonly pid: number; readonly started: string | null; readonly space: string; readonly since: string };

/** Takes the lock of `dataFolder` or throws, naming the holder. Returns the function that gives it back. */
export async function lockFolder(dataFolder: string, note: (line: string) => void): Promise<() => Promise<void>> {
  const folder = join(dataFolder, 'lock');
  await mkdir(folder, { recursive: true });
  const me: Holder = {
    pid: process.pid,
    started: processStart(process.pid),
    space: processSpace(),
    since: new Date().toISOString(),
  };
  for (;;) {
    const newest = await newestNumber(folder);
    const holder = newest === 0 ? null : await readHolder(folder, newest);
    if (holder && (await isAlive(holder, join(folder, String(newest)), me.space, note))) throw held(dataFolder, holder);
    const mine = newest + 1;
    if (!(await create(folder, mine, me))) continue;
    if ((await newestNumber(folder)) !== mine) {
      await rm(join(folder, String(mine)), { force: true });
      continue;
    }
    await removeBelow(folder, mine);
    return keep(folder, mine);
  }
}

function keep(folder: string, mine: number): () => Promise<void> {
  const file = join(folder, String(mine));
  const beat = setInterval(() => utimes(file, new Date(), new Date()).catch(() => {}), BEAT_MS).unref();
  return async () => {
    clearInterval(beat);
    // The number stays, marked as free: were it deleted, a slow rival could take the same number twice.
    await replace(folder, mine, 'free');
  };
}

async function isAlive(holder: Holder, file: string, space: string, note: (line: string) => void): Promise<boolean> {
  if (holder.space === space) return holder.started !== null && processStart(holder.pid) === holder.started;
  const touched = async () => (await stat(file).catch(() => null))?.mtimeMs ?? 0;
  const first = await touched();
  const left = first + SILENT_MS - Date.now();
  if (left <= 0) return false;
  note(
    `the data folder was held from another container or before a restart; waiting ${Math.ceil(left / 1000)} s for a sign of life`,
  );
  for (const until = Date.now() + Math.min(left, SILENT_MS); Date.now() < until; ) {
    await sleep(250);
    if ((await touched()) !== first) return true;
  }
  return false;
}

async function newestNumber(folder: string): Promise<number> {
  const numbers = (await readdir(folder)).filter((name) => /^\d+$/.test(name)).map(Number);
  return Math.max(0, ...numbers);
}

/** null when the number is free, or was passed on while we looked. */
async function readHolder(folder: string, number: number): Promise<Holder | null> {
  const text = await readFile(join(folder, String(number)), 'utf8').catch(() => 'free');
  return text === 'free' ? null : (JSON.parse(text) as Holder);
}

async function create(folder: string, number: number, me: Holder): Promise<boolean> {
  const aside = await writeAside(folder, JSON.stringify(me));
  try {
    await link(aside, join(folder, String(number)));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

async function replace(folder: string, number: number, text: string): Promise<void> {
  const aside = await writeAside(folder, text).catch(() => null);
  // A folder that was deleted under us has no lock left to give back.
  if (aside) await rename(aside, join(folder, String(number)));
}

async function writeAside(folder: string, text: string): Promise<string> {
  const aside = join(folder, `.${randomUUID()}`);
  await writeFile(aside, text, { flag: 'wx', mode: 0o600 });
  return aside;
}

async function removeBelow(folder: string, number: number): Promise<void> {
  for (const name of await readdir(folder))
    if (/^\d+$/.test(name) && Number(name) < number) await rm(join(folder, name), { force: true });
}

function held(dataFolder: string, holder: Holder): FolderHeldError {
  const who = holder.pid === process.pid ? 'this process itself' : `process ${holder.pid}`;
  return new FolderHeldError(
    `data folder ${dataFolder}: one process at a time, got ${who} holding it since ${holder.since}`,
    'stop that process, or give this one another folder with PLUMBLINE_DATA, or a PostgreSQL server with DATABASE_URL',
  );
}
