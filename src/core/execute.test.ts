/** What a runner keeps between two runs moves no number. The whole path on generated strikes: test/generated-path.test.ts. */
import { expect, test } from 'vitest';
import { generateCase } from '../testing/generate-case.js';
import { readCase } from './casefile/read.js';
import { printAssessment, toAssessment } from './dossier/assessment.js';
import { DEFAULT_CONFIG, makeRunner, run } from './execute.js';

const caseOf = (seed: number) => {
  const { files } = generateCase(seed);
  const read = readCase(files);
  if (!read.ok) throw new Error(`generated case ${seed} does not read`);
  return { theCase: read.theCase };
};

test('a day asked for after other days is what it is when asked for alone', () => {
  const { theCase } = caseOf(1);
  const runner = makeRunner(theCase);
  const days = [...new Set(theCase.readings.map(({ date }) => date))].sort();
  const print = (made: ReturnType<typeof run>): string => printAssessment(toAssessment(made));
  for (const asOf of days) runner({ ...DEFAULT_CONFIG, asOf });
  for (const asOf of [days[0] ?? null, null])
    expect(print(runner({ ...DEFAULT_CONFIG, asOf }))).toBe(print(run(theCase, { ...DEFAULT_CONFIG, asOf })));
});
