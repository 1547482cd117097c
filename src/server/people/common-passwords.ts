/**
 * The 4,096 most common passwords of twelve characters or more, out of ten million that were leaked, as fingerprints
 * (scripts/common-passwords.mjs). Capital letters make no difference. One password in a million that is not among them is
 * taken for one that is.
 */
import { readFileSync } from 'node:fs';
import { FINGERPRINT_BYTES, fingerprint } from './fingerprint.js';

const FILE = new URL('../../../data/common-passwords.bin', import.meta.url);
let prints: ReadonlySet<number> | null = null;

export const commonPasswords = (): ReadonlySet<number> => {
  prints ??= new Set(read(readFileSync(FILE)));
  return prints;
};

export const isCommon = (password: string): boolean => commonPasswords().has(fingerprint(password));

function* read(bytes: Buffer): Generator<number> {
  for (let at = 0; at + FINGERPRINT_BYTES <= bytes.length; at += FINGERPRINT_BYTES) yield bytes.readUInt32BE(at);
}
