/** Looks and budgets over real files: each person is told of themself alone. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exposureBudgetsAt } from '../vault/exposure-budgets.js';
import { type Seen, viewLogAt } from '../vault/view-log.js';
import { exposureApp } from './exposure.js';

let folder: string;
let who: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-exposure-'));
  who = 'M. Arden';
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const looks = () => viewLogAt(join(folder, 'views.jsonl'));
const app = () =>
  new Hono()
    .use((c, next) => {
      c.set('who', { id: who, name: who, memberships: [], sessionId: null, provenAt: null, scope: 'all' });
      return next();
    })
    .route(
      '/',
      exposureApp({
        seen: looks(),
        budgets: exposureBudgetsAt(join(folder, 'budgets.jsonl')),
        now: () => '2031-03-16T12:00:00.000Z',
      }),
    );
const seen = (by: string, at: string, sha256: string): Seen => ({
  ...{ at, who: by, how: 'picture', what: 'large', caseName: 'ridgeline', id: 'e1', sha256 },
});
const DAY = '2031-03-16T00:00:00%2B01:00';
const asked = async () => (await app().request(`/api/exposure?since=${DAY}`)).json();
const set = (budget: unknown) => app().request('/api/exposure', { method: 'POST', body: JSON.stringify({ budget }) });

test('of a desk of two, each sees the files they opened since their own midnight', async () => {
  const log = looks();
  // midnight at UTC+1 is 23:00 UTC the day before
  for (const [by, at, file] of [
    ['M. Arden', '2031-03-15T22:59:59.000Z', 'a'],
    ['M. Arden', '2031-03-15T23:00:00.000Z', 'b'],
    ['J. Kell', '2031-03-16T08:00:00.000Z', 'c'],
    ['M. Arden', '2031-03-16T09:00:00.000Z', 'b'],
    ['M. Arden', '2031-03-16T09:01:00.000Z', 'd'],
  ] as const)
    await log.tell(seen(by, at, file));
  const own = { since: '2031-03-15T23:00:00.000Z', isWhole: true, budget: null };
  expect(await asked()).toEqual({ ...own, files: 2, looks: 3 });
  who = 'J. Kell';
  expect(await asked()).toEqual({ ...own, files: 1, looks: 1 });
});

test('a budget is one person’s own, the last one set holds, and it can be taken away', async () => {
  expect((await set(20)).status).toBe(200);
  await set(12);
  who = 'J. Kell';
  expect(await asked()).toMatchObject({ budget: null, files: 0 });
  await set(5);
  who = 'M. Arden';
  expect(await asked()).toMatchObject({ budget: 12 });
  await set(null);
  expect(await asked()).toMatchObject({ budget: null });
});

test('a budget that is none is refused and changes nothing; so is a day that is none', async () => {
  await set(12);
  for (const wrong of [-1, 1.5, '12', 1e9, undefined]) expect((await set(wrong)).status).toBe(422);
  expect(await asked()).toMatchObject({ budget: 12 });
  expect((await app().request('/api/exposure?since=today')).status).toBe(422);
});

test('a line cut off by a crash is none: the budget before it holds, and the next is whole', async () => {
  await writeFile(
    join(folder, 'budgets.jsonl'),
    '{"at":"2031-03-15","who":"M. Arden","files":7}\n{"at":"2031-03-16","who"',
  );
  expect(await asked()).toMatchObject({ budget: 7 });
  await set(9);
  expect(await asked()).toMatchObject({ budget: 9 });
});

test('where the list of looks no longer reaches back to the morning, it says at least', async () => {
  // five megabytes of looks, all of today: what is kept at hand begins after midnight
  const line = `${JSON.stringify(seen('J. Kell', '2031-03-16T07:00:00.000Z', 'f'.repeat(64)))}\n`;
  await writeFile(join(folder, 'views.jsonl'), line.repeat(Math.ceil(5_000_000 / line.length)));
  expect(await asked()).toMatchObject({ isWhole: false });
});
