/**
 * The 4,096 most common passwords of twelve characters or more, out of ten million that were leaked, as fingerprints
 * (scripts/common-passwords.mjs). Capital letters make no difference. One password in a million that is not among them is
 * taken for one that is.
 */
import { readFileSync } from 'node:fs';
import { fingerprint } from './fingerprint.js';

/** of what each is above the one before */
const STEP_BYTES = 3;
const FILE = new URL('../../../data/common-passwords.bin', import.meta.url);
let prints: ReadonlySet<number> | null = null;

export const commonPasswords = (): ReadonlySet<number> => {
  prints ??= new Set(read(readFileSync(FILE)));
  return prints;
};

export const isCommon = (password: string): boolean => commonPasswords().has(fingerprint(password));

function* read(bytes: Buffer): Generator<number> {
  let print = 0;
  for (let at = 0; at + STEP_BYTES <= bytes.length; at += STEP_BYTES) {
    print += bytes.readUIntBE(at, STEP_BYTES);
    yield print;
  }
}
