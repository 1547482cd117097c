/** Which passwords are refused: by the list that is shipped, and by what an operator names, over real HTTP and out of a real file. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { breachedFrom } from './breached.js';
import { commonPasswords, isCommon } from './common-passwords.js';
import { passwordSchemeFrom } from './password-hash.js';
import { passwordFault, SHORTEST } from './password-rules.js';
import { quotaTimesFrom } from './quota-times.js';

const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex').toUpperCase();
const TAKEN = 'was taken elsewhere';

let folder: string;
let server: Server;
let base: string;
const asked: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-passwords-'));
  // As the range service has it: the rest of each digest, a count, padding with a count of nothing.
  server = createServer(({ url = '' }, answer) => {
    asked.push(url);
    const [taken, padded] = [sha1(TAKEN), sha1('a padded phrase')];
    const lines = [taken, padded].filter((digest) => url.endsWith(`/${digest.slice(0, 5)}`));
    answer.end(lines.map((digest) => `${digest.slice(5)}:${digest === taken ? 3 : 0}`).join('\r\n'));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

test('more than three thousand of the most common passwords of that length are known, in any case of letters', () => {
  expect(commonPasswords().size).toBeGreaterThanOrEqual(3_000);
  for (const common of ['123qweasdzxc', '1q2w3e4r5t6y', 'Q1W2E3R4T5Y6', 'qazwsxedcrfv', 'mailcreated5240']) {
    expect([common, common.length >= SHORTEST, isCommon(common)]).toEqual([common, true, true]);
  }
  const own = Array.from({ length: 2_000 }, (_, i) => `a phrase of my own ${i}`);
  expect(own.filter(isCommon)).toEqual([]);
});

test('the rule that was broken is said, and in this order: length, what it is made of, the lists', async () => {
  const fault = (password: string) => passwordFault(password, ['desk'], async (asked) => asked === TAKEN);
  expect(await fault('short')).toMatch(/12 to 200 characters, got 5/);
  expect(await fault('x'.repeat(201))).toMatch(/got 201/);
  expect(await fault('password-12345')).toMatch(/guessed from/);
  expect(await fault('123qweasdzxc')).toMatch(/most common/);
  expect(await fault(TAKEN)).toMatch(/breach/);
  expect(await fault('a long enough phrase')).toBeNull();
});

test('a range service is told five of forty digits, and padding counts for nothing', async () => {
  const breached = breachedFrom({ PLUMBLINE_BREACHED: `${base}/range` });
  expect(await breached?.(TAKEN)).toBe(true);
  expect(await breached?.('a padded phrase')).toBe(false);
  expect(await breached?.('a phrase of my own')).toBe(false);
  expect(asked).toEqual(
    [TAKEN, 'a padded phrase', 'a phrase of my own'].map((one) => `/range/${sha1(one).slice(0, 5)}`),
  );
});

test('a service that does not answer, or a file that is not there, lets no password pass unasked', async () => {
  for (const named of ['http://127.0.0.1:9/range', join(folder, 'none')]) {
    const fault = await passwordFault('a long enough phrase', [], breachedFrom({ PLUMBLINE_BREACHED: named }));
    expect([named, fault]).toEqual([named, expect.stringMatching(/the list of breached passwords .*; try again$/)]);
  }
});

test('a file of digests in their order is searched: every line of it is found, and nothing else', async () => {
  const words = Array.from({ length: 1_000 }, (_, i) => `word ${i}`);
  for (const [ending, count] of [
    ['\n', ''],
    ['\r\n', ':1234567'],
  ] as const) {
    const path = join(folder, `digests${count.length}`);
    const lines = words.map((word) => `${sha1(word)}${count}`).sort();
    await writeFile(path, lines.join(ending) + ending);
    const breached = breachedFrom({ PLUMBLINE_BREACHED: path });
    for (const word of words) expect([word, await breached?.(word)]).toEqual([word, true]);
    for (let i = 0; i < 200; i++) expect(await breached?.(`another ${i}`)).toBe(false);
  }
});

test('settings that mean nothing are refused', () => {
  expect(breachedFrom({})).toBeNull();
  for (const named of ['http://elsewhere.example/range', 'list.txt', 'ftp://x/'])
    expect(() => breachedFrom({ PLUMBLINE_BREACHED: named })).toThrow(/PLUMBLINE_BREACHED/);
  expect([passwordSchemeFrom({}), passwordSchemeFrom({ PLUMBLINE_PASSWORD_HASH: 'pbkdf2-sha512' })]).toEqual([
    'scrypt',
    'pbkdf2-sha512',
  ]);
  expect(() => passwordSchemeFrom({ PLUMBLINE_PASSWORD_HASH: 'md5' })).toThrow(/PLUMBLINE_PASSWORD_HASH/);
  expect([quotaTimesFrom({}), quotaTimesFrom({ PLUMBLINE_LIMITS: '0' })]).toEqual([1, 0]);
  for (const wrong of ['-1', 'many'])
    expect(() => quotaTimesFrom({ PLUMBLINE_LIMITS: wrong })).toThrow(/PLUMBLINE_LIMITS/);
});
