/** Living processes by the folder they work in, from /proc. */
import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';

export function serversIn(folder: string): number[] {
  const real = realpathSync(folder);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => worksIn(pid, real));
}

function worksIn(pid: number, folder: string): boolean {
  try {
    const isUnreaped = /\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
    return !isUnreaped && readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    return false;
  }
}
