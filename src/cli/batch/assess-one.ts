/** One case of a batch: read, weighed and written, or found done. */
import { join } from 'node:path';
import { printProblem } from '../../core/problem.js';
import type { RunConfig } from '../../core/run.js';
import { loadCaseFolder } from '../../folder/read-folder.js';
import { weigh } from '../../threads/weigh.js';
import { inputDigests } from '../out-folder.js';
import { ASSESSMENT, INPUTS, readOrNull, sha256, writeOnce } from './batch-out.js';

export type BatchConfig = { readonly config: RunConfig; readonly assumedUnder: string | undefined };

export type CaseDone = {
  readonly name: string;
  /** weighed now, or found done from before; or why neither */
  readonly state: 'weighed' | 'kept' | 'failed';
  /** hex of the assessment; null where there is none */
  readonly sha256: string | null;
  readonly problems: readonly string[];
};

/** @param name of the case, as its path below `folder` */
export async function assessOne(folder: string, out: string, name: string, batch: BatchConfig): Promise<CaseDone> {
  const failed = (problems: readonly string[]): CaseDone => ({ name, state: 'failed', sha256: null, problems });
  try {
    const read = await loadCaseFolder(join(folder, name));
    if (!read.ok) return failed(read.problems.map(printProblem));
    if (!(await writeOnce(join(out, name, INPUTS), inputDigests(read.folder))))
      return failed([
        `${join(out, name, INPUTS)}: the files it was assessed from, got others: they have changed since`,
      ]);
    const path = join(out, name, ASSESSMENT);
    const before = await readOrNull(path);
    if (before !== null) return { name, state: 'kept', sha256: sha256(before), problems: [] };
    const document = await weigh(read.theCase, batch.config, batch.assumedUnder, 1);
    if (!(await writeOnce(path, document))) return failed([`${path}: the same bytes from another process, got others`]);
    return { name, state: 'weighed', sha256: sha256(document), problems: [] };
  } catch (error) {
    return failed([(error as Error).message]);
  }
}
