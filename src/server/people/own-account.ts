/** What somebody keeps of themself: sessions and API tokens, to list and to end. */
import { Hono } from 'hono';
import { NO_PASSWORD } from '../../store/people/accounts.js';
import type { PeopleStore } from '../../store/people/people-store.js';
import { fieldsOf, smallBody, textOf } from './body.js';
import type { Keyring } from './keyring.js';
import { digestOf, newId, newSecret } from './secrets.js';
import { isProven, PROVEN_MS, SCOPES } from './who.js';

const DAY_MS = 86_400_000;
const MOST_DAYS = 365;
const MOST_LABEL = 60;

export function ownAccountApp(people: PeopleStore, now: () => string, keyring: Keyring): Hono {
  const app = new Hono();
  app.get('/api/people/account', async (c) => {
    const who = c.get('who');
    if (!who) return c.json({ error: 'sign in first' }, 401);
    const at = new Date(now());
    const [account, recoveryLeft, sessions, tokens, passkeys, identities] = await Promise.all([
      people.accounts.byId(who.id),
      people.accounts.recoveryLeft(who.id),
      people.sessions.list(who.id, at),
      people.sessions.tokens(who.id),
      people.accounts.passkeys(who.id),
      people.accounts.identities(who.id),
    ]);
    return c.json({
      ...{ name: who.name, memberships: who.memberships, tokens, recoveryLeft },
      hasPassword: account !== undefined && account.password !== NO_PASSWORD,
      // Until then what opens the account may be changed without showing it again.
      provenUntil:
        isProven(who, at) && who.provenAt ? new Date(who.provenAt.getTime() + PROVEN_MS).toISOString() : null,
      sessions: sessions.map((one) => ({ ...one, isThis: one.id === who.sessionId })),
      identities: identities.map(({ issuer, created_at }) => ({ issuer, created_at })),
      passkeys: passkeys.map(({ id, label, created_at }) => ({ id, label, created_at })),
    });
  });

  app.delete('/api/people/account/sessions/:id', async (c) => {
    await people.sessions.end(c.get('who')?.id ?? '', c.req.param('id'), new Date(now()));
    return c.json({ ok: true });
  });

  /** All but the one that asks. */
  app.delete('/api/people/account/sessions', async (c) => {
    const who = c.get('who');
    const ended = await people.sessions.endOthers(who?.id ?? '', who?.sessionId ?? '', new Date(now()));
    return c.json({ ended });
  });

  /** Of what this person's browsers keep: it is theirs alone, and in no browser once the page is closed. */
  app.get('/api/people/account/browser-key', async (c) => {
    const who = c.get('who');
    if (!who?.sessionId) return c.json({ error: 'a session: programs keep nothing in a browser' }, 404);
    const kept = await people.accounts.browserKey(who.id, keyring.close(newSecret()));
    return c.json({ key: keyring.open(kept) });
  });

  /** The secret is in this answer and nowhere else. */
  app.post('/api/people/account/tokens', smallBody, async (c) => {
    const fields = await fieldsOf(c);
    const scope = SCOPES.find((one) => one === fields.scope);
    const days = Number(fields.days);
    if (!scope) return c.json({ error: `scope: one of ${SCOPES.join(', ')}` }, 422);
    if (!(Number.isInteger(days) && days >= 1 && days <= MOST_DAYS))
      return c.json({ error: `days: 1 to ${MOST_DAYS}` }, 422);
    const [secret, at] = [newSecret(), new Date(now())];
    const row = {
      ...{ id: newId(), secret_digest: digestOf(secret), account_id: c.get('who')?.id ?? '', scopes: scope },
      ...{ label: textOf(fields, 'label').slice(0, MOST_LABEL), created_at: at, ended_at: null },
      ends_at: new Date(at.getTime() + days * DAY_MS),
    };
    await people.sessions.addToken(row);
    return c.json({ id: row.id, token: secret, endsAt: row.ends_at.toISOString() }, 201);
  });

  app.delete('/api/people/account/tokens/:id', async (c) => {
    await people.sessions.endToken(c.get('who')?.id ?? '', c.req.param('id'), new Date(now()));
    return c.json({ ok: true });
  });
  return app;
}
