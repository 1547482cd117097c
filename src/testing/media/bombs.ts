/** Files that are small and ask for much. */
import { crc32, deflateSync } from 'node:zlib';
import { joined } from './exif-block.js';

/** A PNG whose header says `width` × `height`, with `rows` rows of zeros packed behind it. */
export function pngOf(width: number, height: number, rows: number): Uint8Array {
  const header = bigEndian(13, (view) => {
    view.setUint32(0, width);
    view.setUint32(4, height);
    view.setUint8(8, 8);
    // one grey
  });
  const packed = new Uint8Array(deflateSync(new Uint8Array((width + 1) * rows), { level: 9 }));
  return joined([SIGNATURE, chunk('IHDR', header), chunk('IDAT', packed), chunk('IEND', new Uint8Array(0))]);
}

/** A PNG of one pixel with a packed text of `size` bytes. */
export function pngWithText(size: number): Uint8Array {
  const small = pngOf(8, 8, 8);
  const packed = new Uint8Array(deflateSync(new Uint8Array(size).fill(65), { level: 9 }));
  const text = joined([new TextEncoder().encode('Comment'), Uint8Array.from([0, 0]), packed]);
  const head = SIGNATURE.length + 25;
  return joined([small.subarray(0, head), chunk('zTXt', text), small.subarray(head)]);
}

/** A GIF whose screen is as large as one can be. */
export const gifOfSize = (gif: Uint8Array, width: number, height: number): Uint8Array => {
  const large = gif.slice();
  new DataView(large.buffer).setUint16(6, width, true);
  new DataView(large.buffer).setUint16(8, height, true);
  return large;
};

/** A JPEG whose frame says another size: the header is changed, the scan is not. */
export function jpegOfSize(jpeg: Uint8Array, width: number, height: number): Uint8Array {
  const large = jpeg.slice();
  const view = new DataView(large.buffer);
  for (let at = 2; at + 9 < large.length; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker < 0xffc0 || marker > 0xffc2) continue;
    view.setUint16(at + 5, height);
    view.setUint16(at + 7, width);
    return large;
  }
  throw new Error('a frame in the JPEG');
}

const SIGNATURE = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(name: string, content: Uint8Array): Uint8Array {
  const named = joined([new TextEncoder().encode(name), content]);
  const size = bigEndian(4, (view) => view.setUint32(0, content.length));
  return joined([size, named, bigEndian(4, (view) => view.setUint32(0, crc32(named)))]);
}

function bigEndian(size: number, fill: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(size);
  fill(new DataView(bytes.buffer));
  return bytes;
}
