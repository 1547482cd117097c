import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../core/default-config.js';
import { buildCase } from '../testing/build-case.js';
import { Closed, makeClient } from './client.js';
import { inlineCarrier } from './inline.js';

const CASE = buildCase({
  presence: [{ low: 8, high: 8 }],
  imagery: [{}, {}],
  readings: [{ count: 3 }, { imageId: 'i2', sourceId: 'other', date: '2030-01-05', count: 2 }],
  claims: [{ verb: 'DESTROYED', low: 4, headline: true, unit: 'tank' }],
});
const CONFIG = { ...DEFAULT_CONFIG, asOf: '2031' };

const opened = async () => {
  const client = makeClient(inlineCarrier());
  await client.ask({ kind: 'open', theCase: CASE, record: null });
  return client;
};

test('a long answer tells how far it has come, then comes whole across the boundary', async () => {
  const told: string[] = [];
  const client = await opened();
  const { influence } = await client.ask({ kind: 'influence', config: CONFIG }, ({ done, of }) =>
    told.push(`${done}/${of}`),
  );
  // two images, two analysts
  expect(told).toEqual(['1/4', '2/4', '3/4', '4/4']);
  expect(influence.rows).toHaveLength(4);
  expect(influence.scenario).toBe(CONFIG.scenario);
});

test('the fog curve tells its days, the checks name every count', async () => {
  const client = await opened();
  const told: number[] = [];
  const { points } = await client.ask({ kind: 'fog', config: CONFIG }, ({ done }) => told.push(done));
  expect(told).toEqual([1, 2]);
  expect(points.map(({ day }) => day)).toEqual(['2030-01-02', '2030-01-05']);
  const { checks } = await client.ask({ kind: 'checks', config: CONFIG });
  expect(checks.map(({ imageId }) => imageId).sort()).toEqual(['i1', 'i2']);
});

test('a failure keeps its name; what a closed client still owed is rejected as closed', async () => {
  const empty = makeClient(inlineCarrier());
  await expect(empty.ask({ kind: 'checks', config: CONFIG })).rejects.toThrow('a case is opened first');
  const client = await opened();
  const asked = client.ask({ kind: 'checks', config: CONFIG });
  client.close();
  await expect(asked).rejects.toBeInstanceOf(Closed);
});

test('a glimpse comes across the boundary with its mark', async () => {
  const client = await opened();
  const { run } = await client.ask({ kind: 'glimpse', config: CONFIG });
  expect(run.isProvisional).toBe(true);
  expect(run.verdicts).toHaveLength(CASE.claims.length);
});
