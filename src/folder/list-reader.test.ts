import { expect, test } from 'vitest';
import { printProblem } from '../core/problem.js';
import { makeListReader, type ReadLists } from './list-reader.js';

function read(text: string, names: readonly string[] | null = null, piece = text.length): ReadLists {
  const reader = makeListReader('cells.csv', names);
  for (let at = 0; at < text.length; at += piece) reader.take(text.slice(at, at + piece));
  return reader.end();
}

const cellsOf = (text: string, names: readonly string[] | null = null, piece?: number) => {
  const made = read(text, names, piece);
  if (!made.ok) throw new Error(made.problems.map(printProblem).join('\n'));
  return { ...made, tally: Array.from(made.cells.patterns, (x, i) => [x, made.cells.counts[i]]) };
};

const problemsOf = (text: string, names: readonly string[] | null = null): readonly string[] => {
  const made = read(text, names);
  return made.ok ? [] : made.problems.map(printProblem);
};

test('a row per pattern with its count, and a row per record, are the same lists', () => {
  const counted = cellsOf('A,B,C,count\n1,0,0,3\n1,1,0,2\n0,0,1,1\n0,1,1,0\n');
  const records = cellsOf('A,B,C\n1,0,0\n1,1,0\n1,0,0\n0,0,1\n1,1,0\n1,0,0\n');
  expect(counted.tally).toEqual([
    [1, 3],
    [3, 2],
    [4, 1],
  ]);
  expect(records.tally).toEqual(counted.tally);
  expect(records.cells.lists).toEqual(['A', 'B', 'C']);
});

test('read in pieces of any size, with a mark, carriage returns, quotes or no last line end, it is the same', () => {
  const text = 'A,B,kind,count\n1,0,"x, y",3\n0,1,z,5\n1,1,z,2\n';
  const whole = cellsOf(text);
  expect(whole.tally).toEqual([
    [1, 3],
    [2, 5],
    [3, 2],
  ]);
  for (const piece of [1, 7, 20]) expect(cellsOf(text, null, piece).tally).toEqual(whole.tally);
  expect(cellsOf(`\ufeff${text.replaceAll('\n', '\r\n')}`, null, 9).tally).toEqual(whole.tally);
  expect(cellsOf(text.trimEnd()).tally).toEqual(whole.tally);
});

test('other columns are summed over, and it is said; a blank count of nobody is the unknown', () => {
  const made = cellsOf('S1,S2,eth,count\n0,0,x,\n1,0,x,4\n0,1,x,2\n0,0,y,\n1,0,y,3\n1,1,y,1\n');
  expect(made.tally).toEqual([
    [1, 7],
    [2, 2],
    [3, 1],
  ]);
  expect(made.warnings).toEqual(['column eth is no list: its values are summed over']);
});

test('a zero for nobody is taken as unknown and repeated patterns are added, with a word', () => {
  const made = cellsOf('A,B,count\n0,0,0\n1,0,4\n1,0,4\n0,1,1\n');
  expect(made.tally).toEqual([
    [1, 8],
    [2, 1],
  ]);
  expect(made.warnings).toEqual([
    '1 rows repeat a pattern of an earlier one; their counts were added',
    'the pattern of no list has the count 0; it is taken as unknown',
  ]);
});

test('all problems at once, each with its line, field, rule and value', () => {
  const text = 'A,B,C,count\n1,0,0,5\n0,1,0,-3\n2,1,0,4.5\n0,0,0,7\n0,1,1,\n1,1,0\n1,,0,1\n';
  expect(problemsOf(text)).toEqual([
    'cells.csv:3 count: a whole number from 0, got "-3"',
    'cells.csv:4 A: 0 or 1: off the list or on it, got "2"',
    'cells.csv:4 count: a whole number from 0, got "4.5"',
    'cells.csv:5 count: blank: how many are on no list is what is asked, got "7"',
    'cells.csv:6 count: a count; blank is unknown, and 0 is none, got ""',
    'cells.csv:7: 4 cells, as in the first line, got "3"',
    'cells.csv:8 B: 0 or 1: off the list or on it, got ""',
  ]);
});

test('a record on no list, and an id that stands twice, are told with their lines', () => {
  expect(problemsOf('A,B\n1,0\n0,0\n0,1\n0,0\n')).toEqual([
    'cells.csv:3: on at least one list; who is on none is what is asked',
    'cells.csv:5: on at least one list; who is on none is what is asked',
  ]);
  expect(problemsOf('id,A,B\np1,1,0\np2,0,1\np1,0,1\np2,0,1\n')).toEqual([
    'cells.csv:4 id: an id that stands once (line 2), got "p1"',
    'cells.csv:5 id: an id that stands once (line 3), got "p2"',
  ]);
});

test.each([
  ['', 'cells.csv: a first line with the names of the columns'],
  ['A,B\n', 'cells.csv:1: from 1 to 30 columns of 0 and 1, one for each list, got "A, B"'],
  ['A,A\n1,0\n', 'cells.csv:1 A: a name that stands once'],
  ['x,y\np,q\n', 'cells.csv:1: from 1 to 30 columns of 0 and 1, one for each list, got "x, y"'],
  ['A,count,freq\n1,2,2\n', 'cells.csv:1 freq: one column of counts, got "count, freq"'],
  ['A,B\n1,"0\n', 'cells.csv:2: RFC 4180: every opening quote is closed'],
])('%j is refused', (text, problem) => {
  expect(problemsOf(text)).toContain(problem);
});

test('named list columns: what is coded 0 and 1 but no list stays out, and an unknown name is told', () => {
  const text = 'A,B,female\n1,0,1\n0,1,0\n1,1,1\n';
  expect(cellsOf(text, ['A', 'B']).cells.lists).toEqual(['A', 'B']);
  expect(problemsOf(text, ['A', 'Q'])).toEqual(['cells.csv:1: the name of a column: A, B, female, got "Q"']);
});

test('a million records are a handful of patterns', () => {
  const reader = makeListReader('records.csv', null);
  reader.take('A,B,C\n');
  const piece = '1,0,0\n0,1,0\n1,1,0\n0,0,1\n'.repeat(5000);
  for (let i = 0; i < 50; i++) reader.take(piece);
  const made = reader.end();
  expect(made.ok && [made.cells.n, made.cells.patterns.length]).toEqual([1_000_000, 4]);
});
