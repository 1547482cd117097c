/** The records of a WARC, one after the other, each read once: what was captured, and whether its digests hold. */
import { createHash, type Hash } from 'node:crypto';
import { AsyncIterReader, WARCParser, type WARCRecord } from 'warcio';
import { type HttpHead, httpHeadOf } from './http-head.js';
import { LIMITS, Refused } from './limits.js';
import { warcSource } from './warc-source.js';

export type DigestState = 'match' | 'mismatch' | 'absent' | 'unknown-algorithm';

export type ReadRecord = {
  readonly type: string;
  readonly id: string | null;
  readonly url: string | null;
  /** as the record states it */
  readonly date: string | null;
  readonly contentType: string | null;
  readonly http: HttpHead | null;
  /** bytes of the block; of the payload (after the HTTP headers) */
  readonly blockBytes: number;
  readonly payloadBytes: number;
  /** `sha256:<hex>` of the payload as it is stored */
  readonly payloadDigest: string;
  readonly block: DigestState;
  readonly payload: DigestState;
  /** the payload itself where it was asked for and is no larger than that */
  readonly body: Uint8Array | null;
};

/**
 * @param keep how many bytes of a record's payload are kept at most, by its address
 * @throws Refused where the file breaks the format, after the records before that were given
 */
export async function* recordsOf(
  stream: AsyncIterable<Uint8Array>,
  packedBytes: number | null,
  keep: (url: string | null) => number = () => 0,
): AsyncGenerator<ReadRecord> {
  const source = warcSource(stream, packedBytes);
  const parser = new WARCParser(new AsyncIterReader(source, null), { parseHttp: false });
  let count = 0;
  for await (const record of parser) {
    count += 1;
    if (count > LIMITS.members) throw new Refused('limits.members', `at most ${LIMITS.members} records, got more`);
    const length = lengthOf(record, count);
    source.allow(length);
    yield await readOne(record, length, count, keep);
  }
  if (count === 0) throw new Refused('warc.empty', 'a WARC with records, got none');
}

function lengthOf({ warcHeaders }: WARCRecord, n: number): number {
  if (!/^WARC\/\d/.test(warcHeaders.statusline))
    throw new Refused(
      'warc.header',
      `record ${n}: WARC/1.x, got ${JSON.stringify(warcHeaders.statusline.slice(0, 40))}`,
    );
  const stated = warcHeaders.headers.get('content-length') ?? '';
  if (!/^\d{1,15}$/.test(stated))
    throw new Refused('warc.header', `record ${n}: a Content-Length, got ${JSON.stringify(stated.slice(0, 40))}`);
  return Number(stated);
}

async function readOne(
  record: WARCRecord,
  length: number,
  n: number,
  keep: (url: string | null) => number,
): Promise<ReadRecord> {
  const header = (name: string): string | null => record.warcHeaders.headers.get(name) ?? null;
  const type = header('warc-type') ?? 'unknown';
  const contentType = header('content-type');
  const block = statedDigest(header('warc-block-digest'));
  // Some recorders state the digest of the payload in the block's place as well.
  const bodyOfBlock = statedDigest(header('warc-block-digest'));
  const payload = statedDigest(header('warc-payload-digest'));
  const isHttp = /^application\/http/i.test(contentType ?? '') && type !== 'request';
  const head = httpHeadOf(isHttp);
  const own = createHash('sha256');
  const url = header('warc-target-uri')?.replace(/^<|>$/g, '') ?? null;
  const most = keep(url);
  const kept: Uint8Array[] = [];
  let bytes = 0;
  let payloadBytes = 0;
  for await (const chunk of record) {
    bytes += chunk.byteLength;
    block.hash?.update(chunk);
    const body = head.feed(chunk);
    payloadBytes += body.byteLength;
    if (payloadBytes <= most) kept.push(body);
    bodyOfBlock.hash?.update(body);
    payload.hash?.update(body);
    own.update(body);
  }
  if (bytes !== length)
    throw new Refused('warc.truncated', `record ${n}: ${length} bytes stated, the file ends after ${bytes} of them`);
  const whole = stateOf(block);
  const isOfPayload = whole === 'mismatch' && stateOf(bodyOfBlock) === 'match';
  const http = head.result();
  // A revisit carries digests of the capture it refers to. Tools differ on whether a payload's digest is taken before or
  // after its transfer coding. Neither decides anything.
  const decides = http?.isEncoded !== true && type !== 'revisit' && header('warc-truncated') === null;
  return {
    type,
    id: header('warc-record-id'),
    url,
    date: header('warc-date'),
    contentType,
    http,
    blockBytes: bytes,
    payloadBytes,
    block: type === 'revisit' || isOfPayload ? 'absent' : whole,
    payload: isOfPayload ? 'match' : decides ? stateOf(payload) : 'absent',
    payloadDigest: `sha256:${own.digest('hex')}`,
    body: most > 0 && payloadBytes <= most ? Buffer.concat(kept) : null,
  };
}

type Stated = { readonly value: string | null; readonly hash: Hash | null };

function statedDigest(header: string | null): Stated {
  if (header === null) return { value: null, hash: null };
  const [algorithm = '', value = ''] = header.trim().split(/[:=]/, 2);
  const name = algorithm.toLowerCase().replace('sha-', 'sha');
  return /^(md5|sha1|sha256|sha384|sha512)$/.test(name) ? { value, hash: createHash(name) } : { value, hash: null };
}

function stateOf({ value, hash }: Stated): DigestState {
  if (value === null) return 'absent';
  if (hash === null) return 'unknown-algorithm';
  const found = hash.digest();
  const same =
    value.toLowerCase() === found.toString('hex') || value.toUpperCase().replace(/=+$/, '') === base32(found);
  return same || value === found.toString('base64') ? 'match' : 'mismatch';
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648, without padding. */
function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => LETTERS[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}
