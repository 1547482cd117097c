import { expect, test } from 'vitest';
import { unexplainedGrades } from './grade-changes.js';
import type { RowEdit } from './row-edit.js';

const nameOf = (path: string): string => path.replace(/^.*\//, '').replace('.csv', '');
const set = (table: string, key: string, column: string, was: string, now: string): RowEdit => ({
  ...{ kind: 'set', table: `tables/${table}.csv`, key: [key], column, was, now },
});
const found = (...edits: RowEdit[]): readonly string[] =>
  unexplainedGrades(edits, nameOf).map(({ key, column }) => `${key[0]} ${column}`);

test('a grade that stood does not change without a word, in any table that judges', () => {
  expect(
    found(
      set('readings', 'r1', 'state', 'DAMAGED', 'DESTROYED'),
      set('source_ratings', 's1', 'reliability', 'B', 'D'),
      set('assessments', 'a1', 'probability', '0.4', '0.7'),
    ),
  ).toEqual(['r1 state', 's1 reliability', 'a1 probability']);
});

test('the row may say why; the reason of another row is none, and neither is a blank one', () => {
  const change = set('credibility', 'c1', 'credibility', '2', '4');
  expect(found(change, set('credibility', 'c1', 'reason', 'first look', 'seen again on the second day'))).toEqual([]);
  expect(found(change, set('credibility', 'c2', 'reason', 'a', 'b'))).toEqual(['c1 credibility']);
  expect(found(change, set('credibility', 'c1', 'reason', 'a', ' '))).toEqual(['c1 credibility']);
});

test('what is no judgement needs no reason, and neither does a row that is new', () => {
  const row = { id: 'r9', state: 'DESTROYED' };
  expect(
    found(
      set('claims', 'c1', 'high', '4', '5'),
      { kind: 'add', table: 'tables/readings.csv', row },
      set('readings', 'r1', 'state', 'X', 'X'),
    ),
  ).toEqual([]);
});
