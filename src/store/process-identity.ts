/**
 * Who a process is, beyond its number. Process numbers are handed out again after a process has died, so a number
 * alone does not say that the process that wrote it is still there; number and start time together do.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** When the process began, as text to compare; null when there is no such process (or only its unreaped remains). */
export function processStart(pid: number): string | null {
  try {
    if (process.platform === 'linux') return linuxStart(readFileSync(`/proc/${pid}/stat`, 'latin1'));
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}

/** Field 22 of proc(5) stat. The name in field 2 may hold spaces and brackets, so fields are counted from its end. */
function linuxStart(stat: string): string | null {
  const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state] = afterName;
  return state === 'Z' || state === 'X' ? null : (afterName[19] ?? null);
}

/** The boot and the process table in which this process's numbers mean something: other containers have their own. */
export function processSpace(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}
