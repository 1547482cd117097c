import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../core/default-config.js';
import { makeRunner } from '../../core/execute.js';
import { buildCase } from '../../testing/build-case.js';
import { DEFAULT_VIEW } from '../route/route.js';
import { fetchAhead, viewsAround } from './fetch-ahead.js';
import { runsAtHand } from './runs-at-hand.js';

const CASE = buildCase({ presence: [{ low: 8, high: 8 }], imagery: [{}], readings: [{ count: 3 }] });
const OPEN = { revision: 3, digest: 'd', importedAt: '', theCase: CASE, record: null as never };
const RUN = makeRunner(CASE)({ ...DEFAULT_CONFIG, asOf: '2031' });
const onDay = (day: number) => ({ ...DEFAULT_VIEW, asOf: `2031-01-${String(day).padStart(2, '0')}` });

function counting() {
  const asked: string[] = [];
  const runs = runsAtHand(OPEN, async (_name, revision, { asOf }) => {
    asked.push(`${revision} ${asOf}`);
    return asOf === null ? null : RUN;
  });
  return { asked, runs };
}

test('a run is fetched once, is of the case that is open, and is found again without waiting', async () => {
  const { asked, runs } = counting();
  expect(runs.find(onDay(1))).toBeNull();
  expect((await runs.fetch(onDay(1), 0))?.theCase).toBe(CASE);
  expect(await runs.fetch(onDay(1), 0)).toBe(runs.find(onDay(1)));
  expect(asked).toEqual(['3 2031-01-01']);
});

test('what the server has not made is no run, and is asked for again', async () => {
  const { asked, runs } = counting();
  const latest = { ...DEFAULT_VIEW, asOf: null };
  expect([await runs.fetch(latest, 0), await runs.fetch(latest, 5), runs.find(latest)]).toEqual([null, null, null]);
  expect(asked).toHaveLength(2);
});

test('of many, those looked at last are kept', async () => {
  const { runs } = counting();
  for (let day = 1; day <= 12; day++) await runs.fetch(onDay(day), 0);
  runs.find(onDay(1));
  await runs.fetch(onDay(13), 0);
  expect([runs.find(onDay(1)) !== null, runs.find(onDay(2))]).toEqual([true, null]);
});

test('a run made elsewhere is kept as one of the very case that is open', () => {
  const { runs } = counting();
  runs.keep(onDay(1), { ...RUN, theCase: { ...CASE } });
  expect(runs.find(onDay(1))?.theCase).toBe(CASE);
});

test('of a large case few are kept, and none is fetched ahead', async () => {
  const readings = Array.from({ length: 2001 }, () => CASE.readings[0] as (typeof CASE.readings)[number]);
  const asked: string[] = [];
  const open = { ...OPEN, theCase: { ...CASE, readings } };
  const runs = runsAtHand(open, async (_name, _revision, { asOf }) => {
    asked.push(`${asOf}`);
    return RUN;
  });
  for (let day = 1; day <= 4; day++) await runs.fetch(onDay(day), 0);
  expect([1, 2, 3, 4].map((day) => runs.find(onDay(day)) !== null)).toEqual([false, true, true, true]);
  await fetchAhead(open, runs, onDay(9), () => true);
  expect(asked).toHaveLength(4);
});

test('next to a view are its other visibilities, the nearest days and other dependences, and nothing where something is assumed', () => {
  const views = viewsAround(['2031-01-02', null, '2031-01-01', '2030-12-30'], onDay(3));
  expect(views.map(({ scenario, asOf, dependence }) => `${scenario} ${asOf} ${dependence}`)).toEqual([
    'good 2031-01-03 null',
    'poor 2031-01-03 null',
    'middling 2031-01-02 null',
    'middling null null',
    'middling 2031-01-01 null',
    ...[0, 0.25, 0.5, 0.75].map((share) => `middling 2031-01-03 ${share}`),
  ]);
  expect(viewsAround(['2031-01-02'], { ...onDay(3), assume: 'mine' })).toEqual([]);
});
