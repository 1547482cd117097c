/**
 * A script of the tests as plain JavaScript, standing on what is built: a process that has to learn TypeScript first takes three
 * times as long to begin, and tests that kill processes begin hundreds.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const PLAIN = fileURLToPath(new URL('../../dist/.scripts/', import.meta.url));

const made = new Set<string>();

/** @param name of a script beside this file @returns the path of it, and of all it takes from beside it, in JavaScript */
export function plainScript(name: string): string {
  const path = join(PLAIN, basename(name).replace(/\.ts$/, '.js'));
  if (made.has(name)) return path;
  made.add(name);
  const { code } = transformSync(readFileSync(join(HERE, name), 'utf8'), { loader: 'ts' });
  const text = code.replace(/from "(\.[^"]*)"/g, (_, from: string) => {
    if (from.startsWith('../../src/')) return `from '${relative(PLAIN, DIST)}/${from.slice('../../src/'.length)}'`;
    plainScript(from.replace(/\.js$/, '.ts'));
    return `from '${from}'`;
  });
  mkdirSync(PLAIN, { recursive: true });
  // Another process may be reading it.
  const half = `${path}.${process.pid}`;
  writeFileSync(half, text);
  renameSync(half, path);
  return path;
}
