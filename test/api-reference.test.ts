/** docs/api.md is made from the source of the core: it cannot go stale. `npx vitest run test/api-reference -u` remakes it. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as core from '../src/core/index.js';
import { apiReference } from './support/api-reference.js';
import { isTest, sourceFiles } from './support/source.js';

const reference = apiReference(sourceFiles('src/core').filter((file) => !isTest(file)));

test('the reference is what the source says of itself', async () => {
  await expect(reference).toMatchFileSnapshot('../docs/api.md');
});

test('every exported value is in it, with words', () => {
  for (const name of Object.keys(core)) {
    const section = new RegExp(`### ${name}\\n\\n(?!\`\`\`)`);
    expect([name, section.test(reference)]).toEqual([name, true]);
  }
});

test('its program works as it stands', () => {
  const { DEFAULT_CONFIG, readCase, run, toAssessment } = core;
  for (const name of ['DEFAULT_CONFIG', 'readCase', 'run', 'toAssessment']) expect(reference).toContain(name);
  const folder = new URL('../examples/ridgeline/', import.meta.url);
  const files = new Map(
    readdirSync(folder).map((name) => [name, new Uint8Array(readFileSync(new URL(name, folder)))] as const),
  );
  const read = readCase(files);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { verdicts } = toAssessment(run(read.theCase, { ...DEFAULT_CONFIG, seed: 1, only: ['claims', 'losses'] }));
  expect(verdicts.length).toBeGreaterThan(0);
});
