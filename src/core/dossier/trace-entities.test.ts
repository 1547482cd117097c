import { expect, test } from 'vitest';
import { buildCase } from '../../testing/build-case.js';
import { selectEvidence } from '../evidence/select.js';
import type { Run } from '../run.js';
import { traceEntities } from './trace-entities.js';

const theCase = buildCase({
  sites: [{ id: 'north' }, { id: 'south' }],
  imagery: [{}, {}, { siteId: 'south' }],
  readings: [
    { count: 3 },
    { count: 2, imageId: 'i2', sourceId: 'other' },
    { imageId: 'i3', siteId: 'south', assetType: 'truck', state: 'DAMAGED' },
  ],
});
const run = { theCase, evidence: selectEvidence(theCase, '2030-01-09') } as unknown as Run;
const opened = (id: string) => traceEntities(run, id.split('/'));

test('each number of the page opens onto its value and the rows it rests on', () => {
  expect(opened('entities/hit/all/all/least')).toMatchObject({
    value: '4',
    title: 'The least distinct assets seen damaged or destroyed',
  });
  expect(opened('entities/hit/all/all/most')).toMatchObject({ value: '6' });
  expect(opened('entities/hit/north/tank/least')?.rows.map(({ id }) => id)).toEqual(['r1', 'r2']);
  expect(opened('entities/destroyed/all/all/most')).toMatchObject({ value: '5' });
});

test('a number that is not there opens onto nothing', () => {
  for (const id of [
    'entities/hit/east/all/least',
    'entities/hit/north/gun/least',
    'entities/lost/all/all/least',
    'total/good',
  ])
    expect(opened(id), id).toBeNull();
});
