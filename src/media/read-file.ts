/** The bytes of one file, or why not. Nothing is read before its size is known, and nothing that is no regular file. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Told } from './media-process.js';

// A pipe does not block. Windows knows no such flag.
const READ = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** @param most bytes of the file */
export async function readMediaFile(path: string, most: number): Promise<Told<{ readonly bytes: Uint8Array }>> {
  try {
    const handle = await open(path, READ);
    try {
      const { size, isFile } = await handle.stat().then((stat) => ({ size: stat.size, isFile: stat.isFile() }));
      if (!isFile) return { refused: 'a file, got something else' };
      if (size > most) return { refused: `at most ${most / 1024 / 1024} MB, got ${size} bytes` };
      const bytes = new Uint8Array(size);
      const { bytesRead } = await handle.read(bytes, 0, size, 0);
      return bytesRead === size ? { bytes } : { refused: 'a file that stays as it is while it is read' };
    } finally {
      await handle.close();
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { refused: code === 'ENOENT' ? 'a file that is there' : `a file that can be read, got ${message}` };
  }
}
