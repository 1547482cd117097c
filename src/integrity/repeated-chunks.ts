/**
 * A known fault of one program: js-wacz (seen in 0.0.6 to 0.1.6, also inside Scoop) feeds each chunk of 65,536 bytes it
 * reads of a WARC to SHA-256 twice and states the result as the hash of the file. The formula is exact, so a stated hash
 * that matches it shows that the bytes are those that were packed: as strong as a right hash.
 */
import { createHash } from 'node:crypto';

export const REPEATED_CHUNKS = 'js-wacz-chunks-hashed-twice';
export const REPEATED_CHUNKS_WORDS =
  'SHA-256 over each chunk of 65,536 bytes twice, as js-wacz up to 0.1.6 computes it';

const CHUNK = 65_536;

/** Fed any pieces of the file in order; gives the hash by the rule. */
export function makeRepeatedChunks(): { update(piece: Uint8Array): void; hex(): string } {
  const hash = createHash('sha256');
  const chunk = new Uint8Array(CHUNK);
  let filled = 0;
  const flush = (): void => {
    const part = chunk.subarray(0, filled);
    hash.update(part).update(part);
    filled = 0;
  };
  return {
    update(piece) {
      for (let from = 0; from < piece.byteLength; ) {
        const take = Math.min(CHUNK - filled, piece.byteLength - from);
        chunk.set(piece.subarray(from, from + take), filled);
        filled += take;
        from += take;
        if (filled === CHUNK) flush();
      }
    },
    hex() {
      if (filled > 0) flush();
      return hash.digest('hex');
    },
  };
}
