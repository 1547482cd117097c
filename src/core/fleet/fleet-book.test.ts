import { expect, test } from 'vitest';
import { printProblem } from '../problem.js';
import { readFleetBook } from './fleet-book.js';

const range = (low: number, high = low) => ({ low, high, source: 'a guess of the desk' });
const book = (entry: object, rest: object = {}) => ({
  horizonDays: 730,
  restoreShare: 0.9,
  lengths: 'range',
  types: [{ type: 'ferry', slots: range(2), repairDays: range(90, 300), ...entry }],
  ...rest,
});

const said = (raw: unknown): readonly string[] => {
  const read = readFleetBook(raw);
  return read.ok ? [] : read.problems.map(printProblem);
};

test('a book whose every input has a range and a source is read', () => {
  expect(said(book({ failureDays: range(60), overhaulDays: range(5, 20), newPerYear: range(0, 2) }))).toEqual([]);
});

test.each([
  [book({ repairDays: range(-30, 60) }), 'fleet book types[0].repairDays.low: a number above 0, got "-30"'],
  [book({ repairDays: range(300, 90) }), 'fleet book types[0].repairDays.low: at most high (90), got "300"'],
  [book({ slots: range(1.5, 2) }), 'fleet book types[0].slots.low: a whole number, at least 0, got "1.5"'],
  [book({ salvoShare: range(0.5, 1.2) }), 'fleet book types[0].salvoShare.high: a number from 0 to 1, got "1.2"'],
  [book({ slots: { low: 1, high: 2 } }), 'fleet book types[0].slots.source: whose number it is, or why it was chosen'],
  [book({ slots: 3 }), 'fleet book types[0].slots: low, high and source: repair slots, got "3"'],
  [
    book({ stored: range(4) }),
    'fleet book types[0].stored: together with reactivationDays (days to bring back a stored asset)',
  ],
  [
    book({ inventory: range(20), serviceable: range(30) }),
    'fleet book types[0].serviceable.low: at most inventory.high (20), got "30"',
  ],
  [book({}, { restoreShare: 1.4 }), 'fleet book restoreShare: a share above 0, at most 1, got "1.4"'],
  [book({}, { horizonDays: -1 }), 'fleet book horizonDays: a number of days above 0, at most 3660, got "-1"'],
])('what cannot be is refused with its place: %#', (raw, message) => {
  expect(said(raw)).toEqual([message]);
});

test('every problem is told at once, and a misspelt input is one', () => {
  const raw = { horizonDays: 'long', types: [{ type: 'ferry', slotz: range(1) }, { type: 'ferry' }] };
  expect(said(raw).map((text) => text.split(':')[0])).toEqual([
    'fleet book horizonDays',
    'fleet book restoreShare',
    'fleet book lengths',
    'fleet book types[0].slotz',
    'fleet book types[1].type',
  ]);
  expect(said(null)).toHaveLength(1);
});
