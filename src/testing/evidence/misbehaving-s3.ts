/** An S3 store for tests of faults: it keeps what it is given in memory, checks what real ones check, and fails as it is told. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** silent: takes the request and says nothing; drop: ends the connection; cut: half an answer; lie: another checksum than was sent */
export type Fault = 'silent' | 'drop' | 'cut' | 'busy' | 'refuse' | 'lie';

export type MisbehavingS3 = {
  readonly address: string;
  readonly kept: Map<string, Buffer>;
  /** uploads begun and neither completed nor aborted */
  readonly uploads: Map<string, Map<number, Buffer>>;
  /** what becomes of the next requests, one each, null for nothing; then all is well */
  readonly faults: (Fault | null)[];
  /** method and key of all that came in */
  readonly asked: string[];
  close(): Promise<void>;
};

export async function misbehavingS3(): Promise<MisbehavingS3> {
  const kept = new Map<string, Buffer>();
  const uploads = new Map<string, Map<number, Buffer>>();
  const faults: (Fault | null)[] = [];
  const asked: string[] = [];
  const server = createServer(async (request, answer) => {
    const body = await bodyOf(request);
    const url = new URL(request.url ?? '/', 'http://localhost');
    const key = url.pathname.split('/').slice(2).join('/');
    asked.push(`${request.method} ${url.search === '' ? '' : `${url.search.replace(/=.*/, '')} `}${key}`);
    const fault = faults.shift();
    if (fault === 'silent') return;
    if (fault === 'drop') return void request.socket.destroy();
    if (fault === 'busy') return failed(answer, 503, 'SlowDown');
    if (fault === 'refuse') return failed(answer, 403, 'AccessDenied');
    const hex = createHash('sha256').update(body).digest('hex');
    if (request.headers['x-amz-content-sha256'] !== hex) return failed(answer, 400, 'XAmzContentSHA256Mismatch');
    if (!/^AWS4-HMAC-SHA256 Credential=/.test(request.headers.authorization ?? ''))
      return failed(answer, 403, 'AccessDenied');
    const checksum = createHash('sha256').update(body).digest('base64');
    const given = request.headers['x-amz-checksum-sha256'];
    if (given !== undefined && given !== checksum) return failed(answer, 400, 'BadDigest');
    const said = { 'x-amz-checksum-sha256': fault === 'lie' ? 'bm90IHdoYXQgd2FzIHNlbnQ=' : checksum, etag: `"${hex}"` };

    const uploadId = url.searchParams.get('uploadId');
    if (request.method === 'POST' && url.searchParams.has('uploads')) {
      const id = `upload-${asked.length}`;
      uploads.set(id, new Map());
      return void answer.end(`<R><UploadId>${id}</UploadId></R>`);
    }
    if (uploadId !== null) {
      const parts = uploads.get(uploadId);
      if (parts === undefined) return failed(answer, 404, 'NoSuchUpload');
      if (request.method === 'PUT') parts.set(Number(url.searchParams.get('partNumber')), body);
      else uploads.delete(uploadId);
      if (request.method === 'POST') {
        const whole = Buffer.concat([...parts.entries()].sort((a, b) => a[0] - b[0]).map(([, part]) => part));
        if (fault === 'lie') return void answer.end('<Error><Code>InternalError</Code></Error>');
        kept.set(key, whole);
      }
      return void answer.writeHead(200, said).end(request.method === 'POST' ? '<R></R>' : '');
    }
    if (request.method === 'PUT') {
      kept.set(key, body);
      return void answer.writeHead(200, said).end();
    }
    const bytes = kept.get(key);
    if (bytes === undefined) return failed(answer, 404, 'NoSuchKey');
    const range = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '');
    if (range && Number(range[1]) >= bytes.length) return failed(answer, 416, 'InvalidRange');
    const piece = range ? bytes.subarray(Number(range[1]), Number(range[2]) + 1) : bytes;
    answer.writeHead(range ? 206 : 200, { 'content-length': piece.length });
    if (fault === 'cut') {
      answer.write(piece.subarray(0, piece.length / 2));
      return void setTimeout(() => request.socket.destroy(), 20);
    }
    answer.end(request.method === 'HEAD' ? undefined : piece);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { address: `s3://kept/some?endpoint=http://127.0.0.1:${port}`, kept, uploads, faults, asked, close };
}

const failed = (answer: ServerResponse, status: number, code: string): void =>
  void answer.writeHead(status).end(`<Error><Code>${code}</Code></Error>`);

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
