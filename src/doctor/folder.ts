/** The data folder: there, ours, on a disk with room that does what the store and the vaults lean on. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { access, constants, link, open, readdir, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Finding, failed, ok, warned } from './finding.js';

const GB = 1e9;
const LEAST_FREE = 1 * GB;
const SYNC_SLOW_MS = 50;
/** so far may the clocks of a folder on another machine and of this one differ */
const CLOCK_MS = 2_000;
const KEYS = /^(password|atlos-token|keys)$/;
const OTHERS = 0o077;

export async function folderFindings(dataFolder: string): Promise<readonly Finding[]> {
  const home = resolve(dataFolder);
  const what = 'data folder';
  if (!existsSync(home)) {
    const parent = await nearest(home);
    const isOurs = await access(parent, constants.W_OK).then(
      () => true,
      () => false,
    );
    return [
      isOurs
        ? ok(what, `${home}: not there yet; made at the first start`)
        : failed(what, `${home}: not there, and ${parent} may not be written to`, 'name another with PLUMBLINE_DATA'),
      await room(parent),
    ];
  }
  if ((await readdir(home)).includes('restoring'))
    return [failed(what, `${home}: a restore did not end`, 'take the folder away and restore again')];
  return [...(await written(home)), await room(home), await secrets(home)];
}

/** Writes, links and brings a file to the disk, as a vault does. */
async function written(home: string): Promise<readonly Finding[]> {
  const file = join(home, `.doctor-${randomUUID()}`);
  const next = 'give it to the account Plumbline runs under (chown), or name another with PLUMBLINE_DATA';
  try {
    const handle = await open(file, 'wx', 0o600);
    const began = performance.now();
    await handle.writeFile('x');
    await handle.sync().finally(() => handle.close());
    const syncMs = performance.now() - began;
    await link(file, `${file}.link`);
    const { mtimeMs } = await stat(file);
    const apart = Math.abs(Date.now() - mtimeMs);
    const speed = `${home}: written and brought to the disk in ${syncMs.toFixed(1)} ms`;
    return [
      syncMs < SYNC_SLOW_MS
        ? ok('data folder', speed)
        : warned('data folder', speed, 'a local disk (SSD) makes every write faster; see docs/operate.md'),
      apart < CLOCK_MS
        ? ok('clock', new Date().toISOString())
        : warned(
            'clock',
            `${Math.round(apart / 1000)} s from that of the disk`,
            'let both follow one time server (NTP)',
          ),
    ];
  } catch (error) {
    return [failed('data folder', `${home}: ${(error as Error).message}`, next)];
  } finally {
    for (const path of [file, `${file}.link`]) await rm(path, { force: true }).catch(() => undefined);
  }
}

async function room(folder: string): Promise<Finding> {
  const { bavail, bsize, blocks, files, ffree } = await statfs(folder);
  const free = bavail * bsize;
  const found = `${(free / GB).toFixed(1)} of ${((blocks * bsize) / GB).toFixed(1)} GB free`;
  if (files > 0 && ffree < files / 100) return warned('disk', `${found}, few file numbers left (inodes)`, 'make room');
  return free >= LEAST_FREE
    ? ok('disk', found)
    : warned('disk', found, 'make room: PostgreSQL stops when its disk is full, without loss');
}

async function secrets(home: string): Promise<Finding> {
  const open: string[] = [];
  for (const name of await readdir(home)) {
    if (!KEYS.test(name)) continue;
    const { mode } = await stat(join(home, name));
    if ((mode & OTHERS) !== 0) open.push(name);
  }
  return open.length === 0
    ? ok('keys', 'readable by their owner alone')
    : failed(
        'keys',
        `${open.join(', ')}: readable by others`,
        `chmod -R go= ${open.map((name) => join(home, name)).join(' ')}`,
      );
}

const nearest = async (path: string): Promise<string> => (existsSync(path) ? path : nearest(dirname(path)));
