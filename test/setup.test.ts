/** What `npm start` and `npm test` do before anything is there: judged on folders made for it. The whole is in .ci/run. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sourceDigest } from '../scripts/build.mjs';
import { findChromium } from '../scripts/chromium.mjs';
import { nodeComplaint } from '../scripts/node-version.mjs';
import { mismatched } from '../scripts/packages.mjs';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'plumbline-setup-'));
});
afterEach(() => rm(root, { recursive: true }));

const write = async (path: string, content: unknown): Promise<void> => {
  await mkdir(join(root, path, '..'), { recursive: true });
  await writeFile(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
};
const lock = (packages: object): object => ({ packages: { '': { name: 'x' }, ...packages } });

test('an old Node is told which one is needed, a fit one nothing', () => {
  expect(nodeComplaint('18.20.4')).toMatch(/Node 20\.19 or newer, got 18\.20\.4\n.*nodejs\.org/);
  expect(nodeComplaint('20.18.3')).toMatch(/got 20\.18\.3/);
  for (const version of ['20.19.0', '20.20.2', '22.0.0', '24.21.0', '100.0.0'])
    expect(nodeComplaint(version)).toBeNull();
});

test('packages are installed when none are, when one is missing, and when one is another version', async () => {
  const one = { 'node_modules/one': { version: '1.0.0' }, 'node_modules/@a/two': { version: '2.0.0' } };
  await write('package-lock.json', lock(one));
  expect(mismatched(root)).toEqual(['one', '@a/two']);
  await write('node_modules/.package-lock.json', lock({ 'node_modules/one': { version: '1.0.0' } }));
  expect(mismatched(root)).toEqual(['@a/two']);
  await write('node_modules/.package-lock.json', lock({ ...one, 'node_modules/@a/two': { version: '2.0.1' } }));
  expect(mismatched(root)).toEqual(['@a/two']);
  await write('node_modules/.package-lock.json', lock(one));
  expect(mismatched(root)).toEqual([]);
});

test('a package for another system may be missing', async () => {
  await write('package-lock.json', lock({ 'node_modules/darwin': { version: '1.0.0', optional: true } }));
  expect(mismatched(root)).toEqual([]);
});

test('this clone has what its lock file says', () => {
  expect(mismatched(fileURLToPath(new URL('..', import.meta.url)))).toEqual([]);
});

test('a build is due after a change of source, of configuration or of the lock, not after one of a test', async () => {
  await write('src/a.ts', 'export const a = 1;');
  await write('src/deep/b.tsx', 'export const b = 1;');
  await write('vite.config.ts', '');
  const seen = new Set([sourceDigest(root)]);
  const changes: [string, string][] = [
    ['src/a.ts', 'export const a = 2;'],
    ['src/deep/b.tsx', 'export const b = 2;'],
    ['src/c.css', ''],
    ['vite.config.ts', '//'],
    ['tsconfig.json', '{}'],
    ['package-lock.json', '{}'],
    ['schema/x.json', '{}'],
  ];
  for (const [path, content] of changes) {
    await write(path, content);
    expect(seen.has(sourceDigest(root)), path).toBe(false);
    seen.add(sourceDigest(root));
  }
  await write('src/a.test.ts', 'a test');
  await write('README.md', 'words');
  expect(seen.has(sourceDigest(root))).toBe(true);
});

test('a Chromium is taken where it is named, else where it is installed, else there is none', async () => {
  await write('bin/google-chrome', '');
  const named = join(root, 'bin', 'google-chrome');
  // Not executable: not a browser.
  expect(findChromium({ PLUMBLINE_CHROMIUM: named })).toBeNull();
  await writeFile(named, '', { mode: 0o755 });
  await rm(named);
  await writeFile(named, '', { mode: 0o755 });
  expect(findChromium({ PLUMBLINE_CHROMIUM: named })).toBe(named);
  expect(findChromium({ PLUMBLINE_CHROMIUM: join(root, 'nowhere') })).toBeNull();
});
