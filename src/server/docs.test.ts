import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { docsApp } from './docs.js';

const root = mkdtempSync(join(tmpdir(), 'plumbline-docs-'));
mkdirSync(join(root, 'methods'));
writeFileSync(join(root, 'index.html'), 'first page');
writeFileSync(join(root, 'methods', 'losses.html'), 'how losses are weighed');
afterAll(() => rmSync(root, { recursive: true }));
const app = docsApp(root);

test('pages of the documentation are served, their folder by its first page', async () => {
  expect(await (await app.request('/docs/')).text()).toBe('first page');
  expect(await (await app.request('/docs/methods/losses.html')).text()).toBe('how losses are weighed');
  const short = await app.request('/docs');
  expect([short.status, short.headers.get('location')]).toEqual([301, '/docs/']);
});

test('what is no page is not found, and never answered by the workbench or from outside the folder', async () => {
  for (const path of ['/docs/nothing.html', '/docs/methods', '/docs/..%2f..%2fpackage.json', '/docs/.sources'])
    expect([path, (await app.request(path)).status]).toEqual([path, 404]);
});

test('where it is not built, it says how to build it', async () => {
  const none = await docsApp(join(root, 'none')).request('/docs/');
  expect([none.status, await none.text()]).toEqual([404, expect.stringContaining('npm run docs')]);
});
