/** Who is on the desk and on a case, invitations, and the audit. */
import { type Context, Hono } from 'hono';
import { DESK, type Membership, ROLES } from '../../people/permissions.js';
import type { PeopleStore } from '../../store/people/people-store.js';
import { fieldsOf, smallBody, textOf } from './body.js';
import { type Keyring, NO_KEYRING } from './keyring.js';
import { digestOf, newId, newSecret } from './secrets.js';
import { newTotpSecret } from './totp.js';

const DAY_MS = 86_400_000;
const INVITATION_DAYS = 7;
const PAGE = 200;
const MOST_ASKED = 100;

type Given = Omit<Membership, 'caseName'>;

const givenOf = (fields: Readonly<Record<string, unknown>>): Given | null => {
  const role = ROLES.find((one) => one === fields.role);
  return role ? { role, mayExport: fields.mayExport === true, seesPeople: fields.seesPeople === true } : null;
};

/** @returns the secret of the link; it is kept nowhere */
export async function invite(
  people: PeopleStore,
  caseName: string,
  given: Given,
  at: Date,
  keyring: Keyring = NO_KEYRING,
): Promise<string> {
  const secret = newSecret();
  await people.accounts.invite({
    ...{
      id: newId(),
      secret_digest: digestOf(secret),
      totp: keyring.close(newTotpSecret()),
      on_case: caseName,
      role: given.role,
    },
    ...{ may_export: given.mayExport, sees_people: given.seesPeople, used_at: null },
    ends_at: new Date(at.getTime() + INVITATION_DAYS * DAY_MS),
  });
  return secret;
}

export function deskApp(people: PeopleStore, now: () => string, keyring: Keyring): Hono {
  const app = new Hono();
  app.get('/api/people/members', async (c) =>
    c.json({ accounts: await people.accounts.list(), members: await people.accounts.members(DESK) }),
  );
  app.get('/api/cases/:name/members', async (c) =>
    c.json({ members: await people.accounts.members(c.req.param('name')) }),
  );

  app.post('/api/people/invitations', smallBody, async (c) => {
    const fields = await fieldsOf(c);
    const given = givenOf(fields);
    if (!given) return c.json({ error: `role: one of ${ROLES.join(', ')}` }, 422);
    const secret = await invite(people, textOf(fields, 'caseName'), given, new Date(now()), keyring);
    return c.json({ path: `/join#${secret}` }, 201);
  });

  const put = async (c: Context, caseName: string): Promise<Response> => {
    const fields = await fieldsOf(c);
    const account = await people.accounts.byName(textOf(fields, 'name'));
    const given = fields.role === null ? null : givenOf(fields);
    if (!account) return c.json({ error: 'name: of an account' }, 404);
    if (given === null && fields.role !== null)
      return c.json({ error: `role: one of ${ROLES.join(', ')}, or null to take it away` }, 422);
    if (!(await people.accounts.setMembership(account.id, caseName, given)))
      return c.json({ error: 'role: the desk keeps an owner; make another one first' }, 409);
    // Whoever has no role left has nothing to stay signed in for.
    if (given === null && (await people.accounts.memberships(account.id)).length === 0)
      await people.sessions.endAll(account.id, new Date(now()));
    return c.json({ ok: true });
  };
  app.delete('/api/people/members/:name/sessions', async (c) => {
    const account = await people.accounts.byName(c.req.param('name'));
    if (!account) return c.json({ error: 'name: of an account' }, 404);
    await people.sessions.endAll(account.id, new Date(now()));
    return c.json({ ok: true });
  });
  app.put('/api/people/members', smallBody, (c) => put(c, DESK));
  app.put('/api/cases/:name/members', smallBody, (c) => put(c, c.req.param('name')));

  const audit = async (c: Context, caseName: string | undefined): Promise<Response> => {
    const before = /^[\d:.TZ-]{24}\/[\da-f-]{36}\/\d{1,9}$/.exec(c.req.query('before') ?? '')?.[0] ?? null;
    const asked = (name: string): string => (c.req.query(name) ?? '').slice(0, MOST_ASKED);
    const of = caseName ?? (c.req.query('case') || undefined);
    const rows = await people.log.audit({ caseName: of, before, by: asked('by'), words: asked('q') }, PAGE);
    return c.json({ rows, more: rows.length === PAGE });
  };
  app.get('/api/people/audit', (c) => audit(c, undefined));
  app.get('/api/cases/:name/audit', (c) => audit(c, c.req.param('name')));
  return app;
}
