/** A small WARC of an invented page, with the digests its records carry. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

export type WarcPage = {
  readonly url: string;
  readonly body: string | Uint8Array;
  readonly mime?: string;
  readonly status?: number;
  /** `chunked` and the like: written as a header, the body is stored as given */
  readonly transfer?: string;
  /** what the records state; the truth when not given */
  readonly blockDigest?: string | null;
  readonly payloadDigest?: string | null;
};

export const WARC_DATE = '2031-03-14T09:26:53Z';

export function makeWarc(pages: readonly WarcPage[], options: { readonly gzip?: boolean } = {}): Buffer {
  const records = [
    record('warcinfo', null, 'application/warc-fields', Buffer.from('software: plumbline test\r\n'), []),
  ];
  for (const page of pages) records.push(response(page));
  return Buffer.concat(options.gzip === true ? records.map((one) => gzipSync(one)) : records);
}

export const sha256Of = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

function response({ url, body, mime = 'text/html', status = 200, transfer, ...stated }: WarcPage): Buffer {
  const payload = Buffer.from(body);
  const lines = [`HTTP/1.1 ${status} OK`, `Content-Type: ${mime}; charset=utf-8`];
  if (transfer !== undefined) lines.push(`Transfer-Encoding: ${transfer}`);
  const block = Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), payload]);
  const digest = (name: string, value: string | null | undefined, truth: Uint8Array): string[] =>
    value === null ? [] : [`${name}: ${value ?? sha256Of(truth)}`];
  return record('response', url, 'application/http; msgtype=response', block, [
    ...digest('WARC-Block-Digest', stated.blockDigest, block),
    ...digest('WARC-Payload-Digest', stated.payloadDigest, payload),
  ]);
}

let id = 0;

function record(type: string, url: string | null, contentType: string, block: Buffer, more: readonly string[]): Buffer {
  id += 1;
  const head = [
    'WARC/1.1',
    `WARC-Type: ${type}`,
    `WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-${String(id).padStart(12, '0')}>`,
    `WARC-Date: ${WARC_DATE}`,
    ...(url === null ? [] : [`WARC-Target-URI: ${url}`]),
    `Content-Type: ${contentType}`,
    ...more,
    `Content-Length: ${block.byteLength}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), block, Buffer.from('\r\n\r\n')]);
}
