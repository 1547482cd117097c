/**
 * A custody log on disk: lines are added, brought to the disk before the promise resolves, and never changed. The log is
 * read to its end first; one that does not stand takes no more lines.
 */
import { createPublicKey, type KeyObject, sign } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { type CustodyHead, checkChain, EMPTY_LOG, nextLine } from '../core/evidence/custody/chain.js';
import { lineOfCheckpoint, type SignedCheckpoint, textOfCheckpoint } from '../core/evidence/custody/checkpoint.js';
import type { CustodyEvent } from '../core/evidence/custody/record.js';
import { InputError } from '../core/problem.js';
import { checkpointsBeside, hashOfText } from './custody-file.js';

export type CustodyLog = {
  readonly head: () => CustodyHead;
  /** Written in the order of the calls. */
  append(event: CustodyEvent): Promise<CustodyHead>;
  /** Several, one after the other, brought to the disk at once. */
  appendAll(events: readonly CustodyEvent[]): Promise<CustodyHead>;
  /** Signs how far the log goes. @param key Ed25519 private key @param at ISO 8601 UTC */
  checkpoint(key: KeyObject, at: string): Promise<SignedCheckpoint>;
};

/** One process writes a log; what another added meanwhile is found out and refused. @throws InputError for a broken log */
export async function openCustodyLog(path: string): Promise<CustodyLog> {
  const text = await textOf(path);
  let head = headOf(path, text);
  let size = Buffer.byteLength(text);
  let last: Promise<unknown> = Promise.resolve();
  const inOrder = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  const appendAll = (events: readonly CustodyEvent[]): Promise<CustodyHead> =>
    inOrder(async () => {
      let after = head;
      const lines = events.map((event) => {
        const next = nextLine(after, event, hashOfText);
        after = next.head;
        return next.line;
      });
      if (lines.length > 0) size = await addLine(path, lines.join('\n'), size);
      head = after;
      return head;
    });
  return {
    head: () => head,
    append: (event) => appendAll([event]),
    appendAll,
    checkpoint: (key, at) =>
      inOrder(async () => {
        const unsigned = { at, hash: head.hash, size: head.size };
        const checkpoint = {
          ...unsigned,
          key: createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64'),
          signature: sign(null, Buffer.from(textOfCheckpoint(unsigned)), key).toString('base64'),
        };
        await addLine(checkpointsBeside(path), lineOfCheckpoint(checkpoint), null);
        return checkpoint;
      }),
  };
}

function headOf(path: string, text: string): CustodyHead {
  const { brokenAt, rule, heads } = checkChain(text, hashOfText);
  if (brokenAt !== null)
    throw new InputError(`${path} record ${brokenAt}`, rule ?? 'a record that stands', 'one that does not');
  return heads.at(-1) ?? EMPTY_LOG;
}

/** @param expected bytes the file should hold before; null: any @returns the bytes after */
async function addLine(path: string, line: string, expected: number | null): Promise<number> {
  const file = await open(path, 'a', 0o644);
  try {
    const { size } = await file.stat();
    if (expected !== null && size !== expected)
      throw new InputError(path, `a log of ${expected} bytes that only this process adds to`, `${size} bytes`);
    const bytes = Buffer.from(`${line}\n`);
    try {
      await file.appendFile(bytes);
      await file.sync();
    } catch (error) {
      // A disk that is full takes a piece of a line: it goes, so that the log stands and takes the next one when there is room.
      await file.truncate(size).catch(() => undefined);
      throw error;
    }
    return size + bytes.byteLength;
  } finally {
    await file.close();
  }
}

const textOf = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
