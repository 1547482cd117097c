/** A session begins with a new secret at every sign-in, so that none known before is worth anything after. */
import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import type { PeopleStore } from '../../store/people/people-store.js';
import { LONGEST_MS } from '../../store/people/sessions.js';
import { digestOf, newId, newSecret } from './secrets.js';
import { COOKIE, type SignedIn } from './who.js';

const MOST_AGENT = 200;

export async function beginSession(
  c: Context,
  people: PeopleStore,
  account: SignedIn,
  by: string,
  at: Date,
): Promise<void> {
  c.set('signedIn', { id: account.id, name: account.name });
  const old = c.get('who');
  if (old?.sessionId) await people.sessions.end(old.id, old.sessionId, at);
  const secret = newSecret();
  await people.sessions.begin({
    ...{ id: newId(), secret_digest: digestOf(secret), account_id: account.id, by },
    ...{ agent: (c.req.header('user-agent') ?? '').slice(0, MOST_AGENT), created_at: at, seen_at: at, ended_at: null },
    proven_at: at,
  });
  setCookie(c, COOKIE, secret, {
    ...{ path: '/', httpOnly: true, secure: true, sameSite: 'Lax', maxAge: LONGEST_MS / 1000 },
  });
}

export const dropCookie = (c: Context): void => void deleteCookie(c, COOKIE, { path: '/', secure: true });
