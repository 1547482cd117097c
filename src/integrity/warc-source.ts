/**
 * The bytes of a WARC, unpacked where it is gzip, with a bound on what may come between one record and the next. Unpacked
 * here and not by the parser, because zlib checks every member to its end and says where a file was cut off.
 */
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { LIMITS, Refused } from './limits.js';

export type WarcSource = AsyncIterable<Uint8Array> & {
  /** The record just read holds this many bytes: so many, and the headers of the next, may follow. */
  allow(bytes: number): void;
};

/** @param packedBytes of the file, for the bound on what it unpacks to; null where it is unknown */
export function warcSource(stream: AsyncIterable<Uint8Array>, packedBytes: number | null): WarcSource {
  let room: number = LIMITS.headerBytes;
  async function* plain(): AsyncGenerator<Uint8Array> {
    const walk = stream[Symbol.asyncIterator]();
    const first = await walk.next();
    if (first.done === true) return;
    const rest = { [Symbol.asyncIterator]: () => walk };
    const isGzip = first.value[0] === 0x1f && first.value[1] === 0x8b;
    yield* bounded(isGzip ? unpacked(first.value, rest) : joined(first.value, rest), packedBytes, isGzip);
  }
  async function* bounded(chunks: AsyncIterable<Uint8Array>, packed: number | null, isGzip: boolean) {
    const most = Math.max(LIMITS.inflatedBytes, (packed ?? 0) * LIMITS.inflatedRatio);
    let total = 0;
    for await (const chunk of chunks) {
      total += chunk.byteLength;
      room -= chunk.byteLength;
      if (isGzip && total > most)
        throw new Refused('limits.inflated', `a file that unpacks to at most ${most} bytes, got more`);
      // One chunk of grace: it is read before the record it begins is known.
      if (room < -LIMITS.headerBytes)
        throw new Refused('limits.header', `records with at most ${LIMITS.headerBytes} bytes of headers, got more`);
      yield chunk;
    }
  }
  return {
    [Symbol.asyncIterator]: plain,
    allow(bytes) {
      room = bytes + LIMITS.headerBytes;
    },
  };
}

async function* joined(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

async function* unpacked(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const packed = Readable.from(joined(first, rest));
  const gunzip = createGunzip();
  packed.on('error', (error) => gunzip.destroy(error)).pipe(gunzip);
  try {
    for await (const chunk of gunzip) yield chunk as Buffer;
  } catch (error) {
    const { message } = error as Error;
    throw new Refused('warc.gzip', `a gzip file that can be unpacked to its end, got ${message}`);
  } finally {
    packed.destroy();
  }
}
