import { expect, test } from 'vitest';
import { buildCase } from '../../../testing/build-case.js';
import { arithmeticIn, asClaims } from './as-claims.js';
import { proposeClaims } from './extract.js';
import { NO_CONTEXT, textContext } from './text-context.js';

const theCase = buildCase({
  strike: '2030-05-06',
  sites: [
    { id: 'north', name: 'North Field', region: 'Upper Vale' },
    { id: 'south', name: 'South Field', region: 'Lower Vale' },
  ],
  presence: [{ assetType: 'Q-12M' }, { assetType: 'Q-14' }, { assetType: 'Q-2' }],
  typeGroups: { carrier: ['Q-12M', 'Q-14'], machine: ['*'] },
  sources: [{ id: 'ministry', name: 'Ministry of War (MoW)' }],
});
const read = (text: string) => proposeClaims(text, textContext(theCase));
const said = (text: string) =>
  read(text).map(({ measure, verb, comparator, low, high }) => [measure, verb, comparator, low, high]);

test('a sentence with a count, a sum and a share is three claims, and they imply a fleet', () => {
  const text = 'The MoW said 41 machines were hit, worth $7bn, or 34 percent of its carriers.';
  const proposals = read(text);
  expect(proposals.map(({ measure, low }) => [measure, low])).toEqual([
    ['count', 41],
    ['value', 7e9],
    ['share', 34],
  ]);
  expect(proposals.every(({ sourceId }) => sourceId === 'ministry')).toBe(true);
  const findings = arithmeticIn(asClaims(proposals, theCase), theCase);
  const fleet = findings.find(({ rule }) => rule === 'implied-fleet');
  // 41 / .345 and 41 / .335
  expect([fleet?.low, fleet?.high].map((value) => value?.toFixed(1))).toEqual(['118.8', '122.4']);
  expect(findings.some(({ rule }) => rule === 'mixed-numerator')).toBe(true);
});

test('the span of a claim is where its words stand', () => {
  const text = '«Так», — сказали вони. Знищено 14 Q-14 на North Field.';
  for (const { text: words, span } of read(text)) expect(text.slice(...span)).toBe(words);
  expect(read(text)).toHaveLength(1);
});

test('more than twelve is at least thirteen; fewer than twelve at most eleven; up to twelve at most twelve', () => {
  expect(said('More than 12 machines were hit.')).toEqual([['count', 'HIT', 'ge', 13, null]]);
  expect(said('Fewer than a dozen machines were hit.')).toEqual([['count', 'HIT', 'le', null, 11]]);
  expect(said('Up to twelve machines were hit.')).toEqual([['count', 'HIT', 'le', null, 12]]);
});

test('years, dates, people, distances and running totals are not claims', () => {
  expect(said('On 6 May 2030 the base, 300 km away, was visited by 12 officials; 3 soldiers were wounded.')).toEqual(
    [],
  );
  expect(said('The tally rose by 12 destroyed machines, from 372 to 384.')).toEqual([
    ['count', 'DESTROYED', 'eq', 12, 12],
  ]);
});

test('a shorter designation in another script stands for the types that begin with it, and no others', () => {
  expect(read('Уничтожены три К-12.').map(({ scopeTypes }) => scopeTypes)).toEqual([[]]);
  expect(read('Three Q-12 and one Q-1 were destroyed.').map(({ scopeTypes }) => scopeTypes)).toEqual([
    ['Q-12M'],
    ['Q-12M'],
  ]);
});

test('a number that the case has already is proposed as a relay of it', () => {
  const known = buildCase({ claims: [{ id: 'c1', measure: 'count', comparator: 'eq', low: 41, high: 41 }] });
  const relay = (text: string) => asClaims(proposeClaims(text, textContext(known)), known).map(({ rootId }) => rootId);
  expect(relay('41 were destroyed.')).toEqual(['c1']);
  expect(relay('42 were destroyed.')).toEqual([null]);
});

test('any text is read in the end, and nothing in it but claims comes back', () => {
  const odd = [
    '',
    '   ',
    '41',
    '%%%',
    '$',
    'of of of',
    '«»',
    '1 2 3 4 5',
    '\u0000\uFFFF',
    'the first two regions',
    'no no no',
    '🛩 🛩',
  ];
  for (const text of odd)
    for (const claim of proposeClaims(text, NO_CONTEXT)) expect(text.slice(...claim.span)).toBe(claim.text);
  expect(proposeClaims('x '.repeat(50_000), NO_CONTEXT)).toEqual([]);
});
