/**
 * The whole path on twenty generated strikes of other places and assets, tanks, ships, radars, launchers and stores, whose truth is
 * known: the folder is checked, weighed, printed and put into the public document.
 */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { assessmentPage } from '../src/cli/print/assessment-page.js';
import { makeTone } from '../src/cli/print/tone.js';
import { readCase } from '../src/core/casefile/read.js';
import { type Assessment, printAssessment, toAssessment } from '../src/core/dossier/assessment.js';
import { run } from '../src/core/execute.js';
import { isGap } from '../src/core/problem.js';
import { generateCase } from '../src/testing/generate-case.js';

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed);
const schema = new URL('../schema/assessment.schema.json', import.meta.url);
const ajv = new Ajv2020({ allErrors: true, strictTypes: true, strictTuples: true });
const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
const page = { columns: 100, tone: makeTone(false) };

test('every stage answers or says why not, every document holds to its schema and prints, and nine in ten intervals hold the truth', () => {
  let [asked, held] = [0, 0];
  const types = new Set<string>();
  for (const seed of SEEDS) {
    const { files, truth } = generateCase(seed);
    const read = readCase(files);
    if (!read.ok) throw new Error(`generated case ${seed} does not read`);
    const made = run(read.theCase);
    const { losses, verdicts, claims } = made;
    for (const { type } of truth.cells) types.add(type);
    expect(verdicts).toHaveLength(claims.entries.length);
    const text = printAssessment(toAssessment(made));
    const document = JSON.parse(text) as Assessment;
    validate(document);
    expect([seed, validate.errors ?? []]).toEqual([seed, []]);
    const printed = assessmentPage(document, page);
    expect(printed).not.toMatch(/undefined|NaN|\[object/);
    for (const { claim, gap } of document.verdicts)
      expect([claim, gap === null || gap.detail.length > 0]).toEqual([claim, true]);
    if (isGap(losses)) continue;
    const good = losses.scenarios.find(({ name }) => name === 'good');
    const inside = new Set(
      (good?.byCell ?? []).filter((c) => c.looked && !c.unlisted).map((c) => `${c.site}/${c.type}`),
    );
    const cells = truth.cells.filter(({ site, type }) => inside.has(`${site}/${type}`));
    const destroyed = cells.reduce((sum, { D }) => sum + D, 0);
    const hit = cells.reduce((sum, { D, M }) => sum + D + M, 0);
    for (const [count, of] of [
      [destroyed, good?.total.DESTROYED],
      [hit, good?.total.DAMAGED_OR_DESTROYED],
    ] as const) {
      asked += 1;
      if (of && of.q05 <= count && count <= of.q95) held += 1;
    }
  }
  expect(types.size).toBeGreaterThan(5);
  expect(asked).toBeGreaterThan(30);
  // Two counts of one strike err together: of 20 strikes at .9, fewer than 15 hold with chance .01.
  expect(held / asked).toBeGreaterThanOrEqual(0.75);
});
