/** The route on which a case tells what changes on it, as server-sent events, and who else has it open. */
import { randomUUID } from 'node:crypto';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import type { PeopleStore } from '../../store/people/people-store.js';
import { may, seesPeople, type Who, whoAsks } from '../people/who.js';
import { readMark } from './case-mark.js';
import type { LiveHub } from './live-hub.js';
import { liveStream, type Sight } from './live-stream.js';

export type LiveParts = {
  readonly hub: LiveHub;
  /** where people sign in */
  readonly people?: PeopleStore | undefined;
  readonly now: () => string;
};

/** Streams of one person, and of all on this server: a window that is not looked at holds none. */
const MOST_EACH = 12;
const MOST_ALL = 2_000;
const AGAIN_S = 30;
const PAGE = /^[a-z]{1,20}$/;

export function liveApp({ hub, people, now }: LiveParts): Hono {
  const app = new Hono();
  const open = new Map<string, number>();
  let all = 0;

  app.get('/api/cases/:name/live', async (c) => {
    const [caseName, who] = [c.req.param('name'), c.get('who')];
    const account = who?.id ?? '';
    if ((open.get(account) ?? 0) >= MOST_EACH || all >= MOST_ALL)
      return c.json({ error: `streams: at most ${MOST_EACH} of one person; close a window` }, 429, {
        'retry-after': String(AGAIN_S),
      });
    if ((await hub.mark(caseName)).revision === 0) return c.json({ error: 'no such case; see /api/cases' }, 404);
    // Nobody reads the answer of a HEAD, so nothing would end its stream.
    if (c.req.method === 'HEAD') return c.body(null, 200);
    const page = c.req.query('page') ?? '';
    open.set(account, (open.get(account) ?? 0) + 1);
    all++;
    const onEnd = (): void => {
      all--;
      const left = (open.get(account) ?? 1) - 1;
      if (left > 0) open.set(account, left);
      else open.delete(account);
    };
    const body = liveStream({
      hub,
      visitor: { id: randomUUID(), caseName, page: PAGE.test(page) ? page : '', account, name: who?.name ?? '' },
      after: readMark(c.req.header('last-event-id') ?? c.req.query('after') ?? ''),
      sight: () => sightOf(c, caseName, who ?? null),
      onEnd,
    });
    return c.body(body, 200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      // A proxy that gathers answers would keep the news.
      'x-accel-buffering': 'no',
    });
  });

  /** As it stands now: a session that ended and a role that was taken away end the stream, too. */
  async function sightOf(c: Context, caseName: string, who: Who | null): Promise<Sight | null> {
    if (!people || !who) return { seesPeople: false, readsComments: false };
    const at = new Date(now());
    if (who.sessionId !== null && !(await people.sessions.isOpen(who.sessionId, at))) return null;
    const still =
      who.sessionId === null
        ? await whoAsks(c, people, at)
        : { ...who, memberships: await people.accounts.memberships(who.id) };
    if (!still || !may(still, 'read a case', caseName)) return null;
    return { seesPeople: seesPeople(still, caseName), readsComments: may(still, 'read comments', caseName) };
  }

  return app;
}

const CASE = /^\/api\/cases\/([^/]+)\/./;
const SAFE = new Set(['GET', 'HEAD']);

/** Tells the watchers of a case after anything was written on it. */
export const tellChanges =
  (hub: LiveHub): MiddlewareHandler =>
  async (c, next) => {
    await next();
    const [, name] = CASE.exec(c.req.path) ?? [];
    if (name !== undefined && !SAFE.has(c.req.method) && c.res.ok) hub.changed(decodeURIComponent(name));
  };
