/** The viewer where it was installed, read and held against what it was when it came. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VIEWER } from './viewer-package.js';

/** Of this edition: another edition of Plumbline may want another. */
export const viewerFolder = (dataFolder: string): string => join(dataFolder, 'viewer', `wabac-${VIEWER.version}`);
export const WORKER_FILE = 'worker.js';
export const MARK_FILE = 'viewer.json';

export type Viewer = { readonly folder: string; readonly worker: Uint8Array };

/** null: none was installed, or it is not what was installed any more */
export async function findViewer(dataFolder: string): Promise<Viewer | null> {
  const folder = viewerFolder(dataFolder);
  try {
    const worker = new Uint8Array(await readFile(join(folder, WORKER_FILE)));
    const mark = JSON.parse(await readFile(join(folder, MARK_FILE), 'utf8')) as Partial<ViewerMark> | null;
    const isIt = mark?.integrity === VIEWER.integrity && mark.worker === sha256(worker);
    return isIt ? { folder, worker } : null;
  } catch {
    return null;
  }
}

export type ViewerMark = {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly home: string;
  readonly integrity: string;
  /** SHA-256 of the worker */
  readonly worker: string;
};

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
