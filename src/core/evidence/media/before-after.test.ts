import { expect, test } from 'vitest';
import type { Image, Site } from '../../case.js';
import { beforeAfterPairs } from './before-after.js';

const row = { line: 1 } as unknown as Image;
const site = (id: string): Site => ({ ...row, id }) as unknown as Site;
const image = (id: string, acquired: string | null, more: Partial<Image> = {}): Image => ({
  ...row,
  ...{ id, siteId: 's1', acquired, acquiredPrecision: 'day', channel: 'satellite_optical', provider: null },
  ...{ resolutionM: 0.5, coverage: 'full_apron', firstPublished: null },
  ...more,
});
const strike = { from: '2031-03-10', to: '2031-03-11', stated: true };
const pairsOf = (imagery: readonly Image[]) => beforeAfterPairs({ imagery, sites: [site('s1')], strike });

test('the last image before and the first after, days and the coarser resolution beside', () => {
  const imagery = [
    image('old', '2031-01-01'),
    image('last', '2031-03-08'),
    image('during', '2031-03-10'),
    image('first', '2031-03-12T09:55Z', { resolutionM: 3 }),
    image('late', '2031-05-01'),
  ];
  expect(pairsOf(imagery)).toEqual([
    { siteId: 's1', before: 'last', after: 'first', daysApart: 4, isSameChannel: true, resolutionM: 3 },
  ]);
});

test('a pair of one channel is preferred to a closer pair of two', () => {
  const radar = { channel: 'satellite_sar' } as const;
  const imagery = [
    image('a', '2031-03-01'),
    image('b', '2031-03-09', radar),
    image('c', '2031-03-12'),
    image('d', '2031-03-20', radar),
  ];
  expect(pairsOf(imagery)).toEqual([expect.objectContaining({ before: 'b', after: 'd', isSameChannel: true })]);
  expect(pairsOf(imagery.slice(1, 3))).toEqual([
    expect.objectContaining({ before: 'b', after: 'c', isSameChannel: false }),
  ]);
});

test('a month that reaches into the strike, and an image without a day, are in no pair', () => {
  expect(pairsOf([image('a', '2031-03'), image('b', null), image('c', '2031-04')])).toEqual([
    { siteId: 's1', reason: 'too-few', detail: 'no dated image from before the strike' },
  ]);
  expect(pairsOf([image('a', '2031-02', { resolutionM: null }), image('c', '2031-04')])).toEqual([
    expect.objectContaining({ before: 'a', after: 'c', resolutionM: expect.objectContaining({ reason: 'no-source' }) }),
  ]);
});
