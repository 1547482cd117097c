import { expect, test } from 'vitest';
import { makeTickets, type Replayed, replayHost, runHost } from './tickets.js';

const digest = `sha256:${'ab'.repeat(32)}`;
const ARCHIVE: Replayed = { digest, path: '/a', bytes: 3, ending: 'wacz', page: 'https://example.org/', at: '' };

test('a token opens its archive once, under the name of that archive alone', () => {
  const tickets = makeTickets(() => 0);
  const token = tickets.issue(ARCHIVE);
  expect(tickets.open(token, replayHost(`sha256:${'cd'.repeat(32)}`))).toBeNull();
  expect(tickets.open('', replayHost(digest))).toBeNull();
  const opened = tickets.open(token, replayHost(digest));
  expect(opened?.replayed).toEqual(ARCHIVE);
  expect(tickets.open(token, replayHost(digest))).toBeNull();
  expect(tickets.reading(opened?.key ?? '', runHost(digest))).toEqual(ARCHIVE);
  expect(tickets.reading(opened?.key ?? '', replayHost(digest))).toBeNull();
});

test('a token nobody used lapses, and a key that is used does not', () => {
  let minutes = 0;
  const tickets = makeTickets(() => minutes * 60_000);
  const [late, soon] = [tickets.issue(ARCHIVE), tickets.issue(ARCHIVE)];
  const key = tickets.open(soon, replayHost(digest))?.key ?? '';
  for (minutes = 20; minutes <= 100; minutes += 20)
    expect(tickets.reading(key, runHost(digest)), `${minutes}`).toEqual(ARCHIVE);
  expect(tickets.open(late, replayHost(digest))).toBeNull();
  minutes += 31;
  expect(tickets.reading(key, runHost(digest))).toBeNull();
});

test('names of two archives differ, and each is a name a browser takes for this machine', () => {
  expect(runHost(digest)).toMatch(/^run\.r[0-9a-f]{40}\.localhost$/);
  expect(replayHost(digest)).not.toBe(replayHost(`sha256:${'cd'.repeat(32)}`));
});
