/**
 * Passwords that were taken elsewhere, asked of what the operator names in PLUMBLINE_BREACHED: a range service as Have I Been Pwned
 * has it (it is told five of forty digits of the SHA-1, and answers with all that begin so), or a file of such digests, one a
 * line in their order, which is searched by halving. Off where nothing is named: nothing is asked outside by itself.
 */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { VERSION } from '../../core/version.js';
import { BindError } from '../serve.js';

/** @throws NotAsked while what was named does not answer */
export type Breached = (password: string) => Promise<boolean>;

export class NotAsked extends Error {
  override name = 'NotAsked';
}

const DIGITS = 40;
const TOLD = 5;
const PATIENCE_MS = 5_000;
const MOST_ANSWER = 1_000_000;
/** longer than any line: forty digits, a colon, a count, an end */
const LINE_BYTES = 80;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** null: off. @throws BindError for what is neither an https address nor the path of a file */
export function breachedFrom(env: Readonly<Record<string, string | undefined>>): Breached | null {
  const named = env.PLUMBLINE_BREACHED ?? '';
  if (named === '') return null;
  if (isAbsolute(named)) return (password) => inFile(named, sha1(password));
  const url = URL.canParse(named) ? new URL(named) : null;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname)))
    return (password) => inRange(url.href.replace(/\/*$/, '/'), sha1(password));
  throw new BindError(
    `PLUMBLINE_BREACHED: an https:// address or the path of a file from /, got ${JSON.stringify(named)}`,
  );
}

async function inRange(base: string, digest: string): Promise<boolean> {
  const asked = `${base}${digest.slice(0, TOLD)}`;
  const headers = { 'user-agent': `plumbline/${VERSION}`, 'add-padding': 'true' };
  const text = await fetch(asked, { headers, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) })
    .then(async (answer) => (answer.ok ? (await answer.text()).slice(0, MOST_ANSWER) : null))
    .catch(() => null);
  if (text === null) throw new NotAsked('the list of breached passwords does not answer');
  // A count of 0 is padding.
  return text
    .split('\n')
    .some((line) => line.slice(0, DIGITS - TOLD).toUpperCase() === digest.slice(TOLD) && !/:0\s*$/.test(line));
}

async function inFile(path: string, digest: string): Promise<boolean> {
  const file = await open(path).catch((error: Error) => {
    throw new NotAsked(`the list of breached passwords cannot be read: ${error.message}`);
  });
  try {
    // If its line is there, it begins at `from` or later and before `to`.
    let [from, to] = [0, (await file.stat()).size];
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      const at = Math.max(0, middle - 1);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(2 * LINE_BYTES), 0, 2 * LINE_BYTES, at);
      const text = buffer.toString('latin1', 0, bytesRead);
      const end = middle === 0 ? -1 : text.indexOf('\n');
      const begins = at + end + 1;
      const found = text.slice(end + 1, end + 1 + DIGITS).toUpperCase();
      if ((middle > 0 && end === -1) || begins >= to) to = middle;
      else if (found === digest) return true;
      else if (found < digest) from = begins + 1;
      else to = middle;
    }
    return false;
  } finally {
    await file.close();
  }
}

const sha1 = (password: string): string => createHash('sha1').update(password).digest('hex').toUpperCase();
