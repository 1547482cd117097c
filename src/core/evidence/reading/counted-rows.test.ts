import { expect, test } from 'vitest';
import { buildCase } from '../../../testing/build-case.js';
import { countedRows } from './counted-rows.js';
import { heldThere, namedTwice } from './held-there.js';
import { type PlacedMark, readDraft } from './placed-mark.js';

const mark = (over: Partial<PlacedMark> = {}): PlacedMark => ({
  ...{ id: null, x: 0.5, y: 0.5, assetType: 'tank', state: 'DESTROYED', confidence: 'CONFIRMED' },
  ...{ identityState: 'UNKNOWN', label: null, ...over },
});

test('what is said alike of several is one row, one that has a name is a row of its own', () => {
  const marks = [mark(), mark({ state: 'DAMAGED' }), mark(), mark({ label: 'hull 07' })];
  const rows = countedRows({ marks, none: ['truck', 'tank'], isAtLeast: true });
  expect(
    rows.map(({ assetType, state, count, comparator, label, marks: of }) => [
      assetType,
      state,
      count,
      comparator,
      label,
      of,
    ]),
  ).toEqual([
    ['tank', 'DESTROYED', 2, 'ge', null, [0, 2]],
    ['tank', 'DAMAGED', 1, 'ge', null, [1]],
    ['tank', 'DESTROYED', 1, 'eq', 'hull 07', [3]],
    // Nobody saw a hit of it: no number, since nobody counted how many stand there.
    ['truck', 'NO_DAMAGE', null, null, null, []],
  ]);
});

const theCase = buildCase({
  typeGroups: { vehicle: ['*'] },
  presence: [
    { assetType: 'tank', low: 1, mode: 2, high: 3 },
    { assetType: 'tank', mode: 2 },
    { assetType: 'truck', mode: 1 },
    { assetType: 'gun', low: 1 },
    { siteId: 'south', assetType: 'tank', mode: 90 },
  ],
});
const over = (marks: readonly PlacedMark[]): readonly string[] =>
  heldThere(theCase, 'north', marks)
    .filter(({ isOver }) => isOver)
    .map(({ type }) => type);
const many = (n: number, more: Partial<PlacedMark> = {}) => Array.from({ length: n }, () => mark(more));

test('more marks than the largest count allows are told, and no sooner', () => {
  expect(over(many(3))).toEqual([]);
  expect(over(many(4))).toEqual(['tank']);
  expect(over([...many(3), mark({ identityState: 'DECOY' })])).toEqual([]);
  // A lower end alone sets no limit.
  expect(over(many(50, { assetType: 'gun' }))).toEqual([]);
});

test('a generic type is held against all it may be, its own marks and theirs together', () => {
  const two = heldThere({ ...theCase, presence: theCase.presence.filter((row) => row.assetType !== 'gun') }, 'north', [
    ...many(3),
    ...many(2, { assetType: 'vehicle' }),
  ]);
  expect(two.map(({ type, most, marked, isOver }) => [type, most, marked, isOver])).toEqual([
    ['tank', 3, 3, false],
    ['truck', 1, 0, false],
    ['vehicle', 4, 2, true],
  ]);
});

test('where stored ones are not in the count they are not held against it', () => {
  const without = buildCase({ presence: [{ mode: 1, includesStored: 'no' }] });
  const [tank] = heldThere(without, 'north', [mark(), mark({ identityState: 'STORED' })]);
  expect(tank).toMatchObject({ marked: 2, hit: 2, most: 1, isOver: false });
});

test('one individual stands once in a picture', () => {
  expect(namedTwice([mark({ label: 'a' }), mark({ label: 'b' }), mark({ label: 'a' }), mark()])).toEqual(['a']);
});

test.each([
  [{}, /^reading.marks: a list/],
  [{ marks: [{ ...mark(), x: 2 }], none: [], isAtLeast: false }, /^marks\[0\].x: a part from 0 to 1, got 2/],
  [{ marks: [{ ...mark(), state: 'GONE' }], none: [], isAtLeast: false }, /^marks\[0\].state: one of NO_DAMAGE/],
  [{ marks: [], none: [''], isAtLeast: false }, /^none\[0\]: text/],
])('a reading that is none is refused by the place in it: %j', (told, rule) => {
  expect(() => readDraft(told)).toThrow(rule);
});
