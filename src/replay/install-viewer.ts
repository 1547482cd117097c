/**
 * Fetches the viewer by the user's own npm, or takes it from a file that was fetched elsewhere, and keeps the two files
 * that are needed of it. Nothing in the package is run, and a package with other bytes than the edition known is refused.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { MARK_FILE, sha256, type ViewerMark, viewerFolder, WORKER_FILE } from './find-viewer.js';
import { tarMember } from './tar-member.js';
import { VIEWER } from './viewer-package.js';

/** The viewer could not be had; the message says why. */
export class NotInstalled extends Error {
  override name = 'NotInstalled';
}

const MOST_UNPACKED = 64 * 1024 * 1024;

/** @param from the package as a file; null: npm fetches it @returns the folder it is in @throws NotInstalled */
export async function installViewer(dataFolder: string, from: string | null): Promise<string> {
  const packed = from === null ? await fetched() : await readFile(from).catch(unreadable);
  const integrity = `sha512-${createHash('sha512').update(packed).digest('base64')}`;
  if (integrity !== VIEWER.integrity)
    throw new NotInstalled(`${VIEWER.name} ${VIEWER.version} with ${VIEWER.integrity}, got ${integrity}`);
  const archive = gunzipSync(packed, { maxOutputLength: MOST_UNPACKED });
  const [worker, terms] = [tarMember(archive, VIEWER.worker), tarMember(archive, VIEWER.terms)];
  if (worker === null || terms === null) throw new NotInstalled(`${VIEWER.worker} and ${VIEWER.terms}, got neither`);
  const { name, version, licence, home } = VIEWER;
  const mark: ViewerMark = { name, version, licence, home, integrity, worker: sha256(worker) };
  const folder = viewerFolder(dataFolder);
  await mkdir(dirname(folder), { recursive: true });
  const beside = await mkdtemp(`${folder}.`);
  await writeFile(join(beside, WORKER_FILE), worker);
  await writeFile(join(beside, 'LICENSE.md'), terms);
  await writeFile(join(beside, MARK_FILE), `${JSON.stringify(mark, null, 2)}\n`);
  await rm(folder, { recursive: true, force: true });
  await rename(beside, folder);
  return folder;
}

async function fetched(): Promise<Uint8Array> {
  const scratch = await mkdtemp(join(tmpdir(), 'plumbline-viewer-'));
  try {
    const args = ['pack', `${VIEWER.name}@${VIEWER.version}`, '--ignore-scripts', '--pack-destination', scratch];
    await npm(args, scratch);
    const [file] = (await readdir(scratch)).filter((name) => name.endsWith('.tgz'));
    if (file === undefined) throw new NotInstalled('a package from npm, got none');
    return await readFile(join(scratch, file));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

const npm = (args: readonly string[], cwd: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn('npm', args, {
      ...{ cwd, stdio: ['ignore', 'ignore', 'pipe'] as const, shell: process.platform === 'win32' },
    });
    let said = '';
    child.stderr.on('data', (part: Buffer) => {
      said = `${said}${part.toString()}`.slice(-2000);
    });
    child.on('error', (error) => reject(new NotInstalled(`npm on this machine, got ${error.message}`)));
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new NotInstalled(`a package from npm, got ${lineOf(said)}`));
    });
  });

const lineOf = (said: string): string =>
  said
    .split('\n')
    .find((line) => /npm (error|ERR!)/.test(line) && !/code/.test(line))
    ?.replace(/^npm (error|ERR!)\s*/, '')
    .trim() ?? 'no answer';

const unreadable = (error: NodeJS.ErrnoException): never => {
  throw new NotInstalled(`a package file that can be read, got ${error.message}`);
};
