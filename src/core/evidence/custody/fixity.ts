/**
 * Are the bytes kept still the bytes that came in? Each blob is read in pieces and hashed again. What is found altered or
 * missing is told, never mended in silence.
 */
import type { BlobDigest, Blobs } from '../../ports.js';
import { InputError } from '../../problem.js';
import type { CustodyEvent } from './record.js';

export type FixityState = 'same' | 'altered' | 'missing';

export type FixityCheck = {
  readonly digest: BlobDigest /** ISO 8601 UTC */;
  readonly at: string;
  readonly state: FixityState;
};

/** Hashes a blob piece by piece. */
export type Hasher = { update(piece: Uint8Array): void; digest(): BlobDigest };

export type FixityTools = {
  readonly makeHasher: () => Hasher /** the caller's clock, ISO 8601 UTC */;
  readonly now: () => string;
};

const PIECE_BYTES = 1024 * 1024;

/** One after the other, in the order given. */
export async function* checkFixity(
  blobs: Blobs,
  digests: Iterable<BlobDigest>,
  { makeHasher, now }: FixityTools,
): AsyncGenerator<FixityCheck> {
  for (const digest of digests) yield { digest, at: now(), state: await stateOf(blobs, digest, makeHasher()) };
}

async function stateOf(blobs: Blobs, digest: BlobDigest, hasher: Hasher): Promise<FixityState> {
  if (!(await blobs.has(digest))) return 'missing';
  for (let offset = 0; ; ) {
    const piece = await blobs.range(digest, offset, PIECE_BYTES);
    if (piece === null) return 'missing';
    hasher.update(piece);
    offset += piece.byteLength;
    if (piece.byteLength < PIECE_BYTES) return hasher.digest() === digest ? 'same' : 'altered';
  }
}

/**
 * Which blobs are due: never checked, last checked `everyDays` or more before now, or after it, the longest ago first.
 * @param lastAt instant of the last check by digest, ISO 8601 UTC @param nowMs ms since 1970
 */
export function dueForFixity(
  digests: readonly BlobDigest[],
  lastAt: ReadonlyMap<BlobDigest, string>,
  everyDays: number,
  nowMs: number,
  msOf: (instant: string) => number,
): readonly BlobDigest[] {
  if (!(everyDays > 0)) throw new InputError('fixity.everyDays', 'more than 0 days', everyDays);
  const last = (digest: BlobDigest): number => {
    const at = lastAt.get(digest);
    return at === undefined ? Number.NEGATIVE_INFINITY : msOf(at);
  };
  // A check dated in the future was dated by a clock that ran ahead: when it was made is not known.
  const due = digests.filter((digest) => last(digest) <= nowMs - everyDays * 86_400_000 || last(digest) > nowMs);
  return due.sort((a, b) => last(a) - last(b) || (a < b ? -1 : 1));
}

/** The line a check leaves in the custody log. */
export const eventOfFixity = ({ digest, at, state }: FixityCheck, actor: string): CustodyEvent => ({
  action: 'fixity',
  actor,
  at,
  item: digest,
  note: state,
});
