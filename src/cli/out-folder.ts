/**
 * `--out DIR`: the assessment and the digests of what it was made from. `sha256sum -c inputs.sha256` checks the files of
 * the case, and `sha256sum inputs.sha256` gives the assessment's `inputDigest`. A file that is there is never replaced.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaseFolder } from '../core/casefile/read.js';
import { writeCase } from '../core/casefile/write.js';
import { Failure } from './failure.js';
import type { Io } from './io.js';
import { listedPaths } from './listed-paths.js';
import { printable } from './print/printable.js';

export async function writeOut(folder: string, assessment: string, from: CaseFolder, io: Io): Promise<void> {
  const files: readonly (readonly [string, string])[] = [
    ['assessment.json', assessment],
    ['inputs.sha256', inputDigests(from)],
  ];
  const kept = await Promise.all(files.map(([name, text]) => standsAlready(join(folder, name), text)));
  await mkdir(folder, { recursive: true });
  for (const [i, [name, text]] of files.entries()) {
    const path = join(folder, name);
    if (!kept[i]) await writeFile(path, text, { flag: 'wx' });
    io.err(`plumbline: ${kept[i] ? 'unchanged' : 'wrote'} ${printable(path)}\n`);
  }
}

/** True when the same bytes are there. @throws Failure when other bytes are */
async function standsAlready(path: string, text: string): Promise<boolean> {
  const found = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new Failure(1, `--out: a folder to write to, got ${printable(error.message)}`);
  });
  if (found === null) return false;
  if (found === text) return true;
  throw new Failure(1, `${printable(path)}: a new file, got one with other content`, [
    'nothing was written; name another folder with --out, or move that file away',
  ]);
}

/** Lines of sha256sum over the files of a case. */
export function inputDigests(from: CaseFolder): string {
  const files = writeCase(from);
  return listedPaths(files)
    .flatMap((path) => {
      const bytes = files.get(path);
      return bytes ? [`${createHash('sha256').update(bytes).digest('hex')}  ${path}\n`] : [];
    })
    .join('');
}
