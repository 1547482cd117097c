/** The log of merges of near-duplicates, over all cases of a data folder: one JSON line for each act, added to and never changed. */
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Merged, type MergeEntry, mergedBy } from '../core/evidence/hash/merges.js';
import { InputError, printProblem } from '../core/problem.js';

/** What a person decided; the log adds number and time. */
export type MergeAct =
  | Pick<Extract<MergeEntry, { kind: 'merge' }>, 'kind' | 'by' | 'reason' | 'a' | 'b' | 'distance' | 'transform'>
  | Pick<Extract<MergeEntry, { kind: 'undo' }>, 'kind' | 'by' | 'reason' | 'of'>;

export type MergeLog = {
  read(): Promise<{ readonly entries: readonly MergeEntry[]; readonly merged: Merged }>;
  /** @throws InputError for an act that breaks a rule: nothing is written then */
  append(act: MergeAct, at: string): Promise<MergeEntry>;
};

/** One process writes it: the data folder is locked by whoever serves it. */
export function mergeLogAt(path: string): MergeLog {
  let last: Promise<unknown> = Promise.resolve();
  const read = async (): Promise<readonly MergeEntry[]> => {
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    // What a crash leaves of a line was told to nobody.
    return text
      .slice(0, text.lastIndexOf('\n') + 1)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as MergeEntry);
  };
  return {
    async read() {
      const entries = await read();
      return { entries, merged: mergedBy(entries) };
    },
    append(act, at) {
      const done = last.then(async () => {
        const before = await read();
        const entry = { ...act, seq: before.length + 1, at } as MergeEntry;
        const [problem] = mergedBy([...before, entry]).problems.filter(({ line }) => line === entry.seq);
        if (problem) throw new InputError(problem.field ?? 'act', problem.rule, problem.got ?? printProblem(problem));
        await addLine(path, JSON.stringify(entry));
        return entry;
      });
      last = done.catch(() => undefined);
      return done;
    },
  };
}

async function addLine(path: string, line: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'a+');
  try {
    const { size } = await file.stat();
    const torn = size > 0 && (await file.read(new Uint8Array(1), 0, 1, size - 1)).buffer[0] !== 0x0a;
    if (torn) await file.truncate(await lastEnd(path));
    await file.appendFile(`${line}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

const lastEnd = async (path: string): Promise<number> => (await readFile(path)).lastIndexOf(0x0a) + 1;
