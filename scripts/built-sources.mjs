/**
 * Tests stand on what is built, as whoever installs it does: what `src` holds is taken from `dist`, and so are the threads and
 * processes it begins. A process that has to learn TypeScript first begins late, and each test file would learn it anew. Where
 * the build is not that of the sources, tests stand on the sources.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { sourceDigest } from './build.mjs';

/** @param {string} root of the checkout @returns a plugin of vite */
export function builtSources(root) {
  const [src, dist] = [join(root, 'src/'), join(root, 'dist/')];
  const stamp = join(dist, '.sources');
  const isBuilt = existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceDigest(root);
  return {
    name: 'plumbline:built-sources',
    enforce: 'pre',
    resolveId(id, importer) {
      if (!isBuilt || !id.startsWith('.') || importer === undefined) return null;
      const [file, ...query] = id.split('?');
      const path = resolve(dirname(importer), file);
      if (!path.startsWith(src) || !path.endsWith('.js')) return null;
      const built = join(dist, path.slice(src.length));
      return existsSync(built) ? [built, ...query].join('?') : null;
    },
  };
}
