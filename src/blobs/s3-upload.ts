/** One object sent up: in one request where it is small, else in parts, each with its own checksum; a failed one leaves nothing. */
import { createHash } from 'node:crypto';
import type { BlobDigest } from '../core/ports.js';
import { StoreError } from '../store/store-error.js';
import type { S3Client } from './s3-request.js';

const CHECKSUM = 'x-amz-checksum-sha256';

/** @param chunks in any sizes @throws StoreError where their digest is another, and nothing is kept then */
export async function uploadParts(
  ask: S3Client,
  key: string,
  digest: BlobDigest,
  chunks: AsyncIterable<Uint8Array>,
  partBytes: number,
): Promise<void> {
  const whole = createHash('sha256');
  const parts = inParts(chunks, partBytes, whole);
  const first = (await parts.next()).value ?? new Uint8Array();
  const second = await parts.next();
  if (second.done) {
    refuseOther(digest, whole.digest('hex'));
    const { headers } = await ask({ method: 'PUT', key, body: first, headers: { [CHECKSUM]: base64(first) } });
    return compare(digest, headers.get(CHECKSUM), base64(first));
  }
  const started = await ask({
    method: 'POST',
    key,
    query: 'uploads=',
    headers: { 'x-amz-checksum-algorithm': 'SHA256' },
  });
  const uploadId = tag(textOf(started.body), 'UploadId');
  if (uploadId === null) throw fault(digest, 'an upload begun', textOf(started.body).slice(0, 200));
  const query = `uploadId=${encodeURIComponent(uploadId)}`;
  try {
    const sent: { readonly etag: string; readonly checksum: string; readonly isKept: boolean }[] = [];
    const send = async (body: Uint8Array): Promise<void> => {
      const checksum = base64(body);
      const number = sent.length + 1;
      const { headers } = await ask({
        ...{ method: 'PUT', key, query: `partNumber=${number}&${query}`, body, headers: { [CHECKSUM]: checksum } },
      });
      compare(digest, headers.get(CHECKSUM), checksum);
      sent.push({ etag: headers.get('etag') ?? '', checksum, isKept: headers.has(CHECKSUM) });
    };
    await send(first);
    await send(second.value);
    for await (const part of parts) await send(part);
    refuseOther(digest, whole.digest('hex'));
    const list = sent.map(({ etag, checksum, isKept }, i) => {
      // A store that keeps checksums wants them here; an older one does not know the word.
      const kept = isKept ? `<ChecksumSHA256>${checksum}</ChecksumSHA256>` : '';
      return `<Part><PartNumber>${i + 1}</PartNumber><ETag>${etag.replaceAll('"', '&quot;')}</ETag>${kept}</Part>`;
    });
    const body = Buffer.from(`<CompleteMultipartUpload>${list.join('')}</CompleteMultipartUpload>`);
    const done = await ask({ method: 'POST', key, query, body, headers: { 'content-type': 'application/xml' } });
    // Amazon answers 200 before it knows, and says what went wrong in the body.
    if (/<Error>/.test(textOf(done.body))) throw fault(digest, 'parts put together', textOf(done.body).slice(0, 200));
    const composed = base64(Buffer.concat(sent.map(({ checksum }) => Buffer.from(checksum, 'base64'))));
    compare(digest, tag(textOf(done.body), 'ChecksumSHA256'), `${composed}-${sent.length}`);
  } catch (error) {
    await ask({ method: 'DELETE', key, query, allowed: [404] }).catch(() => undefined);
    throw error;
  }
}

async function* inParts(
  chunks: AsyncIterable<Uint8Array>,
  size: number,
  whole: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array, undefined> {
  let held: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    whole.update(chunk);
    for (let at = 0; at < chunk.byteLength; ) {
      const piece = chunk.subarray(at, at + size - bytes);
      held.push(piece);
      bytes += piece.byteLength;
      at += piece.byteLength;
      if (bytes < size) continue;
      yield Buffer.concat(held);
      held = [];
      bytes = 0;
    }
  }
  if (bytes > 0) yield Buffer.concat(held);
}

function refuseOther(digest: BlobDigest, hex: string): void {
  if (digest !== `sha256:${hex}`) throw fault(digest, 'the bytes it is of', `sha256:${hex}`);
}

/** Older servers give no checksum back. @param got what the store says it has */
function compare(digest: BlobDigest, got: string | null, wanted: string): void {
  if (got !== null && got !== wanted) throw fault(digest, `kept with checksum ${wanted}`, got);
}

const fault = (digest: BlobDigest, rule: string, got: string): StoreError =>
  new StoreError(`BLOBS_URL: ${digest}: ${rule}, got ${got}`, 'try again; nothing was kept');

const base64 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64');
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
const tag = (xml: string, name: string): string | null =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? null;
