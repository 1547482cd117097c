/**
 * A checkpoint: somebody signs how far a log goes and what its last line hashes to. With it kept elsewhere, neither the
 * end of the log can be dropped nor any of it written anew.
 */
import type { ChainCheck, CustodyHead } from './chain.js';
import { canonicalJson } from './record.js';

export type Checkpoint = {
  /** ISO 8601 UTC */
  readonly at: string;
  /** hash of the last line, hexadecimal */
  readonly hash: string;
  /** number of records */
  readonly size: number;
};

export type SignedCheckpoint = Checkpoint & {
  /** Ed25519 public key, SPKI, base64 */
  readonly key: string;
  /** Ed25519 over the text of the checkpoint, base64 */
  readonly signature: string;
};

/** The text that is signed. */
export const textOfCheckpoint = ({ at, hash, size }: Checkpoint): string =>
  `plumbline custody checkpoint\n${canonicalJson({ at, hash, size })}\n`;

/** One line of a file of checkpoints, without its LF. */
export const lineOfCheckpoint = (checkpoint: SignedCheckpoint): string => canonicalJson(checkpoint);

/** null where the line is no checkpoint. */
export function parseCheckpoint(line: string): SignedCheckpoint | null {
  try {
    const { at, hash, size, key, signature } = JSON.parse(line) as SignedCheckpoint;
    const checkpoint = { at, hash, size, key, signature };
    const isWhole = [at, hash, key, signature].every((text) => typeof text === 'string') && Number.isInteger(size);
    return isWhole && canonicalJson(checkpoint) === line ? checkpoint : null;
  } catch {
    return null;
  }
}

/** Is this log the one that was signed, or one that goes on from it? A word why not, else null. */
export function againstLog({ size, hash }: CustodyHead, { heads }: Pick<ChainCheck, 'heads'>): string | null {
  if (size > heads.length) return `${size} records were signed, ${heads.length} are there`;
  if (size > 0 && heads[size - 1]?.hash !== hash) return `the first ${size} records are not those that were signed`;
  return null;
}
