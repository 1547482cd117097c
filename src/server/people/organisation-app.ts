/**
 * Coming in by the organisation's sign-in. An account is found by issuer and subject, never by a name or a mail address; one
 * that is there already is opened this way only after its owner, signed in, linked it. Whoever comes first gets an account
 * that may do nothing until an owner gives it a role.
 */
import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { PeopleStore } from '../../store/people/people-store.js';
import { fieldsOf, smallBody } from './body.js';
import type { Begun, OrganisationPerson, OrganisationSignIn } from './organisation-sign-in.js';
import { digestOf, newId, newSecret } from './secrets.js';
import { beginSession } from './session-cookie.js';
import { accountName } from './sign-in.js';
import { isProven } from './who.js';

const FLOW = '__Host-plumbline-flow';
const FLOW_MS = 10 * 60_000;
const MOST_FLOWS = 10_000;
export const CALLBACK = '/api/people/organisation/callback';
/** After the `#` of the page that is shown then. */
const FAILED = '#organisation-failed';

/** `in`: to come in; `link`: to open the account that is signed in from now on; `again`: to show who is signed in */
type What = 'in' | 'link' | 'again';
type Flow = { readonly begun: Begun; readonly what: What; readonly accountId: string | null; readonly atMs: number };

/** @param origin told late: where the pages are, scheme and host @param log told why somebody could not come in */
export function organisationApp(
  people: PeopleStore,
  organisation: OrganisationSignIn | null,
  now: () => string,
  origin: () => string,
  log: (line: string) => void,
): Hono {
  const app = new Hono();
  /** by digest of the cookie: what this browser began, once */
  const flows = new Map<string, Flow>();

  app.post('/api/people/organisation', smallBody, async (c) => {
    if (organisation === null) return c.json({ error: 'organisation: none is set up (PLUMBLINE_OIDC_ISSUER)' }, 404);
    const [who, fields] = [c.get('who'), await fieldsOf(c)];
    const what: What = fields.link === true ? 'link' : fields.again === true ? 'again' : 'in';
    if (what !== 'in' && !who?.sessionId) return c.json({ error: 'sign in first' }, 401);
    if (what === 'link' && who && !isProven(who, new Date(now())))
      return c.json({ error: 'show who you are again first (/api/people/account/again)', again: true }, 403);
    const made = await organisation.begin(`${origin()}${CALLBACK}`, what === 'again').catch((error: Error) => {
      log(`sign-in of the organisation: ${error.message}`);
      return null;
    });
    if (made === null) return c.json({ error: 'the sign-in of the organisation does not answer; try again' }, 502);
    const [cookie, atMs] = [newSecret(), Date.parse(now())];
    for (const [old, flow] of flows) if (flow.atMs < atMs - FLOW_MS || flows.size >= MOST_FLOWS) flows.delete(old);
    const accountId = what === 'in' ? null : (who?.id ?? null);
    flows.set(digestOf(cookie), { begun: made.begun, what, accountId, atMs });
    // Lax: the browser comes back from another site.
    const life = { path: '/', httpOnly: true, secure: true, sameSite: 'Lax', maxAge: FLOW_MS / 1000 } as const;
    setCookie(c, FLOW, cookie, life);
    return c.json({ address: made.address });
  });

  app.get(CALLBACK, async (c) => {
    const key = digestOf(getCookie(c, FLOW) ?? '');
    const flow = flows.get(key);
    flows.delete(key);
    deleteCookie(c, FLOW, { path: '/', secure: true });
    const page = flow?.accountId ? '/account' : '/';
    const failed = (why: string): Response => {
      log(`sign-in of the organisation: ${why}`);
      return c.redirect(`${page}${FAILED}`, 303);
    };
    if (!organisation || !flow || flow.atMs < Date.parse(now()) - FLOW_MS) return failed('not begun in this browser');
    // The address as the provider knows it: a proxy may have changed scheme and host.
    const arrived = new URL(`${origin()}${CALLBACK}${new URL(c.req.url).search}`);
    const person = await organisation.finish(arrived, flow.begun).catch((error: Error) => error);
    if (person instanceof Error) return failed(person.message);
    const isIn = await done(c, person, flow);
    return isIn ? c.redirect(page, 303) : failed('the account is closed, or opens another way');
  });

  function done(c: Context, person: OrganisationPerson, { what, accountId }: Flow): Promise<boolean> {
    if (what === 'in' || accountId === null) return comeIn(c, person);
    return what === 'link' ? link(c, person, accountId) : showAgain(c, person, accountId);
  }

  /** The provider asked anew, and it is the one who is signed in here. */
  async function showAgain(c: Context, { issuer, subject }: OrganisationPerson, accountId: string): Promise<boolean> {
    const who = c.get('who');
    const known = await people.accounts.identity(issuer, subject);
    if (who?.id !== accountId || known?.account_id !== accountId || !who.sessionId) return false;
    await people.sessions.prove(who.id, who.sessionId, new Date(now()));
    c.set('signedIn', { id: who.id, name: who.name });
    return true;
  }

  async function comeIn(c: Context, person: OrganisationPerson): Promise<boolean> {
    const at = new Date(now());
    const known = await people.accounts.identity(person.issuer, person.subject);
    const id = known?.account_id ?? newId();
    if (!known && !(await people.accounts.comeFirst({ id, ...person, name: accountName(person.name), at })))
      return false;
    const account = await people.accounts.byId(id);
    if (!account) return false;
    await beginSession(c, people, account, 'organisation', at);
    return true;
  }

  /** Only by whoever is still signed in to the account that began it. */
  async function link(c: Context, { issuer, subject }: OrganisationPerson, accountId: string): Promise<boolean> {
    const who = c.get('who');
    if (who?.id !== accountId) return false;
    const isLinked = await people.accounts.linkIdentity({
      issuer,
      subject,
      account_id: who.id,
      created_at: new Date(now()),
    });
    if (isLinked) c.set('signedIn', { id: who.id, name: who.name });
    return isLinked;
  }

  app.delete('/api/people/account/organisation', async (c) => {
    const isGone = await people.accounts.unlinkIdentities(c.get('who')?.id ?? '');
    return isGone
      ? c.json({ ok: true })
      : c.json({ error: 'make a passkey first: nothing else opens this account' }, 409);
  });
  return app;
}
