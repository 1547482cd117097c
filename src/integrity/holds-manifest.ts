/** Does a file hold content credentials at all? Looked for as bytes, so that a picture without any costs only its reading. */
import { createReadStream } from 'node:fs';

/** The description box of a manifest store: `jumd` and the first letters of its UUID. */
const MARK = Buffer.from('jumdc2pa');

export async function holdsManifest(path: string): Promise<boolean> {
  let tail: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    const window: Buffer = Buffer.concat([tail, chunk as Buffer]);
    if (window.includes(MARK)) return true;
    tail = window.subarray(Math.max(0, window.byteLength - MARK.byteLength + 1));
  }
  return false;
}
