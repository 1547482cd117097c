import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { runCli } from '../../testing/run-cli.js';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-tables-'));
afterAll(() => rmSync(folder, { recursive: true }));

const said = (args: readonly string[]) => runCli(args, 90);
const example = (name: string): string => fileURLToPath(new URL(`../../../examples/tables/${name}`, import.meta.url));

test('raters: the document has its public keys, and outlets of one release are one voice', async () => {
  const { code, out } = await said(['raters', example('answers.csv'), '--json']);
  const document = JSON.parse(out);
  expect(code).toBe(0);
  for (const key of ['logLikelihood', 'prior', 'labels', 'workers', 'alpha', 'rhat', 'essBulk'])
    expect(document).toHaveProperty(key);
  expect(document.labels[0]).toMatchObject({
    task: 'stand-1',
    label: expect.any(String),
    probability: expect.any(Number),
  });
  expect(document.copies.groups).toEqual([['outlet-a', 'outlet-b', 'outlet-c']]);
  expect(document.withoutCopies.labels).toHaveLength(document.labels.length);
});

test('raters: the page leads with the answer in which copies count once', async () => {
  const { out } = await said(['raters', example('answers.csv')]);
  expect(out.indexOf('as one voice')).toBeLessThan(out.indexOf('a voice of his own'));
});

test('match: patterns add up to the records, and each merge says why', async () => {
  const { code, out } = await said(['match', example('list-a.csv'), example('list-b.csv'), '--json']);
  const document = JSON.parse(out);
  expect(code).toBe(0);
  const { 10: first, 11: both } = document.patterns.expected;
  expect(first + both).toBeCloseTo(document.lists[0].records, 6);
  expect(document.merges[0].because).toMatchObject({ serial: expect.any(String), date: expect.any(String) });
});

test('all problems of every table at once, and nothing is weighed', async () => {
  writeFileSync(join(folder, 'a.csv'), 'name,date\nElm 4,May\n');
  writeFileSync(join(folder, 'b.csv'), 'kind\nx\n');
  const { code, out, err } = await said(['match', join(folder, 'a.csv'), join(folder, 'b.csv')]);
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain('a.csv:2 date: a date such as 2031, 2031-06 or 2031-06-01, got "May"');
  expect(err).toContain('b.csv:1: at least one column of name, serial, place, lat, lon, date, got "kind"');
  writeFileSync(join(folder, 'empty.csv'), '');
  expect((await said(['raters', join(folder, 'empty.csv')])).err).toContain(
    'empty.csv: a header and rows, not an empty file',
  );
});
