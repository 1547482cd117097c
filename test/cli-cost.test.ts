/** `plumbline cost` in this process: the document, the page, and what it says of a model that cannot be. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { width } from '../src/cli/print/width.js';
import { runCli } from '../src/testing/run-cli.js';

const plumbline = (args: readonly string[], columns?: number) => runCli(['cost', ...args], columns);

const EXAMPLE = fileURLToPath(new URL('../examples/cost-model.json', import.meta.url));
let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'plumbline-cost-'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function modelFile(name: string, text: string): string {
  const path = join(scratch, name);
  writeFileSync(path, text);
  return path;
}

test('one document with the keys of the contract, the same bytes for the same seed', async () => {
  const [one, two, other] = [
    await plumbline([EXAMPLE, '--json']),
    await plumbline([EXAMPLE, '--json', '--seed', '1']),
    await plumbline([EXAMPLE, '--json', '--seed', '2']),
  ];
  expect([one.code, one.err]).toEqual([0, '']);
  expect(two.out).toBe(one.out);
  expect(other.out).not.toBe(one.out);
  const document = JSON.parse(one.out);
  expect(Object.keys(document)).toEqual(expect.arrayContaining(['mean', 'quantiles', 'exceedance', 'sensitivity']));
  expect(document.exceedance.map(({ at }: { at: number }) => at)).toEqual([60, 100, 150]);
  for (const share of document.sensitivity)
    expect(Object.keys(share)).toEqual(expect.arrayContaining(['input', 'firstOrder', 'total', 'q025', 'q975']));
});

test.each([100, 64])('the page fits %i columns and names what the spread is made of', async (columns) => {
  const { code, out } = await plumbline([EXAMPLE], columns);
  expect(code).toBe(0);
  expect(Math.max(...out.split('\n').map(width))).toBeLessThanOrEqual(columns);
  expect(out).toContain('What the spread is made of');
  expect(out).toContain('Where the distribution misses what was stated');
});

test('plain draws say the same within their error', async () => {
  const [quasi, plain] = [
    JSON.parse((await plumbline([EXAMPLE, '--json'])).out),
    JSON.parse((await plumbline([EXAMPLE, '--json', '--draws', '100000'])).out),
  ];
  // four standard errors
  for (const [i, { probability, mcse }] of plain.exceedance.entries())
    expect(Math.abs(probability - quasi.exceedance[i].probability)).toBeLessThan(4 * mcse);
});

test('problems of a model, all at once, each with its place; nothing on standard output', async () => {
  const path = modelFile(
    'bad.json',
    '{"items":[{"name":"a","p10":9,"p90":4},{"name":"b","quantity":-1,"p10":1,"p90":4}]}',
  );
  const { code, out, err } = await plumbline([path, '--json']);
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain('bad.json items[0].p90: at least p10 (9), got "4"');
  expect(err).toContain('bad.json items[1].quantity: a number of at least 0, got "-1"');
  expect(err).toContain('2 problems, nothing was computed');
});

test('no such file, a folder, no JSON, too few draws', async () => {
  expect(await plumbline([join(scratch, 'none.json')])).toMatchObject({
    code: 2,
    err: expect.stringContaining('no file'),
  });
  expect(await plumbline([scratch])).toMatchObject({ code: 2, err: expect.stringContaining('got a folder') });
  expect(await plumbline([modelFile('not.json', '{')])).toMatchObject({
    code: 1,
    err: expect.stringContaining('JSON, got'),
  });
  expect(await plumbline([EXAMPLE, '--draws', '3'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('--draws'),
  });
});
