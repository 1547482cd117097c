/** `plumbline lists` as a reader and a program meet it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { width } from '../src/cli/print/width.js';
import { MODELS } from '../src/core/losses/lists/models.js';
import { runCli } from '../src/testing/run-cli.js';
import { ranWithout, sharedPath } from './shared.js';

const plumbline = (args: readonly string[], columns?: number) => runCli(['lists', ...args], columns);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-lists-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const THREE = 'A,B,C,count\n1,0,0,60\n0,1,0,49\n1,1,0,4\n0,0,1,247\n1,0,1,112\n0,1,1,142\n1,1,1,12\n';

test('the document holds every model of the closed list with its keys, and nothing else is on standard output', async () => {
  const { code, out, err } = await plumbline([file('three.csv', THREE), '--json']);
  expect([code, err]).toEqual([0, '']);
  const document = JSON.parse(out);
  expect(document.n).toBe(626);
  expect(document.models.map(({ name }: { name: string }) => name)).toEqual([...MODELS]);
  for (const model of document.models) {
    expect(Object.keys(model)).toEqual(
      expect.arrayContaining(['name', 'mean', 'q025', 'q50', 'q975', 'rhat', 'essBulk', 'essTail', 'gap']),
    );
    // Never null without a word.
    if (model.mean === null) expect(model.gap?.detail ?? model.note).toMatch(/\w/);
    if (model.q50 !== null) expect(model.q025 <= model.q50 && model.q50 <= model.q975).toBe(true);
  }
  expect(document.oddsRatioSweep.map(({ xi }: { xi: number }) => xi)).toContain(1);
  expect(document.chaoLowerBound).toBeGreaterThan(626);
});

test.each([100, 80, 64])('the page fits %i columns and says what each model takes for granted', async (columns) => {
  const { code, out } = await plumbline([file('three.csv', THREE)], columns);
  expect(code).toBe(0);
  expect(Math.max(...out.split('\n').map(width))).toBeLessThanOrEqual(columns);
  const text = out.replace(/\s+/g, ' ');
  for (const name of MODELS) expect(text).toContain(name);
  expect(text).toMatch(/^626 on 3 lists: from \d+ to [\d,]+ in all, by what is assumed/);
  expect(text).toContain('if people fall into a few kinds, and for each kind the lists are independent');
});

test('two lists: no total in the title, the odds ratios instead', async () => {
  const { out } = await plumbline([file('two.csv', 'A,B,count\n1,0,3\n0,1,4\n1,1,8\n')]);
  expect(out).toMatch(/^15 on 2 lists: two lists do not give a total\n/);
  expect(out).toContain('odds ratio between the lists');
  expect(out).not.toContain('A floor');
});

test('one model alone; a wrong name, a wrong file and faulty rows end with what to do', async () => {
  const one = await plumbline([file('three.csv', THREE), '--model', 'independence', '--json']);
  expect(JSON.parse(one.out).models).toHaveLength(1);
  const wrong = await plumbline([file('three.csv', THREE), '--model', 'latent-clas']);
  expect(wrong.code).toBe(2);
  expect(wrong.err).toMatch(/--model: one of independence, .* got "latent-clas"\n {2}did you mean "latent-class"\?/);
  expect(await plumbline([join(folder, 'none.csv')])).toMatchObject({ code: 2, out: '' });
  const bad = await plumbline([file('bad.csv', 'A,B,count\n1,0,x\n0,7,2\n1,1,1\n'), '--json']);
  expect(bad.code).toBe(1);
  expect(bad.err).toMatch(/^bad\.csv:2 count: a whole number from 0, got "x"\nbad\.csv:3 B: 0 or 1: .*, got "7"\n/);
  expect(JSON.parse(bad.out).problems).toHaveLength(2);
});

const scotland = sharedPath('data/statistics/mse-scotpwid/cells.csv');
const spina = sharedPath('data/statistics/mse-spina/cells.csv');
if (scotland === null || spina === null) ranWithout('data/statistics/mse-scotpwid and mse-spina');

test.skipIf(scotland === null || spina === null)('lists by strata with unknown cells are summed over', async () => {
  for (const model of ['loglinear-bic', 'sparse-loglinear', 'graph-averaging', 'no-highest-order']) {
    const { code, out, err } = await plumbline([scotland as string, '--json', '--model', model]);
    expect([model, code, err]).toEqual([model, 0, '']);
    const document = JSON.parse(out);
    for (const stratum of ['Region', 'Gender', 'Age'])
      expect(document.warnings).toContain(`column ${stratum} is no list: its values are summed over`);
    expect([model, document.n, document.models[0].gap]).toEqual([model, 5670, null]);
  }
  const other = JSON.parse((await plumbline([spina as string, '--json', '--model', 'graph-averaging'])).out);
  // As the file adds up; the same study on three lists has five more.
  expect(other.n).toBe(621);
});
