/**
 * The account PostgreSQL runs under. It refuses to run as root, so where we are root it gets a system account of its
 * own, which may open nothing but its cluster; an ordinary user runs it as themself (null).
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { StoreError } from './store-error.js';

export type Account = { readonly uid: number; readonly gid: number };

const NAME = 'plumbline';

/** An existing cluster keeps the account that owns it; a new one gets ours, made when missing. */
export function serverAccount(cluster: string): Account | null {
  if (userInfo().uid !== 0) return null;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return named(NAME) ?? make() ?? named('postgres') ?? named('nobody') ?? refuse();
}

function named(name: string): Account | null {
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

function make(): Account | null {
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME]);
  return named(NAME);
}

function refuse(): never {
  throw new StoreError(
    'database: PostgreSQL does not run as root, got no account to run it under and none could be made (useradd)',
    'run Plumbline as an ordinary user, or give a PostgreSQL server with DATABASE_URL',
  );
}

/** How a child process is started under the account. */
export function under(account: Account | null): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

/** The folder on the way to `folder`, or itself, that the account may not enter; null when it may enter them all. */
export function closedFolder(folder: string, account: Account | null): string | null {
  const enters = (path: string) =>
    spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', path], { cwd: '/', ...under(account) }).status === 0;
  if (enters(folder)) return null;
  const parent = dirname(folder);
  return parent === folder ? folder : (closedFolder(parent, account) ?? folder);
}
