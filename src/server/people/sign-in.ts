/** Coming in: by password with a code (or a recovery code), or by an invitation. */
import { Hono } from 'hono';
import { renderSVG } from 'uqr';
import type { PeopleStore } from '../../store/people/people-store.js';
import { fieldsOf, smallBody, textOf } from './body.js';
import type { Breached } from './breached.js';
import type { Factors } from './factors.js';
import type { Keyring } from './keyring.js';
import { hashPassword, type PasswordScheme } from './password-hash.js';
import { passwordFault } from './password-rules.js';
import { digestOf, digestsOf, newId, newRecoveryCode } from './secrets.js';
import { beginSession, dropCookie } from './session-cookie.js';
import { totpAddress, totpStep } from './totp.js';

const RECOVERY_CODES = 10;
const LONGEST_NAME = 36;
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{1,39}$/u;

/** The name of a new account out of what a provider calls somebody: what a name may hold, nothing else of it. */
export function accountName(told: string): string {
  const name = told
    .normalize('NFC')
    .replace(/@.*$/, '')
    .replace(/[^\p{L}\p{N}._-]+/gu, '.')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    .slice(0, LONGEST_NAME);
  return NAME.test(name) ? name : 'member';
}

export const newRecoveryCodes = (): readonly string[] => Array.from({ length: RECOVERY_CODES }, newRecoveryCode);

/** What every part that takes a password or a code leans on. */
export type Ways = {
  readonly factors: Factors;
  readonly scheme: PasswordScheme;
  readonly breached: Breached | null;
  readonly keyring: Keyring;
};

/** @param label whose sign-in there is beside; null: none */
export function signInApp(
  people: PeopleStore,
  now: () => string,
  label: string | null,
  { factors, scheme, breached, keyring }: Ways,
): Hono {
  const app = new Hono();
  const nowMs = (): number => Date.parse(now());

  app.get('/api/people/me', async (c) => {
    const who = c.get('who');
    const me = who ? { name: who.name, memberships: who.memberships } : null;
    return c.json({ people: true, me, organisation: label });
  });

  app.post('/api/people/sign-in', smallBody, async (c) => {
    const fields = await fieldsOf(c);
    const tried = { name: textOf(fields, 'name'), password: textOf(fields, 'password'), code: textOf(fields, 'code') };
    const wait = factors.wait(tried.name);
    if (wait > 0)
      return c.json({ error: `too many failures: try again in ${wait} s` }, 429, { 'retry-after': `${wait}` });
    const account = await factors.check(tried);
    if (!account) return c.json({ error: 'name, password and code: those of one account' }, 401);
    await beginSession(c, people, account, 'password', new Date(now()));
    return c.json({ name: account.name });
  });

  app.post('/api/people/sign-out', async (c) => {
    const who = c.get('who');
    if (who?.sessionId) await people.sessions.end(who.id, who.sessionId, new Date(now()));
    dropCookie(c);
    // What this browser kept of cases goes with the session.
    c.header('clear-site-data', '"cache"');
    return c.json({ ok: true });
  });

  /** What an invitation is for, and the secret its code will be checked with. */
  app.post('/api/people/invitation', smallBody, async (c) => {
    const invited = await people.accounts.invitation(
      digestsOf(textOf(await fieldsOf(c), 'invitation')),
      new Date(now()),
    );
    if (!invited) return c.json({ error: 'invitation: one that is open; ask for another' }, 404);
    const secret = keyring.open(invited.totp);
    const address = totpAddress(secret, 'account');
    return c.json({
      role: invited.role,
      caseName: invited.on_case,
      secret,
      address,
      picture: renderSVG(address),
    });
  });

  app.post('/api/people/join', smallBody, async (c) => {
    const fields = await fieldsOf(c);
    const [name, password] = [textOf(fields, 'name').normalize('NFC'), textOf(fields, 'password')];
    const at = new Date(now());
    const invited = await people.accounts.invitation(digestsOf(textOf(fields, 'invitation')), at);
    if (!invited) return c.json({ error: 'invitation: one that is open; ask for another' }, 404);
    if (!NAME.test(name)) return c.json({ error: 'name: 2 to 40 letters, figures, ".", "_" or "-"' }, 422);
    const host = new URL(c.req.url).hostname.split('.')[0] ?? '';
    const fault = await passwordFault(password, [name, host], breached);
    if (fault !== null) return c.json({ error: fault }, 422);
    const wait = factors.perName.wait(invited.id);
    if (wait > 0)
      return c.json({ error: `too many failures: try again in ${wait} s` }, 429, { 'retry-after': `${wait}` });
    const step = totpStep(keyring.open(invited.totp), textOf(fields, 'code'), 0, nowMs());
    if (step === null) {
      factors.perName.failed(invited.id);
      return c.json({ error: 'code: the six figures the authenticator shows now' }, 422);
    }
    const recovery = newRecoveryCodes();
    const id = newId();
    const kept = await hashPassword(password, scheme);
    const made = { id, name, password: kept, recovery: recovery.map((code) => digestOf(code)), step, at };
    if (!(await people.accounts.join(invited.id, made)))
      return c.json({ error: `name: one that nobody has, got ${JSON.stringify(name)}` }, 409);
    await beginSession(c, people, { id, name }, 'invitation', at);
    return c.json({ name, recovery }, 201);
  });
  return app;
}
