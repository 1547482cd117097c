import { expect, test } from 'vitest';
import { buildCase } from '../../testing/build-case.js';
import { influenceOf } from './influence.js';
import type { InfluenceRow } from './result.js';

type Rows = Parameters<typeof buildCase>[0];
const ASK = { asOf: '2031', scenario: 'good', seed: 1 } as const;
const PRESENCE = [{ assetType: 'tank', low: 8, high: 8 }];
const HEADLINE = [{ verb: 'DESTROYED', low: 4, headline: true, unit: 'tank' }] as const;
const of = (rows: Rows) => influenceOf(buildCase({ presence: PRESENCE, claims: HEADLINE, ...rows }), ASK);
const row = (rows: readonly InfluenceRow[], kind: string, id: string): InfluenceRow =>
  rows.find((one) => one.kind === kind && one.id === id) as InfluenceRow;

test('the only image that shows hits moves most, and without it the total falls back towards the prior', () => {
  const { rows, total } = of({
    sites: [{ id: 'north' }, { id: 'south' }],
    presence: [...PRESENCE, { siteId: 'south', assetType: 'tank', low: 3, high: 3 }],
    imagery: [{}, { siteId: 'south' }],
    readings: [{ count: 6 }, { imageId: 'i2', siteId: 'south', sourceId: 'other', count: 0, state: 'NO_DAMAGE' }],
  });
  expect(rows[0]?.readings).toEqual(['r1']);
  expect(row(rows, 'image', 'i1').moves.destroyed).toBeGreaterThan(row(rows, 'image', 'i2').moves.destroyed);
  expect(row(rows, 'image', 'i1').total.DESTROYED.q50).toBeLessThan(total.DESTROYED.q50);
  expect(row(rows, 'image', 'i1').claims[0]?.difference).toBeLessThan(-0.5);
});

test('an image and its one analyst are the same thing to leave out', () => {
  const { rows } = of({ imagery: [{}], readings: [{ count: 5 }] });
  const { kind: _, id: __, ...image } = row(rows, 'image', 'i1');
  const { kind: ___, id: ____, ...analyst } = row(rows, 'analyst', 'analyst');
  expect(image).toEqual(analyst);
});

test('an analyst who repeats another has little influence; a lone one has much', () => {
  const repeated = of({ imagery: [{}], readings: [{ count: 5 }, { count: 5, sourceId: 'echo' }] });
  const alone = of({ imagery: [{}], readings: [{ count: 5 }] });
  expect(row(repeated.rows, 'analyst', 'echo').moves.destroyed).toBeLessThan(0.2);
  expect(row(alone.rows, 'analyst', 'analyst').moves.destroyed).toBeGreaterThan(0.6);
});

test('leaving out what says nothing changes nothing, and is neither weighed again nor fitted anew', () => {
  const { rows } = of({
    imagery: [{}, {}],
    // a decoy is no capability: its row says nothing of losses
    readings: [
      { count: 5 },
      { imageId: 'i2', sourceId: 'other', itemId: 'item1', identityState: 'DERELICT', count: 0 },
    ],
  });
  const nothing = row(rows, 'image', 'i2');
  expect(nothing).toMatchObject({ moves: { destroyed: 0, hit: 0 }, khat: null, refitted: false });
  expect(nothing.claims[0]?.difference).toBe(0);
  expect(rows.at(-1)?.moves.destroyed).toBe(0);
});

test('a root whose claim is itself a reading is left out with it; what a claim rests on stays out of its own chance', () => {
  const claims = [{ ...HEADLINE[0], sourceId: 'analyst' }, { ...HEADLINE[0] }];
  const { rows } = of({ imagery: [{}], claims, readings: [{ count: 5 }] });
  const root = row(rows, 'root', 'c1');
  expect(root.readings).toEqual(['r1']);
  // its own claim was weighed without the reading already
  expect(root.claims.map(({ difference }) => Math.abs(difference) > 0.3)).toEqual([false, true]);
});

test('only headline claims of a count are asked; progress is told', () => {
  const told: string[] = [];
  const theCase = buildCase({
    presence: PRESENCE,
    imagery: [{}],
    readings: [{ count: 2 }],
    claims: [...HEADLINE, { ...HEADLINE[0], headline: false }, { ...HEADLINE[0], measure: 'other' }],
  });
  const { claims } = influenceOf(theCase, ASK, (done, all) => told.push(`${done} of ${all}`));
  expect(claims.map(({ claim }) => claim)).toEqual(['c1']);
  expect(told).toEqual(['1 of 2', '2 of 2']);
});
