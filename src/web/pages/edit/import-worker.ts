/** A file from elsewhere is taken apart beside the page, which stops waiting and ends this worker where it takes too long. */
import { readDelimited, separatorOf } from '../../../sheets/read-delimited.js';
import { readXlsx } from '../../../sheets/read-xlsx.js';
import type { Sheet } from '../../../sheets/sheet.js';

export type ImportReply = { readonly sheets: readonly Sheet[] } | { readonly failed: string };

self.addEventListener('message', ({ data: file }: MessageEvent<File>) => {
  read(file).then(
    (sheets) => self.postMessage({ sheets } satisfies ImportReply),
    (error: Error) => self.postMessage({ failed: error.message } satisfies ImportReply),
  );
});

const MOST_BYTES = 32 * 1024 * 1024;

async function read(file: File): Promise<readonly Sheet[]> {
  if (file.size > MOST_BYTES) throw new Error('at most 32 MB');
  const bytes = new Uint8Array(await file.arrayBuffer());
  // Archives begin with these two letters, whatever the file is called.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readXlsx(bytes);
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  return [{ name: file.name, rows: readDelimited(text, separatorOf(text)), formulas: 0 }];
}
