/** `plumbline series` as a reader and a program meet it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { width } from '../src/cli/print/width.js';
import { runCli } from '../src/testing/run-cli.js';

const EXAMPLE = 'examples/tables/launches.csv';
const plumbline = (args: readonly string[], columns?: number) => runCli(['series', ...args], columns);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-series-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test('the document carries every key, the same bytes twice, and nothing else is on standard output', async () => {
  const args = [EXAMPLE, '--event', '2031-04-01', '--y', 'launches', '--json'];
  const { code, out, err } = await plumbline(args);
  expect([code, err]).toEqual([0, '']);
  const document = JSON.parse(out);
  for (const key of ['average', 'cumulative'])
    expect(Object.keys(document[key])).toEqual(['actual', 'predicted', 'effect', 'q025', 'q975']);
  expect(Object.keys(document)).toEqual(
    expect.arrayContaining(['sd', 'p', 'placebo', 'smallestDetectable', 'gap', 'path', 'inclusion', 'diagnostics']),
  );
  expect(document.gap).toBeNull();
  // six months lie behind the event, and the example was made with fewer launches in them
  expect([document.path.length, document.n.after, document.average.q975 < 0]).toEqual([33, 6, true]);
  expect([document.placebo.rank, document.smallestDetectable > 0]).toEqual([1, true]);
  expect((await plumbline(args)).out).toBe(out);
});

test.each([100, 80, 64])(
  'the page fits %i columns, draws the series and says how large an effect would have shown',
  async (columns) => {
    const { code, out, err } = await plumbline([EXAMPLE, '--event', '2031-04-01', '--y', 'launches'], columns);
    expect(code).toBe(0);
    expect(Math.max(...out.split('\n').map(width))).toBeLessThanOrEqual(columns);
    const text = out.replace(/\s+/g, ' ');
    expect(text).toMatch(/^launches from 2031-04-01 on: [\d.]+ a row under what was expected/);
    expect(text).toContain('also consistent with anything else that changed on that day');
    expect(text).toMatch(/An effect under [\d.]+ a row would not have been seen in 4 of 5 such series/);
    expect(out).toMatch(/●/);
    for (const name of ['least squares', 'restricted likelihood', 'Prais–Winsten', 'Newey–West'])
      expect(text).toContain(name);
    expect(err).toContain('the priors of the model say about as much as the series');
  },
);

test('a series too short for the model is a gap in words, and what needs no model still stands', async () => {
  const short = file('short.csv', 'month,y\n2031-01,4\n2031-02,6\n2031-03,5\n2031-04,4\n2031-05,6\n2031-06,12\n');
  const { code, out } = await plumbline([short, '--event', '2031-06-01', '--json']);
  const document = JSON.parse(out);
  expect(code).toBe(0);
  expect(document.gap).toEqual({ reason: 'too-few', detail: 'at least 8 values before the event, got 5' });
  expect([document.average, document.p, document.path]).toEqual([null, null, []]);
  expect(document.segmented.gap.reason).toBe('too-few');
  expect(document.withoutModel).toMatchObject({ rank: 1, of: 5 });
  const page = (await plumbline([short, '--event', '2031-06-01'])).out.replace(/\s+/g, ' ');
  expect(page).toMatch(
    /^y from 2031-06-01 on: no number can be had \(too few: at least 8 values before the event, got 5\)/,
  );
  expect(page).toContain('rank 1 of 5 dates');
});

test('what is wrong with command and table is told with what to do', async () => {
  expect(await plumbline([EXAMPLE])).toMatchObject({ code: 2, out: '' });
  expect(await plumbline([join(folder, 'none.csv'), '--event', '3'])).toMatchObject({ code: 2 });
  const season = await plumbline([EXAMPLE, '--event', '2031-04', '--season', '1']);
  expect([season.code, season.err]).toEqual([
    2,
    expect.stringContaining('--season: a whole number from 2 to 366, got "1"'),
  ]);
  const bad = await plumbline([
    file('bad.csv', 'd,y\n2031-01-01,1\n2031-01-02,many\n'),
    '--event',
    '2031-01-02',
    '--y',
    'y',
    '--json',
  ]);
  expect(bad.code).toBe(1);
  expect(bad.err).toMatch(/^bad\.csv:3 y: a number, or blank where none was taken, got "many"\n/);
  expect(JSON.parse(bad.out).problems).toHaveLength(1);
});
