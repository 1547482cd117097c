/**
 * The folder a batch writes to. Of each case first the digests of its files, then its assessment, which takes its name
 * only when it is on the disk whole: where one stands, it is done. Nothing is ever replaced.
 *
 * ```
 * batch.json                what all of it was made with
 * <case>/inputs.sha256      <case>/assessment.json
 * assessments.sha256        of all of them, once all are there: the digest of the batch
 * ```
 */
import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure } from '../failure.js';

export const ASSESSMENT = 'assessment.json';
export const INPUTS = 'inputs.sha256';
const BATCH = 'batch.json';
const ALL = 'assessments.sha256';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The text of a file, or null. */
export const readOrNull = (path: string): Promise<string | null> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });

/** Writes a file that appears whole. @returns false where other text stands there */
export async function writeOnce(path: string, text: string): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true });
  const aside = join(dirname(path), `.${randomUUID()}`);
  const file = await open(aside, 'wx');
  try {
    await file.writeFile(text);
    await file.sync().finally(() => file.close());
    await link(aside, path);
    const folder = await open(dirname(path));
    await folder.sync().finally(() => folder.close());
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return (await readOrNull(path)) === text;
  } finally {
    await unlink(aside);
  }
}

/** Begins a batch, or goes on with it. @throws Failure where the folder is that of another one */
export async function beginBatch(out: string, madeWith: object): Promise<void> {
  const text = `${JSON.stringify({ 'plumbline:batch': 1, ...madeWith }, null, 2)}\n`;
  if (await writeOnce(join(out, BATCH), text)) return;
  throw new Failure(1, `--out: a new folder, or one of the same batch, got another batch's`, [
    `see ${join(out, BATCH)}; name another folder with --out`,
  ]);
}

/** @param digests hex of each assessment, by case in order @returns the digest of the batch */
export async function endBatch(
  out: string,
  digests: readonly (readonly [name: string, hex: string])[],
): Promise<string> {
  const text = digests.map(([name, hex]) => `${hex}  ${name}/${ASSESSMENT}\n`).join('');
  if (!(await writeOnce(join(out, ALL), text)))
    throw new Failure(1, `${join(out, ALL)}: the digests of the same assessments, got others`, [
      'a case was added or an assessment was altered since; name another folder with --out',
    ]);
  return sha256(text);
}
