/** The built workbench, held in memory: a few files, hashed names kept for good, every page address answered by index.html. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

export type WebFiles = (path: string, acceptEncoding: string, ifNoneMatch: string | null) => Response;

type Held = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly zipped: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly tag: string;
  readonly hashed: boolean;
};

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** @throws when the workbench is not built */
export function webFiles(root: string): WebFiles {
  if (!existsSync(join(root, 'index.html')))
    throw new Error(`${root}: the built workbench (index.html), got none; build it: npm run build`);
  const held = new Map<string, Held>();
  for (const entry of readdirSync(root, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const full = join(entry.parentPath, entry.name);
    held.set(full.slice(root.length).replaceAll('\\', '/'), hold(full));
  }
  const index = held.get('/index.html');
  return (path, acceptEncoding, ifNoneMatch) => {
    // Names of cases may hold dots.
    const isPage = extname(path) === '' || path.startsWith('/case/');
    const file = held.get(path) ?? (isPage ? index : null);
    if (!file)
      return new Response('no such file\n', { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } });
    const headers: Record<string, string> = {
      'content-type': file.type,
      etag: file.tag,
      vary: 'accept-encoding',
      'cache-control': file.hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    };
    if (ifNoneMatch === file.tag) return new Response(null, { status: 304, headers });
    const zip = /\bgzip\b/.test(acceptEncoding) && file.zipped.byteLength < file.bytes.byteLength;
    if (zip) headers['content-encoding'] = 'gzip';
    return new Response(zip ? file.zipped : file.bytes, { headers });
  };
}

function hold(full: string): Held {
  const bytes = new Uint8Array(readFileSync(full));
  const extension = extname(full);
  return {
    bytes,
    zipped: new Uint8Array(extension === '.woff2' || extension === '.png' ? bytes : gzipSync(bytes)),
    type: TYPES[extension] ?? 'application/octet-stream',
    tag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    hashed: /\/assets\//.test(full.replaceAll('\\', '/')),
  };
}
