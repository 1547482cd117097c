/** An assessment kept from before: only ever the one that would be made again. The built program, each run a process. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const CASE = fileURLToPath(new URL('../examples/ridgeline', import.meta.url));
const cache = mkdtempSync(join(tmpdir(), 'plumbline-kept-'));
afterAll(() => rmSync(cache, { recursive: true, force: true }));

const assess = (...options: string[]): string =>
  spawnSync(process.execPath, [MAIN, 'assess', CASE, ...options], {
    encoding: 'utf8',
    env: { ...process.env, PLUMBLINE_CACHE: cache },
    maxBuffer: 1 << 28,
  }).stdout;
/** What is kept and what is not does not hang on how much is weighed. */
const LITTLE = ['--json', '--only', 'claims'];
const kept = (): string[] => readdirSync(join(cache, 'assessments')).map((name) => join(cache, 'assessments', name));

test('what is kept is what would be made again, as document and as page', () => {
  const document = assess('--json');
  expect(kept()).toHaveLength(1);
  expect(assess('--json')).toBe(document);
  expect(assess('--json', '--fresh')).toBe(document);
  expect(assess()).toBe(assess('--fresh'));
  expect(kept()).toHaveLength(1);
});

test('another seed or day is another assessment', () => {
  assess(...LITTLE);
  const before = kept();
  assess(...LITTLE, '--seed', '2');
  assess(...LITTLE, '--as-of', '2031-03-20');
  expect(kept()).toHaveLength(before.length + 2);
  expect(kept()).toEqual(expect.arrayContaining(before));
});

test('what was cut short or altered there is weighed anew', () => {
  const document = assess(...LITTLE);
  expect(document).toContain('"seed": 1');
  for (const path of kept()) writeFileSync(path, readFileSync(path, 'utf8').replace('"seed": 1', '"seed": 9'));
  expect(assess(...LITTLE)).toBe(document);
  for (const path of kept()) writeFileSync(path, readFileSync(path, 'utf8').slice(0, 500));
  expect(assess(...LITTLE)).toBe(document);
});
