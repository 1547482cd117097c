/** Numbers of methods I2 to I4, and what a series that cannot carry a number says instead. */
import { expect, test } from 'vitest';
import { buildCase } from '../../testing/build-case.js';
import type { Case } from '../case.js';
import type { Indicator } from '../case-indicator.js';
import { claimsOf } from '../claims/claims.js';
import { makeRng } from '../numerics/rng.js';
import { isGap } from '../problem.js';
import { decayOf } from './attention-effect.js';
import { eventStudy, presentValue, quoteMove } from './market-effect.js';
import { perceptionOf } from './perception.js';
import { marginOf, pollDifference } from './poll-change.js';
import type { Perception, SeriesValue } from './result.js';

test('I2: a stated design effect of 1.3 multiplies the error, and the poll could have seen 9.1 or 5.8 points', () => {
  expect(marginOf(2004, 1)).toBeCloseTo(0.021892, 5);
  expect(marginOf(2004, 1.3)).toBeCloseTo(0.028459, 5);
  expect(marginOf(2004, Math.sqrt(1.3))).toBeCloseTo(0.02496, 5);
  const small = pollDifference({ share: 0.5, n: 2000 }, { share: 0.52, n: 500 }, 1.3);
  expect(small.standardError).toBeCloseTo(0.032479, 5);
  expect(small.z).toBeCloseTo(0.6158, 4);
  expect(small.p).toBeCloseTo(0.538, 3);
  expect(100 * small.smallestDetectable).toBeCloseTo(9.1, 1);
  const large = pollDifference({ share: 0.5, n: 2000 }, { share: 0.52, n: 2004 }, 1.3);
  expect(large.p).toBeCloseTo(0.3301, 4);
  expect(100 * large.smallestDetectable).toBeCloseTo(5.75, 1);
});

test('I3: attention that falls by a third and more a day is halved in 1.532 days', () => {
  const decay = decayOf([1000, 640, 400, 255, 165, 104]);
  if (isGap(decay)) throw new Error(decay.detail);
  expect(decay.rate).toBeCloseTo(0.452388, 6);
  expect(decay.halfLife).toBeCloseTo(1.532, 3);
  expect(decayOf([1, 2, 3, 4])).toMatchObject({ reason: 'outside-model' });
  expect(decayOf([9, 3])).toMatchObject({ reason: 'too-few' });
});

test('I4: a new middle inside the old spread is no signal; a certain unit in seven months is not worth one', () => {
  const quote = (low: number, high: number): SeriesValue => ({
    date: '2030-01-01',
    value: null,
    low,
    high,
    n: null,
    row: { table: 'series', id: 'x', line: 2 },
  });
  const move = quoteMove(quote(26, 30), quote(23, 29), true);
  if (isGap(move)) throw new Error(move.detail);
  expect(move.move).toBeCloseTo(-2, 10);
  expect(move.logit).toBeCloseTo(-0.101507, 6);
  expect(move.isInside).toBe(true);
  expect(quoteMove(quote(26, 30), { ...quote(0, 0), low: null }, true)).toMatchObject({ reason: 'no-source' });
  expect(presentValue(7, 0.045)).toBeCloseTo(0.974421, 6);
});

/** Prices with a known jump on the first day after the event, beside a benchmark they follow. */
function market(jump: number, seed: number) {
  const rng = makeRng(seed).fork('market');
  const [own, beside] = [[0], [0]];
  for (let i = 1; i <= 62; i++) {
    const m = 0.01 * rng.normal();
    beside.push((beside.at(-1) as number) + m);
    own.push((own.at(-1) as number) + 0.0005 + 0.8 * m + 0.008 * rng.normal() + (i === 61 ? jump : 0));
  }
  return { own, beside };
}

test('an event study finds a known jump, and none where there is none nineteen times in twenty', () => {
  let [covered, rejected] = [0, 0];
  const runs = 400;
  for (let seed = 1; seed <= runs; seed++) {
    const { own, beside } = market(0.05, seed);
    const study = eventStudy(own, beside, 61);
    if (isGap(study)) throw new Error(study.detail);
    if (Math.abs(study.abnormal - 0.05) < 2.0017 * study.standardError) covered++;
    const none = market(0, 10_000 + seed);
    const still = eventStudy(none.own, none.beside, 61);
    if (!isGap(still) && still.p < 0.05) rejected++;
  }
  // 95 % of 400 is 380, one standard error 4.4: four of them either side
  expect(covered).toBeGreaterThan(362);
  expect(covered).toBeLessThan(398);
  expect(rejected).toBeGreaterThan(2);
  expect(rejected).toBeLessThan(38);
  const { own, beside } = market(0.05, 1);
  expect(eventStudy(own, beside, 10)).toMatchObject({ reason: 'too-few' });
  expect(
    eventStudy(
      own.map(() => 1),
      null,
      61,
    ),
  ).toMatchObject({ reason: 'outside-model' });
});

const poll = (change: Partial<Indicator>): Indicator => ({
  kind: 'poll',
  title: null,
  deft: null,
  versions: 1,
  fieldwork: {},
  benchmark: null,
  window: null,
  house: null,
  question: null,
  ...change,
});
function perceived(theCase: Case): Perception {
  const made = perceptionOf(theCase, claimsOf(theCase), '2031-12', makeRng(1));
  if (isGap(made)) throw new Error(made.detail);
  return made;
}

test('a poll whose fieldwork lies on both sides is flagged, and stands as after', () => {
  const made = perceived(
    buildCase({
      strike: '2031-06-01',
      series: [
        { indicator: 'asked', date: '2031-03-04', value: 50 },
        { indicator: 'asked', date: '2031-06-03', value: 52, n: 2004 },
      ],
      indicators: {
        asked: poll({ deft: 1.3, versions: 4, fieldwork: { '2031-06-03': { from: '2031-05-15', to: '2031-06-03' } } }),
      },
    }),
  );
  const [change] = made.polls;
  expect(change?.straddles).toMatchObject({ from: '2031-05-15', to: '2031-06-03' });
  // 3 of 20 days: whatever moved on the day shows at 0.15 of its size
  expect(change?.straddles?.after).toBeCloseTo(0.15, 12);
  const least = change && !isGap(change.difference) ? change.difference.smallestDetectable : 0;
  expect(change?.straddles?.smallestShift).toBeCloseTo(least / 0.15, 12);
  expect(change?.perVersion?.asked.after).toBe(501);
  expect(change?.sentence).toMatch(/both sides of the strike.*taken to have asked as many/);
});

const months = (values: readonly (number | null)[], indicator = 'raids') =>
  values.map((value, i) => ({
    indicator,
    value,
    unit: 'raids',
    date: `${2030 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-01`,
  }));

test('a month that holds the strike is left out; a rise is found and said with what else it may be', () => {
  const values = [9, 11, 10, 12, 8, 10, 11, 9, 10, 12, 9, 10, 11, 10, 30, 22, 25, 24, 21];
  const made = perceived(
    buildCase({
      strike: '2031-03-14',
      series: months(values),
      events: [
        { date: '2031-03-20', event: 'talks' },
        { date: '2031-03-14', kind: 'strike' },
      ],
    }),
  );
  const [output] = made.outputs;
  expect(output?.straddling).toEqual(['2031-03-01']);
  expect(output?.firstAfter).toBe('2031-04-01');
  expect(output?.weighed.average?.q025).toBeGreaterThan(5);
  expect(output?.sentence).toMatch(
    /Consistent with a rise that followed the strike; also consistent with any of 1 other events/,
  );
  expect(made.events.map(({ event }) => event)).toEqual(['talks']);
  expect(made.warnings[0]).toMatch(/raids measures is read from unit and rows/);
});

test.each([
  ['not there after', months([9, 11, 10, 12, 8, 10, 11, 9]), 'not-covered'],
  ['too short', months(Array.from({ length: 19 }, (_, i) => i)).slice(10), 'too-few'],
  ['constant', months(Array.from({ length: 19 }, () => 5)), 'outside-model'],
  ['gappy', months([9, null, null, 12, null, null, 11, null, null, 9, null, null, 10, 11, 9, 12]), 'too-few'],
  ['doubled', [...months(Array.from({ length: 19 }, (_, i) => i)), ...months([3])], 'contradictory'],
])('a series that is %s is a gap with its reason, never a number', (_, series, reason) => {
  const [output] = perceived(
    buildCase({ strike: '2031-03-14', series, indicators: { raids: { ...poll({}), kind: 'output' } } }),
  ).outputs;
  expect(output?.weighed.average).toBeNull();
  expect(output?.weighed.gap?.reason).toBe(reason);
});

test('rows of later days are not known yet', () => {
  const theCase = buildCase({ strike: '2031-03-14', series: months(Array.from({ length: 19 }, (_, i) => i)) });
  const early = perceptionOf(theCase, claimsOf(theCase), '2030-06', makeRng(1));
  expect(isGap(early) ? 0 : early.others[0]?.values.length).toBe(6);
});

test('a claim that hardened and was taken back: the tree says who, when, and whether it travelled', () => {
  const count = { measure: 'count', comparator: 'eq', unit: 'tanks' } as const;
  const made = perceived(
    buildCase({
      sources: [
        { id: 'staff', side: 'attacker', kind: 'official' },
        { id: 'paper', side: 'third_party', kind: 'media' },
      ],
      claims: [
        { ...count, id: 'c1', sourceId: 'staff', verb: 'HIT', low: 40, high: 40, date: '2031-03-14' },
        {
          ...count,
          id: 'c2',
          sourceId: 'paper',
          rootId: 'c1',
          verb: 'DESTROYED',
          low: 40,
          high: 40,
          date: '2031-03-15',
        },
        {
          ...count,
          id: 'c3',
          sourceId: 'staff',
          rootId: 'c1',
          verb: 'DESTROYED',
          low: 12,
          high: 12,
          date: '2031-04-01',
        },
        {
          ...count,
          id: 'c4',
          sourceId: 'paper',
          rootId: 'c1',
          verb: 'DESTROYED',
          low: 40,
          high: 40,
          date: '2031-04-20',
        },
      ],
    }),
  );
  const [spread] = made.spreads;
  expect(spread?.relays.map(({ claim, isHarder, days }) => [claim.id, isHarder, days])).toEqual([
    ['c2', true, 1],
    ['c3', false, 18],
    ['c4', true, 37],
  ]);
  expect(spread?.correction?.claim.id).toBe('c3');
  expect(spread?.ladder.map(({ claim, verb, days }) => [claim.id, verb, days])).toEqual([
    ['c1', 'HIT', 0],
    ['c2', 'DESTROYED', 1],
  ]);
  expect(spread?.sentence).toMatch(/“hit” \(2031-03-14\) → “destroyed” \(2031-03-15\)/);
  expect(spread?.after).toEqual({ corrected: 0, old: 1 });
});
