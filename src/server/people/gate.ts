/**
 * The one door: asks who it is, whether they may and how much they asked already, tells the audit before the act is done and again when it failed, and
 * withholds workers from whoever may not see them. Everything refused that is not allowed.
 */
import type { MiddlewareHandler } from 'hono';
import { type Quotas, quotaOf } from '../../people/quotas.js';
import { stripPeople } from '../../people/strip-people.js';
import type { PeopleStore } from '../../store/people/people-store.js';
import { CALLBACK } from './organisation-app.js';
import { routeAct } from './route-acts.js';
import { isProven, may, type SignedIn, seesPeople, whoAsks } from './who.js';

const SAFE = new Set(['GET', 'HEAD']);
const UNAUDITED = new Set([
  ...['passkey/challenge', 'invitation', 'organisation'].map((path) => `POST /api/people/${path}`),
  // What somebody can bear in a day is nobody else's to read.
  'POST /api/exposure',
]);
/** Large, the same for everybody, and of no worker. */
const NAMES_NOBODY = new Set(['/api/openapi.json', '/api/record']);
/** The browser comes back from the provider by a link. */
const LETS_IN = `GET ${CALLBACK}`;

export function peopleGate(people: PeopleStore, now: () => string, quotas: Quotas): MiddlewareHandler {
  return async (c, next) => {
    const { method } = c.req;
    // As the router reads it: an address written with escapes is no way around.
    const { path } = c.req;
    if (!path.startsWith('/api')) return next();
    const asked = routeAct(method, path);
    const at = new Date(now());
    const who = await whoAsks(c, people, at);
    if (who) c.set('who', who);
    const request = `${method} ${path}`;
    const tell = (outcome: string, by: SignedIn | null = who): Promise<unknown> =>
      people.log.tell({
        ...{ at: new Date(now()), account_id: by?.id ?? null, account_name: by?.name ?? '', outcome },
        ...{ act: asked?.act ?? 'none', case_name: asked?.caseName ?? '', request },
      });
    if (asked === null && who) return c.json({ error: 'no such address' }, 404);
    if (asked === null || (asked.act !== 'open' && !who)) return c.json({ error: 'sign in first', signIn: true }, 401);
    const { act, caseName } = asked;
    if (act === 'own' && who?.scope !== 'all' && !SAFE.has(method)) {
      await tell('refused');
      return c.json({ error: 'this token is for reading' }, 403);
    }
    if (act !== 'open' && act !== 'own' && who && !may(who, act, caseName)) {
      await tell('refused');
      return c.json({ error: `role: one that may ${act}, got none here` }, 403);
    }
    if (asked.isProven && who && !isProven(who, at)) {
      await tell('refused');
      return c.json({ error: 'show who you are again first (/api/people/account/again)', again: true }, 403);
    }
    const isAct = (!SAFE.has(method) || act === 'export a case' || request === LETS_IN) && !UNAUDITED.has(request);
    const quota = who ? quotaOf(act, SAFE.has(method)) : null;
    const wait = who && quota ? quotas.take(quota, who.id) : 0;
    if (wait > 0) {
      if (isAct) await tell('refused');
      const error = `more than one person may ${quota} in ten minutes: go on in ${wait} s`;
      return c.json({ error }, 429, { 'retry-after': `${wait}` });
    }
    if (isAct) await tell('begun');
    await next();
    if (isAct && c.res.status >= 400) await tell(`failed ${c.res.status}`);
    else if (isAct && act === 'open') await tell(c.get('signedIn') ? 'done' : 'failed', c.get('signedIn'));
    if (who && !seesPeople(who, caseName) && /json/.test(c.res.headers.get('content-type') ?? ''))
      if (!path.startsWith('/api/people/') && !NAMES_NOBODY.has(path)) {
        const stripped = JSON.stringify(stripPeople(await c.res.json()));
        const headers = new Headers(c.res.headers);
        headers.set('cache-control', 'no-store');
        headers.delete('etag');
        headers.delete('content-length');
        const { status } = c.res;
        c.res = undefined;
        c.res = new Response(stripped, { status, headers });
      }
    return undefined;
  };
}
