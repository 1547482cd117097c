import { expect, test } from 'vitest';
import { buildCase } from '../../../testing/build-case.js';
import { siteTally } from './site-tally.js';

const theCase = buildCase({
  sites: [
    { id: 'north', name: 'North' },
    { id: 'south', name: 'South' },
  ],
  imagery: [
    { id: 'n1', siteId: 'north', acquired: '2031-03-12', url: 'https://images.example/n1' },
    { id: 'n2', siteId: 'north', acquired: '2031-03-15T10:20Z' },
    { id: 's1', siteId: 'south', acquired: null },
  ],
  readings: [
    { id: 'r1', imageId: 'n1', siteId: 'north' },
    { id: 'r2', imageId: 'n2', siteId: 'north' },
    { id: 'r3', imageId: 'n2', siteId: 'north' },
    { id: 'r4', imageId: 's1', siteId: 'south' },
  ],
  claims: [
    { id: 'c1', date: '2031-03-14', scopeSites: [] },
    { id: 'c2', date: '2031-03-15', scopeSites: ['north', 'south'] },
  ],
});
const file = { id: 'e1', url: 'http://www.images.example/n1/', capturedAt: '2031-03-15T08:00:00Z' } as never;
const tally = siteTally(theCase, [file]);
const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

test('over all days everything is there, undated images with it', () => {
  const { all, of, readIn } = tally(null);
  expect([all.images, all.readings, all.claims, all.files].map(ids)).toEqual([
    ['n1', 'n2', 's1'],
    ['r1', 'r2', 'r3', 'r4'],
    ['c1', 'c2'],
    ['e1'],
  ]);
  expect(ids(of('south').claims)).toEqual(['c2']);
  expect(ids(of('north').files)).toEqual(['e1']);
  expect(['n1', 'n2', 'nowhere'].map(readIn)).toEqual([1, 2, 0]);
});

test('within a day there is what is of it; readings follow their image, a claim without sites names none', () => {
  const { all, of } = tally({ from: '2031-03-15', to: '2031-03-15' });
  expect(ids(of('north').readings)).toEqual(['r2', 'r3']);
  expect(ids(of('south').images)).toEqual([]);
  expect(ids(all.claims)).toEqual(['c2']);
  expect(ids(tally({ from: '2031-03-14', to: '2031-03-14' }).of('north').claims)).toEqual([]);
});
