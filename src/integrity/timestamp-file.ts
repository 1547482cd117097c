/** A timestamp token that stands as a file: by itself, and against the file beside it that it stamps. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Finding } from '../core/evidence/integrity/vocabulary.js';
import { findingOf, type Note } from './note.js';
import { TOKEN_NAME } from './sniff.js';
import { checkToken } from './time-token.js';
import { parseToken, type TimeToken } from './token-asn1.js';
import type { TrustStore } from './trust.js';

/** @throws Refused where the file is no token */
export async function inspectTimestamp(path: string, trust: TrustStore): Promise<Finding> {
  const token = parseToken(await readFile(path));
  const checked = checkToken(token, trust.times);
  const notes = checked.holds ? [...checked.notes, await against(path, token)] : checked.notes;
  return findingOf(notes, 'structure-invalid', { by: checked.by, at: checked.holds ? token.at : null });
}

async function against(path: string, { imprint }: TimeToken): Promise<Note> {
  const what = `${imprint.algorithm}:${imprint.hex}`;
  const stamped = path.replace(TOKEN_NAME, '');
  if (stamped === path || !existsSync(stamped))
    return { code: 'timeStamp.imprint', result: null, words: `it covers whatever has the hash ${what}` };
  const hash = createHash(imprint.algorithm);
  for await (const chunk of createReadStream(stamped)) hash.update(chunk as Buffer);
  if (hash.digest('hex') === imprint.hex)
    return { code: 'timeStamp.imprint.match', result: null, words: 'it covers the file of the same name beside it' };
  const words = `altered since it was stamped: the file of the same name beside it does not have the hash ${what}`;
  return { code: 'timeStamp.imprint.mismatch', result: 'hash-mismatch', words };
}
