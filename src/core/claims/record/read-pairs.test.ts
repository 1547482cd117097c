import { expect, test } from 'vitest';
import { printProblem } from '../../problem.js';
import { readPairs } from './read-pairs.js';

const HEADER =
  'id,conflict,claimant,claimant_side,category,claimed,true_or_confirmed,truth_kind,comparability,true_low,true_high,primary';
const read = (text: string) => {
  const [header = '', ...rows] = text.split('\n');
  return readPairs({
    file: 'pairs.csv',
    header: header.split(','),
    rows: rows.map((row, i) => ({ cells: row.split(','), line: i + 2 })),
  });
};
const problemsOf = (text: string): readonly string[] => {
  const made = read(text);
  return made.ok ? [] : made.problems.map(printProblem);
};

test('a sound row; halves are rounded, and what is no count of things is read but not counted', () => {
  const made = read(
    `${HEADER}\na,War,Staff,North,tank,7.5,3,survey,exact,2,5,1\nb,War,Staff,North,personnel,7,3,survey,exact,,,1`,
  );
  expect(made.ok && made.pairs.map(({ claimed, isCounted, low, high }) => [claimed, isCounted, low, high])).toEqual([
    [8, true, 2, 5],
    [7, false, null, null],
  ]);
});

test('every problem at once, each with its line', () => {
  expect(
    problemsOf(
      [
        HEADER,
        'a,War,Staff,North,tank,-3,3,survey,exact,,,1',
        'b,War,Staff,North,tank,,3,survey,exact,,,1',
        'c,War,Staff,North,tank,4,3,rumour,exact,,,1',
        'a,War,Staff,North,tank,4,3,survey,exact,9,5,1',
        'e,,Staff,North,tank,4,3,survey,nearly,,,yes',
        'f,War',
      ].join('\n'),
    ),
  ).toEqual([
    'pairs.csv:2 claimed: a number from 0 to 1000000000, got "-3"',
    'pairs.csv:3 claimed: a number, not blank: a blank is unknown, never zero',
    'pairs.csv:4 truth_kind: one of confirmed_lower_bound, postwar_records, survey, admitted, got "rumour"',
    'pairs.csv:5 id: each id once (line 2 has it), got "a"',
    'pairs.csv:5 true_low: at most true_high (5), got "9"',
    'pairs.csv:6 comparability: one of exact, approx, mismatch, got "nearly"',
    'pairs.csv:6 primary: one of 0, 1, got "yes"',
    'pairs.csv:6 conflict: a value, not blank',
    'pairs.csv:7: 12 cells, got "2 cells"',
  ]);
});

test('missing columns, columns twice, no rows', () => {
  expect(problemsOf('id,conflict,conflict')).toEqual([
    'pairs.csv:1 conflict: each column once in the header, got "conflict"',
    ...[
      'claimant',
      'claimant_side',
      'category',
      'claimed',
      'true_or_confirmed',
      'truth_kind',
      'comparability',
      'primary',
    ].map((name) => `pairs.csv:1 ${name}: a column of this name`),
    'pairs.csv: at least one row',
  ]);
});

test('days between the event and the reading of the list', () => {
  const header = `${HEADER},date_end,listed_as_of`;
  const row = 'a,War,Staff,North,tank,7,3,confirmed_lower_bound,exact,,,1';
  const made = read(`${header}\n${row},2031-05-01,2031-05-31`);
  expect(made.ok && made.pairs[0]?.listedAfterDays).toBe(30);
  expect(problemsOf(`${header}\n${row},2031-05-01,2031-04-01`)).toEqual([
    'pairs.csv:2 listed_as_of: a day on or after date_end (2031-05-01), got "2031-04-01"',
  ]);
});
