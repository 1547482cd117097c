import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runCli } from '../../testing/run-cli.js';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-calibrate-'));
afterAll(() => rmSync(folder, { recursive: true }));

const said = (...args: string[]) => runCli(args);

function file(name: string, rows: readonly string[], end = '\n'): string {
  const path = join(folder, name);
  const header = 'conflict,claimant,claimant_side,category,claimed,true_or_confirmed,truth_kind,comparability,primary';
  writeFileSync(path, [header, ...rows, ''].join(end));
  return path;
}

const war = (name: string, times: number): readonly string[] =>
  [2, 3, 5, 9, 14, 30].map(
    (truth, i) =>
      `${name},staff,side of ${name},tank,${truth * times},${truth},${i === 5 ? 'confirmed_lower_bound' : 'survey'},exact,1`,
  );

test('a document with every promised key, the same for the same seed, from a file with a spreadsheet’s line ends', async () => {
  const path = file('two.csv', [...war('first', 2), ...war('second', 3)], '\r\n');
  const made = await said('calibrate', path, '--json', '--seed', '3');
  expect([made.code, made.err]).toEqual([0, '']);
  const document = JSON.parse(made.out);
  expect(document).toMatchObject({ n: 12, exact: 10, gap: null });
  expect(Object.keys(document.coverage)).toEqual(['0.5', '0.8', '0.9', '0.95']);
  expect(document.baselines.map(({ name }: { name: string }) => name)).toEqual([
    'face-value',
    'half-claim',
    'pooled-log-normal',
  ]);
  for (const one of [document, ...document.baselines])
    for (const key of ['logScore', 'crps', 'medianWidthLog']) expect([key, typeof one[key]]).toEqual([key, 'number']);
  for (const { pairedP } of document.baselines) expect(pairedP).toBeGreaterThan(0);
  expect(document.byConflict).toHaveLength(2);
  expect((await said('calibrate', path, '--json', '--seed', '3')).out).toBe(made.out);
  const page = await said('calibrate', path);
  expect(page.out).toContain('12 settled claims of 2 conflicts, each conflict predicted by a record that never saw it');
}, 120_000);

test('fitted there, tested here', async () => {
  const [there, here] = [
    file('there.csv', [...war('first', 2), ...war('second', 3)]),
    file('here.csv', war('third', 2)),
  ];
  const { code, out } = await said('calibrate', '--fit', there, here);
  expect(code).toBe(0);
  expect(out).toContain('6 settled claims of 1 conflict, predicted by a record of other pairs');
});

test('one conflict alone is a gap; broken rows of both files are told together; no file is a wrong command', async () => {
  expect((await said('calibrate', file('one.csv', war('first', 2)))).out).toMatch(/^too few: one conflict only/);
  const broken = file('broken.csv', ['first,staff,side,tank,-1,,survey,exact,1']);
  const { code, err } = await said(
    'calibrate',
    broken,
    '--fit',
    file('odd.csv', ['first,staff,side,tank,1,1,hearsay,exact,1']),
  );
  expect(code).toBe(1);
  expect(err.split('\n').slice(0, 4)).toEqual([
    'odd.csv:2 truth_kind: one of confirmed_lower_bound, postwar_records, survey, admitted, got "hearsay"',
    'broken.csv:2 claimed: a number from 0 to 1000000000, got "-1"',
    'broken.csv:2 true_or_confirmed: a number, not blank: a blank is unknown, never zero',
    'plumbline: 3 problems, nothing was calibrated',
  ]);
  expect(await said('calibrate', join(folder, 'none.csv'))).toMatchObject({ code: 2 });
});
