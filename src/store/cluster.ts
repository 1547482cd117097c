/**
 * One PostgreSQL cluster on this machine: made once, started, stopped, and taken over from a process that was killed.
 *
 * It listens on a socket file inside its own folder and on no network port, so only this account and root reach it.
 * Beside it a three-line watcher holds the other end of a pipe of ours: however we end, the pipe closes, and the
 * watcher asks PostgreSQL to shut down in order. So no server outlives its owner, even after `kill -9`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { chmod, chown, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir, totalmem } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Account, under } from './account.js';
import type { Engine } from './engine.js';
import { stopLeftover } from './leftover.js';
import { StoreError } from './store-error.js';

export const SUPERUSER = 'plumbline';
/** Only the name of the socket file: there is no network port. */
const PORT = 5432;
const SOCKET = `.s.PGSQL.${PORT}`;

export type Cluster = {
  /** connection string for one of its databases */
  readonly url: (database: string) => string;
  /** asks it to end in order and waits until it has */
  readonly stop: () => Promise<void>;
};

export type ClusterPlace = {
  readonly engine: Engine;
  /** PostgreSQL's data directory */
  readonly folder: string;
  readonly account: Account | null;
  readonly password: string;
};

/** Makes the cluster unless it is there. It appears whole or not at all: a first start may be killed at any point. */
export async function makeCluster({ engine, folder, account, password }: ClusterPlace): Promise<void> {
  if (existsSync(join(folder, 'PG_VERSION'))) return;
  // A name of its own each time: the initdb of a first start that was killed may still be at work on its part.
  const part = `${folder}.part-${randomUUID()}`;
  const passwordFile = `${part}.password`;
  await mkdir(part, { mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  try {
    if (account) for (const path of [part, passwordFile]) await chown(path, account.uid, account.gid);
    const options = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-instructions'];
    const made = spawnSync(
      join(engine.bin, 'initdb'),
      ['-D', part, '-U', SUPERUSER, `--pwfile=${passwordFile}`, ...options],
      { cwd: part, encoding: 'utf8', env: serverEnvironment(), ...under(account) },
    );
    if (made.status !== 0)
      throw new StoreError(
        `database: initdb makes a cluster in ${folder}, got ${made.error?.message ?? made.stderr.trim()}`,
        'see that the disk has 100 MB free, or give a PostgreSQL server with DATABASE_URL',
      );
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(part, folder);
  await syncFolder(dirname(folder));
  for (const name of await readdir(dirname(folder)))
    if (name.startsWith(`${basename(folder)}.part-`))
      // What is still being written to goes at the next first start, or never: it is a few megabytes nobody reads.
      await rm(join(dirname(folder), name), { recursive: true, force: true }).catch(() => {});
}

/** Starts the cluster and waits until it answers, through crash recovery when its last end was not an orderly one. */
export async function startCluster(place: ClusterPlace, note: (line: string) => void): Promise<Cluster> {
  await stopLeftover(place.folder, SOCKET, note);
  for (const giveUp = Date.now() + 15_000; ; await sleep(200)) {
    const started = await attempt(place, note);
    if (!('log' in started)) return started;
    // The children of a server that was itself killed take a moment to notice and let go of its memory.
    const lingers = /pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(started.log);
    if (!lingers || Date.now() > giveUp)
      throw new StoreError(
        `database: PostgreSQL starts in ${place.folder}, got ${started.log.trim() || 'no word'}`,
        `see ${logFile(place.folder)}, or give a PostgreSQL server with DATABASE_URL`,
      );
  }
}

const WATCHER = `exec 3<&0 </dev/null; pid=$$
( (
  read -r _ <&3
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
    kill -0 "$pid" || exit
    [ "$(head -n 1 postmaster.pid)" = "$pid" ] && kill -INT "$pid" && exit
    sleep 1
  done
) 2>/dev/null & )
exec 3<&-
exec "$@"`;

/** Pages kept at hand, in MB: a sixty-fourth of the machine, so that rows of an archive are read from there; taken only when used. */
const cacheMegabytes = (machineBytes: number): number =>
  Math.max(64, Math.min(256, Math.floor(machineBytes / 2 ** 20 / 64)));

const SETTINGS = {
  listen_addresses: '',
  unix_socket_directories: '.',
  unix_socket_permissions: '0700',
  shared_buffers: `${cacheMegabytes(totalmem())}MB`,
  // Containers give 64 MB of shared memory; parallel queries over case rows would gain nothing for it.
  max_parallel_workers_per_gather: '0',
};

async function attempt(place: ClusterPlace, note: (line: string) => void): Promise<Cluster | { log: string }> {
  const { engine, folder, account, password } = place;
  const log = await open(logFile(folder), 'w', 0o600);
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(
    '/bin/sh',
    ['-c', WATCHER, 'plumbline-postgres', join(engine.bin, 'postgres'), '-D', folder, '-p', String(PORT), ...settings],
    {
      cwd: folder,
      env: serverEnvironment(),
      stdio: ['pipe', log.fd, log.fd],
      // A session of its own: Ctrl-C in our terminal is for us, who then stop it in order.
      detached: true,
      ...under(account),
    },
  );
  await log.close();
  let ended = false;
  const end = new Promise<void>((resolve) => {
    server.once('exit', () => resolve());
    server.once('error', () => resolve());
  }).then(() => {
    ended = true;
  });
  const socket = socketFolder(folder);
  const stop = async () => {
    server.stdin?.destroy();
    if (!(await within(30_000, end))) server.kill('SIGQUIT');
    await end;
    socket.remove();
  };
  const url = (database: string) => addressAt(socket.path, password, database);
  try {
    if (await answers(url('postgres'), () => ended, note)) return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
  await stop();
  return { log: readFileSync(logFile(folder), 'utf8').split('\n').slice(-12).join('\n') };
}

/** The cluster that another process of ours runs: reached, and left running. */
export function runningCluster({ folder, password }: Pick<ClusterPlace, 'folder' | 'password'>): Cluster {
  const socket = socketFolder(folder);
  return { url: (database) => addressAt(socket.path, password, database), stop: async () => socket.remove() };
}

const addressAt = (socketFolder: string, password: string, database: string): string =>
  `postgresql://${SUPERUSER}:${encodeURIComponent(password)}@localhost:${PORT}/${database}?host=${encodeURIComponent(socketFolder)}`;

/** true once a connection works, false once the server has ended. */
async function answers(url: string, ended: () => boolean, note: (line: string) => void): Promise<boolean> {
  const began = Date.now();
  for (let told = false; !ended(); await sleep(20)) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    try {
      await client.connect();
      return true;
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      // Not there yet, not listening yet, or still recovering (57P03): all pass. Anything else will not.
      if (!['ENOENT', 'ECONNREFUSED', 'ECONNRESET', '57P03'].includes(code)) throw error;
    } finally {
      await client.end().catch(() => {});
    }
    if (!told && Date.now() - began > 3_000) {
      note('the database is recovering from an unclean end');
      told = true;
    }
  }
  return false;
}

/** Names of socket files end at 107 bytes; a folder named too long for that is reached through a short link to it. */
function socketFolder(folder: string): { path: string; remove: () => void } {
  if (Buffer.byteLength(join(folder, SOCKET)) <= 100) return { path: folder, remove: () => {} };
  const short = mkdtempSync(join(tmpdir(), 'plumbline-'));
  symlinkSync(folder, join(short, 'db'));
  return { path: join(short, 'db'), remove: () => rmSync(short, { recursive: true, force: true }) };
}

/** The user's own PG… settings are about other servers, and messages are to be read by us. */
function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

function logFile(folder: string): string {
  return `${folder}.log`;
}

async function within(ms: number, end: Promise<void>): Promise<boolean> {
  const late = new AbortController();
  const inTime = end.then(() => true);
  const timer = sleep(ms, false, { signal: late.signal }).catch(() => false);
  const result = await Promise.race([inTime, timer]);
  late.abort();
  return result;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/** Lets the account reach the cluster's parent without reading it. */
export async function makeReachable(folder: string, account: Account | null): Promise<void> {
  await mkdir(folder, { recursive: true, mode: account ? 0o711 : 0o700 });
  if (account) await chmod(folder, 0o711);
}
