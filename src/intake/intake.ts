/**
 * Receives everything that was named, a few at a time; every so many are told to the log in one write. What cannot be
 * received is a problem and stops nothing else. Run again after an interruption, it finds what came in and adds the rest.
 */

import type { EvidenceEntry } from '../core/evidence/vault/entry.js';
import type { Problem } from '../core/problem.js';
import type { Inspector } from '../integrity/inspector.js';
import type { Vault } from '../vault/open-vault.js';
import { type Dial, NotFetched, systemDial } from './dial.js';
import { FETCH_LIMITS, type FetchLimits } from './fetch-address.js';
import { NotKept } from './keep-file.js';
import { receiveAddress } from './receive-address.js';
import { type CaptureTools, receiveCapture } from './receive-capture.js';
import { type Came, receiveFile } from './receive-file.js';
import type { FileSource, Source } from './sources.js';

export type IntakeTools = {
  readonly vault: Vault;
  /** looks into archives, apart from this process's memory */
  readonly inspector: Inspector;
  readonly now: () => string;
  readonly dial?: Dial;
  readonly limits?: FetchLimits;
  /** addresses are captured through this browser instead of fetched */
  readonly capture?: CaptureTools | undefined;
  /** so many of so many are done */
  readonly progress?: (done: number, all: number) => void;
};

export type IntakeResult = {
  readonly entries: readonly EvidenceEntry[];
  /** how many of them are new, and how many were there before */
  readonly added: number;
  readonly known: number;
  readonly problems: readonly Problem[];
};

const AT_ONCE = 8;
const IN_A_WRITE = 64;

export async function intake(sources: readonly Source[], tools: IntakeTools): Promise<IntakeResult> {
  const { vault, progress = () => {} } = tools;
  const names = new Map<string, Set<number>>();
  for (const { name, bytes } of vault.entries()) names.set(name, (names.get(name) ?? new Set()).add(bytes));
  const mayBeThere = (name: string) => (bytes: number) => names.get(name)?.has(bytes) === true;

  const problems: Problem[] = [];
  const found: EvidenceEntry[] = [];
  let [added, done, all] = [0, 0, sources.length];

  const one = async (source: Exclude<Source, { is: 'table' }>): Promise<readonly Came[]> => {
    try {
      if (source.is === 'file') return await receiveFile(source, tools, mayBeThere(source.name));
      return tools.capture
        ? await receiveCapture(source.url, tools, tools.capture)
        : await receiveAddress(source.url, vault, tools.dial ?? systemDial(), tools.limits ?? FETCH_LIMITS, tools.now);
    } catch (error) {
      if (!(error instanceof NotKept || error instanceof NotFetched) && !isOfFile(error)) throw error;
      const file = source.is === 'file' ? source.path : source.url;
      problems.push({ file, line: null, field: null, rule: (error as Error).message, got: null });
      return [];
    }
  };
  const tell = async (came: readonly Came[]): Promise<void> => {
    for (const result of await vault.add(came.map(({ arrival }) => arrival))) {
      found.push(result.entry);
      if (result.isNew) added += 1;
    }
    problems.push(...came.flatMap(({ problems: own }) => own));
  };
  const run = async (list: readonly Source[]): Promise<void> => {
    const inAWrite = tools.capture ? 1 : IN_A_WRITE;
    for (let from = 0; from < list.length; from += inAWrite) {
      const batch = list.slice(from, from + inAWrite);
      const came: (readonly Came[])[] = batch.map(() => []);
      let next = 0;
      const worker = async (): Promise<void> => {
        for (let i = next++; i < batch.length; i = next++) {
          const source = batch[i] as Source;
          if (source.is !== 'table') came[i] = await one(source);
          progress(++done, all);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
      await tell(came.flat());
      for (const source of batch) if (source.is === 'table') await table(source.own, source.files);
    }
  };
  const table = async (own: FileSource, files: readonly FileSource[]): Promise<void> => {
    const came = await one(own);
    await tell(came);
    const parent = came.length > 0 ? found.at(-1)?.id : undefined;
    all += files.length;
    await run(files.map((file) => (parent === undefined ? file : { ...file, parent })));
  };
  await run(sources);
  return { entries: found, added, known: found.length - added, problems };
}

/** The disk said no to this one file; a disk that is full says it to all, and that stops everything. */
const isOfFile = (error: unknown): boolean =>
  ['EACCES', 'EPERM', 'EISDIR', 'EIO', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '');
