/** Four bytes of the SHA-256 of a password in one form and small letters: enough to find it in a list, too little to read it out of one. */
import { createHash } from 'node:crypto';

export const fingerprint = (password: string): number =>
  createHash('sha256').update(password.normalize('NFKC').toLowerCase()).digest().readUInt32BE(0);
