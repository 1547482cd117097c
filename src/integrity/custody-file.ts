/** A custody log as a file: its chain, and the signed checkpoints that stand beside it. */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { checkChain } from '../core/evidence/custody/chain.js';
import {
  againstLog,
  parseCheckpoint,
  type SignedCheckpoint,
  textOfCheckpoint,
} from '../core/evidence/custody/checkpoint.js';
import type { Finding } from '../core/evidence/integrity/vocabulary.js';
import { LIMITS, Refused } from './limits.js';
import { findingOf, NOT_SIGNED, type Note } from './note.js';

export const hashOfText = (text: string): string => createHash('sha256').update(text).digest('hex');

/** `custody.jsonl` → `custody.checkpoints.jsonl` */
export const checkpointsBeside = (log: string): string => log.replace(/(\.jsonl)?$/, '.checkpoints.jsonl');

export async function inspectCustody(path: string): Promise<Finding> {
  const log = await textOf(path);
  const chain = checkChain(log, hashOfText);
  const notes: Note[] = [];
  if (chain.brokenAt !== null) {
    const words = `altered: record ${chain.brokenAt} does not stand (${chain.rule}); nothing from there on is vouched for`;
    notes.push({ code: 'custody.chain.mismatch', result: 'hash-mismatch', words });
  } else {
    const words = `${chain.records.length} records, each carrying the hash of the one before`;
    notes.push({ code: 'custody.chain.match', result: null, words });
  }
  const beside = checkpointsBeside(path);
  if (!existsSync(beside)) {
    const words = 'no signed checkpoint beside it: that its end is whole cannot be shown';
    return findingOf([...notes, { code: 'custody.checkpoint.absent', result: 'unsigned', words }], 'unsigned');
  }
  const lines = (await textOf(beside)).split('\n').filter((line) => line !== '');
  const checkpoints = lines.map(parseCheckpoint);
  notes.push(...checkpoints.map((one, i) => checkpointNote(one, i, chain)));
  const last = checkpoints.at(-1);
  return findingOf(notes, 'unsigned', last ? { by: keyName(last), at: last.at } : NOT_SIGNED);
}

function checkpointNote(one: SignedCheckpoint | null, i: number, chain: Parameters<typeof againstLog>[1]): Note {
  const where = `checkpoint ${i + 1}`;
  if (one === null) {
    return { code: 'custody.checkpoint.malformed', result: 'structure-invalid', words: `${where}: not written as one` };
  }
  if (!signatureHolds(one)) {
    const words = `altered: the signature of ${where} is not one of it`;
    return { code: 'custody.checkpoint.signature', result: 'hash-mismatch', words };
  }
  const why = againstLog(one, chain);
  if (why !== null) {
    return { code: 'custody.checkpoint.mismatch', result: 'hash-mismatch', words: `altered since ${where}: ${why}` };
  }
  const words = `${where}: ${one.size} records, signed ${one.at} by ${keyName(one)}`;
  return { code: 'custody.checkpoint.match', result: 'signature-ok-identity-unknown', words };
}

export function signatureHolds(checkpoint: SignedCheckpoint): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(checkpoint.key, 'base64'), format: 'der', type: 'spki' });
    const text = Buffer.from(textOfCheckpoint(checkpoint));
    return key.asymmetricKeyType === 'ed25519' && verify(null, text, key, Buffer.from(checkpoint.signature, 'base64'));
  } catch {
    return false;
  }
}

/** `sha256:<hex>` of the public key. */
export const keyIdOf = ({ key }: SignedCheckpoint): string =>
  `sha256:${createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex')}`;

const keyName = (checkpoint: SignedCheckpoint): string => `a key without a name (${keyIdOf(checkpoint)})`;

async function textOf(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size > LIMITS.custodyBytes)
    throw new Refused('limits.custody', `a log of at most ${LIMITS.custodyBytes} bytes, got ${size}`);
  return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
}
