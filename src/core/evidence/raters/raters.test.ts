import { expect, test } from 'vitest';
import { simulateAnswers } from '../../../testing/simulate-answers.js';
import { makeRng } from '../../numerics/rng.js';
import { isGap, printProblem } from '../../problem.js';
import { codeAnswers } from './answers.js';
import { ratersDocument } from './document.js';
import { weighRaters } from './raters.js';
import { readAnswers } from './read-answers.js';

const weigh = (rows: readonly (readonly [task: string, worker: string, label: string])[]) =>
  weighRaters(
    codeAnswers({ task: rows.map(([t]) => t), worker: rows.map(([, w]) => w), label: rows.map(([, , l]) => l) }),
    makeRng(1),
  );

test('a rater with one answer is kept, and his interval is wide', () => {
  const { columns } = simulateAnswers(
    40,
    ['no', 'yes'],
    [{ accuracy: 0.9 }, { accuracy: 0.9 }, { accuracy: 0.8 }],
    makeRng(1),
  );
  const { asGiven, warnings } = weighRaters(
    codeAnswers({ task: [...columns.task, '1'], worker: [...columns.worker, 'z'], label: [...columns.label, 'yes'] }),
    makeRng(1),
  );
  const worker = isGap(asGiven.posterior) ? null : asGiven.posterior.workers[3];
  if (!worker || isGap(worker)) throw new Error('no interval');
  // The prior alone, Beta(4.8, 3.2), has .27 to .90.
  const { q025, q975 } = worker.cells[1]![1]!;
  expect(q975 - q025).toBeGreaterThan(0.5);
  expect(warnings.join()).toContain('1 worker gave one answer');
});

test('one rater and one label are gaps with their reasons', () => {
  const alone = weigh([
    ['1', 'a', 'x'],
    ['2', 'a', 'y'],
  ]);
  expect(alone.asGiven.likelihood).toMatchObject({ reason: 'too-few' });
  expect(alone.asGiven.posterior).toMatchObject({ reason: 'too-few' });
  expect(alone.asGiven.alpha).toMatchObject({ reason: 'too-few' });
  const same = weigh([
    ['1', 'a', 'x'],
    ['1', 'b', 'x'],
    ['2', 'a', 'x'],
  ]);
  expect(same.asGiven.likelihood).toMatchObject({ logLikelihood: 0 });
  expect(same.asGiven.posterior).toMatchObject({ reason: 'too-few' });
  expect(same.asGiven.alpha).toMatchObject({ reason: 'too-few' });
});

test('a task answered twice by one worker counts twice, and says so', () => {
  const { warnings, asGiven } = weigh([
    ['1', 'a', 'x'],
    ['1', 'a', 'x'],
    ['1', 'b', 'y'],
    ['2', 'b', 'y'],
    ['2', 'a', 'y'],
  ]);
  expect(warnings.join()).toContain('1 answer repeats a task');
  expect(asGiven.answers.worker).toHaveLength(5);
});

test('copies: the answer with and without, and without them the copied error is outvoted', () => {
  const workers = [
    { accuracy: 0.6 },
    ...Array.from({ length: 4 }, () => ({ accuracy: 0.6, copies: 0 })),
    ...[0.85, 0.85, 0.85].map((accuracy) => ({ accuracy })),
  ];
  const { columns, truth } = simulateAnswers(150, ['no', 'yes'], workers, makeRng(7));
  const document = ratersDocument(weighRaters(codeAnswers(columns), makeRng(1)));
  expect(document.copies.groups).toEqual([['w1', 'w2', 'w3', 'w4', 'w5']]);
  const right = (labels: readonly { label: string | object | null }[]) =>
    labels.filter(({ label }, i) => label === truth[i]).length;
  // Three voices at .85 and one at .6 are right in 94 % of tasks at the least: 141, less four standard errors.
  expect(right(document.withoutCopies!.labels)).toBeGreaterThan(129);
  expect(right(document.labels)).toBeLessThan(110);
});

test('every number of the document is there or says why', () => {
  const document = ratersDocument(
    weigh([
      ['1', 'a', 'x'],
      ['1', 'b', 'y'],
    ]),
  );
  const holes: string[] = [];
  const look = (value: unknown, where: string): void => {
    if (value === null || value === undefined || (typeof value === 'number' && !Number.isFinite(value)))
      holes.push(where);
    else if (typeof value === 'object')
      for (const [key, inner] of Object.entries(value)) look(inner, `${where}.${key}`);
  };
  look(document, 'document');
  expect(holes).toEqual([]);
});

test('all problems of a table at once, each with its place', () => {
  const said = (header: readonly string[], rows: readonly (readonly string[])[]) => {
    const read = readAnswers({ file: 'a.csv', header, rows: rows.map((cells, i) => ({ cells, line: i + 2 })) });
    return read.ok ? [] : read.problems.map(printProblem);
  };
  expect(said(['task', 'who'], [['1', 'a']])).toEqual([
    'a.csv:1 worker: a column of this name, beside task, worker and label, got "task,who"',
    'a.csv:1 label: a column of this name, beside task, worker and label, got "task,who"',
  ]);
  expect(said(['task', 'worker', 'label'], [])).toEqual(['a.csv: at least one row']);
  expect(
    said(
      ['task', 'worker', 'label'],
      [
        ['', 'a', 'x'],
        ['1', 'b'],
      ],
    ),
  ).toEqual(['a.csv:2 task: a value: leave the row out where there is no answer', 'a.csv:3: 3 cells, got "2 cells"']);
});
