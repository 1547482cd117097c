/** Grades are labels: no number of any result depends on them. */
import { expect, test } from 'vitest';
import type { Case } from '../src/core/case.js';
import { NO_GRADING } from '../src/core/case-grading.js';
import { readCase } from '../src/core/casefile/read.js';
import { toAssessment } from '../src/core/dossier/assessment.js';
import { gradingOf } from '../src/core/evidence/grading/grading.js';
import { DEFAULT_CONFIG, run } from '../src/core/execute.js';
import { filesIn } from './files-in.js';

const read = readCase(filesIn('examples/ridgeline'));
if (!read.ok) throw new Error('the invented case could not be read');
const { theCase } = read;

const graded = (over: Partial<Case['grading']>): Case => ({ ...theCase, grading: { ...theCase.grading, ...over } });
const CONFIG = { ...DEFAULT_CONFIG, draws: 200 };

test('with every letter and figure at its worst, or none at all, the whole document stays as it was', () => {
  const worst = graded({
    sourceRatings: theCase.grading.sourceRatings.map((row) => ({ ...row, reliability: 'E' })),
    credibility: theCase.grading.credibility.map((row) => ({ ...row, credibility: '5' })),
  });
  const [first, ...others] = [theCase, worst, graded(NO_GRADING)].map((one) =>
    JSON.stringify(toAssessment(run(one, CONFIG))),
  );
  for (const other of others) expect(other === first).toBe(true);
});

test('no number the desk computes itself depends on them either', () => {
  const numbers = (one: Case) => {
    const { questions, brier, settled } = gradingOf(one);
    return { weighed: questions.map(({ weighing, pooled }) => ({ weighing, pooled })), brier, settled };
  };
  const turned = graded({
    sourceRatings: theCase.grading.sourceRatings.map((row) => ({ ...row, reliability: 'A' })),
    credibility: theCase.grading.credibility.map((row) => ({ ...row, credibility: '1' })),
  });
  expect(numbers(turned)).toEqual(numbers(theCase));
});

test('a changed grade carries the day, the person and the reason', () => {
  const { sources, assessed } = gradingOf(theCase);
  expect(sources.find(({ sourceId }) => sourceId === 'pixel_ledger')?.changes).toMatchObject([
    { from: 'F', to: 'C', on: '2031-03-20', by: 'J. Kell', why: expect.stringMatching(/radar/) },
  ]);
  expect(assessed.find(({ claimId }) => claimId === 'c009')?.changes).toMatchObject([{ from: '0.8', to: '0.95' }]);
});

test('as of a day: the letter of that day, and no score of what was not yet known', () => {
  const then = gradingOf(theCase, '2031-03-18');
  expect(then.sources.find(({ sourceId }) => sourceId === 'pixel_ledger')?.reliability).toBe('F');
  expect(then.brier).toMatchObject({ reason: 'too-few' });
  expect(then.questions[0]?.pieces.map(({ evidenceId }) => evidenceId)).toEqual(['r002', 'r006', 'r008', 'c007']);
  expect(gradingOf(theCase).brier).toMatchObject({ n: 6 });
});

test('a desk is scored on the last word before the outcome, not on hindsight', () => {
  const [a04] = theCase.grading.assessments.filter(({ id }) => id === 'a04');
  if (!a04) throw new Error('a04');
  const late = { ...a04, id: 'a99', date: '2031-07-01', probability: 1, outcome: null, outcomeDate: null } as const;
  const { settled } = gradingOf(graded({ assessments: [...theCase.grading.assessments, late] }));
  expect(settled.find(({ claimId }) => claimId === 'c009')?.probability).toBe(0.95);
});
