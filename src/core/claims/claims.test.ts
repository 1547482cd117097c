import { expect, test } from 'vitest';
import { buildCase } from '../../testing/build-case.js';
import type { Claim } from '../case.js';
import { isGap } from '../problem.js';
import { claimsOf } from './claims.js';

const ask = (row: Partial<Claim>) => claimsOf(buildCase({ claims: [row] })).entries[0]?.question;

test.each([
  [
    { comparator: 'ge', low: 7 },
    { low: 7, high: null, exactly: null },
  ],
  [
    { comparator: 'le', high: 20 },
    { low: null, high: 20, exactly: null },
  ],
  [
    { comparator: 'range', low: 13, high: 21 },
    { low: 13, high: 21, exactly: null },
  ],
  [
    { comparator: 'about', low: 20, high: 21 },
    { low: 20, high: 21, exactly: null },
  ],
  [
    { comparator: 'about', low: 10, high: 10 },
    { low: 8, high: 12, exactly: null },
  ],
  [
    { comparator: 'about', low: 40, high: 40 },
    { low: 32, high: 48, exactly: null },
  ],
  [
    { comparator: 'about', low: 3, high: 3 },
    { low: 1, high: 5, exactly: null },
  ],
  [
    { comparator: 'eq', low: 0, high: 0 },
    { low: null, high: 0, exactly: null },
  ],
  [
    { comparator: 'eq', low: 41, high: 41 },
    { low: 41, high: null, exactly: 41 },
  ],
] as const)('%j asks %j', (row, event) => {
  expect(ask(row)).toMatchObject(event);
});

test.each([
  ['HIT', 'hit'],
  ['DAMAGED', 'hit'],
  ['DAMAGED_OR_DESTROYED', 'hit'],
  ['DESTROYED', 'destroyed'],
  ['BEYOND_REPAIR', 'destroyed'],
] as const)('%s is answered by the count %s', (verb, quantity) => {
  expect(ask({ verb, low: 1 })).toMatchObject({ quantity });
});

test('what no count answers is a gap with its reason', () => {
  for (const row of [
    { verb: 'TARGETED', low: 4 },
    { verb: 'OUT_OF_ACTION', low: 4 },
    { verb: 'NONE', low: 4 },
    { verb: 'HIT', comparator: null },
    { measure: 'value', low: 4 },
  ] as const) {
    const question = ask(row);
    expect(isGap(question) && question.reason).toBe('outside-model');
    expect(isGap(question) && question.detail.length).toBeGreaterThan(10);
  }
});

test('a relay of a relay rests on the first root, and all of it is one voice', () => {
  const { roots } = claimsOf(buildCase({ claims: [{ date: '2030-02-01', rootId: 'c3' }, {}, { rootId: 'c2' }, {}] }));
  expect(roots.map((root) => root.claims)).toEqual([['c2', 'c3', 'c1'], ['c4']]);
});

test('a verb that may mean more or less carries a warning', () => {
  const { entries } = claimsOf(
    buildCase({
      claims: [
        { verb: 'DAMAGED', low: 3 },
        { verb: 'DESTROYED', low: 3 },
      ],
    }),
  );
  expect(entries[0]?.warnings).toHaveLength(1);
  expect(entries[1]?.warnings).toHaveLength(0);
});

const VOICE: readonly Partial<Claim>[] = [
  { verb: 'HIT', comparator: 'eq', low: 41, high: 41, unit: 'tanks', headline: true },
  {
    rootId: 'c1',
    measure: 'share',
    comparator: 'eq',
    low: 34,
    high: 34,
    unit: 'percent',
    scopeTypes: ['tank'],
    denominator: 'tanks of the army',
  },
  { rootId: 'c1', measure: 'value', comparator: 'about', low: 7e9, high: 7e9, unit: 'usd' },
  { rootId: 'c1', verb: 'HIT', low: 1, scopeTypes: ['truck'] },
  { rootId: 'c1', verb: 'DESTROYED', comparator: 'eq', low: 41, high: 41, unit: 'tanks' },
  {
    rootId: 'c1',
    measure: 'share',
    comparator: 'eq',
    low: 34,
    high: 34,
    unit: 'percent',
    scopeTypes: ['tank'],
    denominator: 'all tanks',
  },
];
const presence = [
  { assetType: 'tank', mode: 9 },
  { assetType: 'truck', mode: 9 },
];

test('a count and a share imply a fleet; a count and a sum a unit value (methods E4)', () => {
  const found = claimsOf(buildCase({ claims: VOICE, presence })).arithmetic;
  const rule = (name: string) => found.find((f) => f.rule === name);
  expect(rule('implied-fleet')?.sentence).toContain('120.6 (118.8 to 122.4 with rounding)');
  expect(rule('implied-unit-value')?.sentence).toContain('$170.7 million each');
  expect(rule('mixed-numerator')?.sentence).toContain('include truck');
  expect(rule('hardened-verb')?.claims).toEqual(['c1', 'c5']);
  expect(rule('moving-denominator')?.claims).toEqual(['c2', 'c6']);
  expect(found.every((f) => f.rows.length > 0)).toBe(true);
});

test('a numerator of the denominator’s own types is not flagged', () => {
  const claims = VOICE.filter((row) => row.scopeTypes?.[0] !== 'truck').map((row) => ({
    ...row,
    scopeTypes: ['tank'],
  }));
  const found = claimsOf(buildCase({ claims, presence })).arithmetic;
  expect(found.some((f) => f.rule === 'mixed-numerator')).toBe(false);
  expect(found.some((f) => f.rule === 'implied-fleet')).toBe(true);
});

test('the same source restating its number is said once, in order of time', () => {
  const claims: readonly Partial<Claim>[] = [
    { sourceId: 'staff', verb: 'DESTROYED', comparator: 'eq', low: 12, high: 12, date: '2030-01-03' },
    { sourceId: 'staff', verb: 'DESTROYED', comparator: 'eq', low: 41, high: 41, date: '2030-01-04' },
  ];
  const found = claimsOf(buildCase({ claims })).arithmetic;
  expect(found.map((f) => f.sentence)).toEqual([
    '12 assets destroyed (2030-01-03) became 41 assets destroyed (2030-01-04).',
  ]);
});
