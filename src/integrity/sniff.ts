/** What an evidence file is, by its first bytes; its name decides only where they leave it open. */
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';

export type Sniffed =
  | { readonly is: 'zip' | 'warc' | 'der' | 'custody' | 'other' }
  | { readonly is: 'media'; readonly format: string };

const HEAD_BYTES = 4096;

export const TOKEN_NAME = /\.(tsr|tst|timestamp)$/i;

export async function sniff(path: string): Promise<Sniffed> {
  const head = await headOf(path);
  const hex = head.toString('hex');
  const text = head.toString('latin1');
  if (/^504b(0304|0506)/.test(hex) || /\.wacz$/i.test(path)) return { is: 'zip' };
  if (text.startsWith('WARC/') || /\.warc(\.gz)?$/i.test(path)) return { is: 'warc' };
  if (hex.startsWith('1f8b') && (await unzipped(head)).startsWith('WARC/')) return { is: 'warc' };
  if (TOKEN_NAME.test(path)) return { is: 'der' };
  const format = MEDIA.find(([pattern]) => pattern.test(hex))?.[1] ?? byName(path);
  if (format !== undefined) return { is: 'media', format };
  if (hex.startsWith('30') && TOKEN_MARK.test(hex)) return { is: 'der' };
  if (/^\{"action":"[^"]*","actor":/.test(text)) return { is: 'custody' };
  return { is: 'other' };
}

/** The type of signed data, and of what a clock stamps, as DER writes them; in hexadecimal, like all below. */
const TOKEN_MARK = /06092a864886f70d010702.*060b2a864886f70d0109100104/;

const MEDIA: readonly (readonly [RegExp, string])[] = [
  [/^ffd8ff/, 'image/jpeg'],
  [/^89504e470d0a/, 'image/png'],
  [/^47494638/, 'image/gif'],
  [/^52494646.{8}57454250/, 'image/webp'],
  [/^52494646.{8}57415645/, 'audio/wav'],
  [/^52494646.{8}41564920/, 'video/avi'],
  [/^(49492a00|4d4d002a)/, 'image/tiff'],
  // ISO base media, by brand: heic, heix, mif1, msf1; avif; qt; M4A
  [/^.{8}66747970(68656963|68656978|6d696631|6d736631)/, 'image/heic'],
  [/^.{8}6674797061766966/, 'image/avif'],
  [/^.{8}667479707174/, 'video/quicktime'],
  [/^.{8}667479704d3441/, 'audio/mp4'],
  [/^.{8}66747970/, 'video/mp4'],
  [/^494433/, 'audio/mpeg'],
  [/^255044462d/, 'application/pdf'],
];

const byName = (path: string): string | undefined =>
  ({ '.svg': 'image/svg+xml', '.c2pa': 'application/c2pa' })[/\.[^.]+$/.exec(path.toLowerCase())?.[0] ?? ''];

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The first bytes of a gzip member; a head cut off in the middle gives what it has. */
function unzipped(head: Buffer): Promise<string> {
  return new Promise((resolve) => {
    const gunzip = createGunzip();
    gunzip.once('data', (chunk: Buffer) => resolve(chunk.toString('latin1')));
    gunzip.once('error', () => resolve(''));
    gunzip.once('end', () => resolve(''));
    gunzip.end(head);
  });
}
