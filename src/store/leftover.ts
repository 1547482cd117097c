/**
 * A server left behind by a process that was killed. It is ending already unless its watcher was killed too; either way
 * it is told to and waited for, so that a start is always a fresh one and what it had acknowledged is on disk.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processStart } from './process-identity.js';
import { StoreError } from './store-error.js';

/**
 * Called by the holder of the folder's lock, before a start.
 * @param socket name of the socket file in the cluster's folder
 */
export async function stopLeftover(folder: string, socket: string, note: (line: string) => void): Promise<void> {
  const pidFile = join(folder, 'postmaster.pid');
  const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : Number.NaN;
  if (Number.isInteger(pid) && pid > 0 && isServerOf(folder, pid)) await stop(folder, pid, note);
  // What is left names a process that is gone. PostgreSQL would take another one with its number, or its unreaped
  // remains, for a running server. Should children of it live on, its shared memory still tells (startCluster waits).
  for (const stale of [pidFile, join(folder, `${socket}.lock`)]) await rm(stale, { force: true });
}

async function stop(folder: string, pid: number, note: (line: string) => void): Promise<void> {
  note('stopping the database of a process that was killed');
  for (const [signal, patienceMs] of [
    ['SIGINT', 60_000],
    ['SIGQUIT', 15_000],
  ] as const) {
    signalIfThere(pid, signal);
    for (const until = Date.now() + patienceMs; Date.now() < until; await sleep(20))
      if (!isServerOf(folder, pid)) return;
  }
  throw new StoreError(
    `database: the server left in ${folder} ends when told, got process ${pid} still there`,
    `end process ${pid}`,
  );
}

function isServerOf(folder: string, pid: number): boolean {
  if (processStart(pid) === null) return false;
  if (process.platform === 'linux') {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
    } catch {
      return false;
    }
  }
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes(folder);
}

function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
