/** The whole path on generated strikes whose truth is known, and what a runner keeps between two runs. */
import { expect, test } from 'vitest';
import { generateCase } from '../testing/generate-case.js';
import { readCase } from './casefile/read.js';
import { printAssessment, toAssessment } from './dossier/assessment.js';
import { DEFAULT_CONFIG, makeRunner, run } from './execute.js';
import { isGap } from './problem.js';

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed);

const caseOf = (seed: number) => {
  const { files, truth } = generateCase(seed);
  const read = readCase(files);
  if (!read.ok) throw new Error(`generated case ${seed} does not read`);
  return { theCase: read.theCase, truth };
};

test('20 generated strikes: every stage answers or says why not, and nine in ten intervals hold the truth', () => {
  let [asked, held] = [0, 0];
  for (const seed of SEEDS) {
    const { theCase, truth } = caseOf(seed);
    const { losses, verdicts, claims } = run(theCase);
    expect(verdicts).toHaveLength(claims.entries.length);
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
  expect(asked).toBeGreaterThan(30);
  // Two counts of one strike err together: of 20 strikes at .9, fewer than 15 hold with chance .01.
  expect(held / asked).toBeGreaterThanOrEqual(0.75);
}, 180_000);

test('a day asked for after other days is what it is when asked for alone', () => {
  const { theCase } = caseOf(1);
  const runner = makeRunner(theCase);
  const days = [...new Set(theCase.readings.map(({ date }) => date))].sort();
  const print = (made: ReturnType<typeof run>): string => printAssessment(toAssessment(made));
  for (const asOf of days) runner({ ...DEFAULT_CONFIG, asOf });
  for (const asOf of [days[0] ?? null, null])
    expect(print(runner({ ...DEFAULT_CONFIG, asOf }))).toBe(print(run(theCase, { ...DEFAULT_CONFIG, asOf })));
}, 120_000);
