import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { digestOfBytes, digestOfCase } from './digest.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const hex = (text: string): string => createHash('sha256').update(text).digest('hex');
const files = new Map([
  ['b.csv', bytes('b\n')],
  ['a.csv', bytes('a\n')],
  ['note.md', bytes('note\n')],
]);

test('the digest of bytes is SHA-256 (FIPS 180-4, "abc")', () => {
  expect(digestOfBytes(bytes('abc'))).toBe('sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('the digest of a case is what `sha256sum files | sha256sum` gives, in order of path', () => {
  const list = `${hex('a\n')}  a.csv\n${hex('b\n')}  b.csv\n`;
  expect(digestOfCase(files, ['b.csv', 'a.csv', 'b.csv'])).toBe(`sha256:${hex(list)}`);
});

test('a file that the case is not read from does not change it, a byte of one that is does', () => {
  const digest = digestOfCase(files, ['a.csv', 'b.csv']);
  expect(digestOfCase(new Map([...files, ['note.md', bytes('other')]]), ['a.csv', 'b.csv'])).toBe(digest);
  expect(digestOfCase(new Map([...files, ['a.csv', bytes('A\n')]]), ['a.csv', 'b.csv'])).not.toBe(digest);
});
