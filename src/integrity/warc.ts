/**
 * A WARC by itself: every record to its end, against the digests it carries. The digest of a block leaves no room for
 * reading it another way; that of a payload does, and decides only where a block has none.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Finding } from '../core/evidence/integrity/vocabulary.js';
import { brokenNote, findingOf, type Note } from './note.js';
import { type ReadRecord, recordsOf } from './warc-records.js';

export async function inspectWarc(path: string): Promise<Finding> {
  const { size } = await stat(path);
  const notes = await notesOf(createReadStream(path), size, 'warc');
  return findingOf([...notes, { code: 'warc.unsigned', result: 'unsigned', words: 'nobody signed it' }], 'unsigned');
}

/** The records of a WARC inside an archive whose manifest is checked apart. */
export const inspectArchived = (stream: AsyncIterable<Uint8Array>, name: string): Promise<readonly Note[]> =>
  notesOf(stream, null, name);

async function notesOf(
  stream: AsyncIterable<Uint8Array>,
  bytes: number | null,
  name: string,
): Promise<readonly Note[]> {
  const notes: Note[] = [];
  let [records, checked] = [0, 0];
  try {
    for await (const record of recordsOf(stream, bytes)) {
      records += 1;
      if (record.block === 'match' || record.payload === 'match') checked += 1;
      const altered = mismatch(record);
      if (altered !== null) notes.push({ ...altered, words: `${name}: ${altered.words}` });
    }
  } catch (error) {
    const note = brokenNote(error);
    notes.push({ ...note, words: `${name}: ${note.words}` });
  }
  const words = `${name}: ${records} records read, the digests of ${checked} hold`;
  return [...notes, { code: notes.length === 0 ? 'warc.digest.match' : 'warc.records', result: null, words }];
}

function mismatch({ type, url, date, block, payload }: ReadRecord): Note | null {
  const isPayload = block === 'absent' && payload === 'mismatch';
  if (block !== 'mismatch' && !isPayload) return null;
  const what = `${type} of ${url ?? 'no address'}${date === null ? '' : `, ${date}`}`;
  const words = `altered since it was written: the ${isPayload ? 'payload' : 'block'} of the ${what} does not have its digest`;
  return {
    code: isPayload ? 'warc.payloadDigest.mismatch' : 'warc.blockDigest.mismatch',
    result: 'hash-mismatch',
    words,
  };
}
