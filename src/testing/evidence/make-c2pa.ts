/** A picture with content credentials by an invented signer, made with the reference implementation. */
import { sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { initSync, WasmBuilder } from '@contentauth/c2pa-wasm';
import type { Issued } from './certificates.js';

export type C2paWanted = { readonly signer: Issued; readonly above: readonly Issued[]; readonly title?: string };

/** The smallest JPEG: one grey pixel. */
export const GREY_JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AR//Z',
  'base64',
);

const RESERVED = 8192;

export async function makeC2pa({ signer, above, title = 'grey.jpg' }: C2paWanted): Promise<Buffer> {
  initSync({ module: await readFile(new URL(import.meta.resolve('@contentauth/c2pa-wasm/c2pa.wasm'))) });
  const reading = globalThis as { FileReaderSync?: unknown };
  const before = reading.FileReaderSync;
  reading.FileReaderSync = KeptReader;
  try {
    const builder = WasmBuilder.fromJson(
      JSON.stringify({
        title,
        claim_generator_info: [{ name: 'plumbline test', version: '1' }],
        assertions: [
          { label: 'c2pa.actions', data: { actions: [{ action: 'c2pa.created', digitalSourceType: SOURCE }] } },
        ],
      }),
      // Made with a certificate that has ended as well as with one in force.
      JSON.stringify({ verify: { verify_after_sign: false } }),
    );
    const definition = {
      alg: 'es256',
      reserveSize: RESERVED,
      sign: async (claim: Uint8Array) => coseOf(claim, signer, above),
    };
    return Buffer.from(await builder.sign(definition, [], 'image/jpeg', new KeptBlob(GREY_JPEG)));
  } finally {
    reading.FileReaderSync = before;
  }
}
const SOURCE = 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture';

/** A browser's worker reads a Blob at once; here one that keeps its bytes stands in. */
class KeptBlob extends Blob {
  constructor(readonly kept: Uint8Array) {
    super([Uint8Array.from(kept)]);
  }
  override slice(start = 0, end = this.size): Blob {
    return new KeptBlob(this.kept.subarray(start, end));
  }
}
class KeptReader {
  readAsArrayBuffer(blob: KeptBlob): ArrayBuffer {
    return Uint8Array.from(blob.kept).buffer;
  }
}

/** COSE_Sign1 with its payload apart, ES256, the chain in the protected header, padded to what was reserved. */
function coseOf(claim: Uint8Array, signer: Issued, above: readonly Issued[]): Uint8Array<ArrayBuffer> {
  const chain = [signer, ...above].map(({ der }) => bytes(der));
  const header = map([int(1), int(-7)], [int(33), array(chain)]);
  const text = array([utf8('Signature1'), bytes(header), bytes(Buffer.alloc(0)), bytes(claim)]);
  const signature = sign('sha256', text, { key: signer.key, dsaEncoding: 'ieee-p1363' });
  const padded = (pad: number) =>
    Buffer.concat([
      Buffer.from([0xd2]),
      array([bytes(header), map([utf8('pad'), bytes(Buffer.alloc(pad))]), Buffer.from([0xf6]), bytes(signature)]),
    ]);
  return Uint8Array.from(padded(RESERVED - padded(256).byteLength + 256));
}

/** CBOR (RFC 8949), as little of it as is needed. */
function head(major: number, n: number): Buffer {
  if (n < 24) return Buffer.from([(major << 5) | n]);
  if (n < 256) return Buffer.from([(major << 5) | 24, n]);
  return Buffer.from([(major << 5) | 25, n >> 8, n & 255]);
}
const int = (n: number): Buffer => (n < 0 ? head(1, -1 - n) : head(0, n));
const bytes = (value: Uint8Array): Buffer => Buffer.concat([head(2, value.byteLength), value]);
const utf8 = (value: string): Buffer => Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
const array = (items: readonly Uint8Array[]): Buffer => Buffer.concat([head(4, items.length), ...items]);
const map = (...pairs: readonly [Uint8Array, Uint8Array][]): Buffer =>
  Buffer.concat([head(5, pairs.length), ...pairs.flat()]);
