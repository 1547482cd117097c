import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { FolderFiles } from '../ports.js';
import { toUtf8 } from './utf8.js';

export type Digest = `sha256:${string}`;

export function digestOfBytes(bytes: Uint8Array): Digest {
  return `sha256:${bytesToHex(sha256(bytes))}`;
}

/**
 * Digest of the files a case is read from: datapackage.json, every resource it lists and the file of its line. It is the
 * SHA-256 of one line per file, `<hex>  <path>` and LF, sorted by path in code unit order, so that it can be had without
 * this program: `sha256sum claims.csv datapackage.json … | sha256sum`. Other files (README, statements) do not enter.
 */
export function digestOfCase(files: FolderFiles, paths: Iterable<string>): Digest {
  const lines = [...new Set(paths)].sort().flatMap((path) => {
    const bytes = files.get(path);
    return bytes ? [`${bytesToHex(sha256(bytes))}  ${path}\n`] : [];
  });
  return digestOfBytes(toUtf8(lines.join('')));
}
