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
  const [before] = kept();
  assess('--json', '--seed', '2');
  assess('--json', '--as-of', '2031-03-20');
  expect(kept()).toHaveLength(3);
  expect(kept()).toContain(before);
});

test('what was cut short or altered there is weighed anew', () => {
  const document = assess('--json');
  for (const path of kept()) writeFileSync(path, readFileSync(path, 'utf8').replace('"seed": 1', '"seed": 9'));
  expect(assess('--json')).toBe(document);
  for (const path of kept()) writeFileSync(path, readFileSync(path, 'utf8').slice(0, 500));
  expect(assess('--json')).toBe(document);
});
