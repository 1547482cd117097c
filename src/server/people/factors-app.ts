/**
 * What opens an account, changed by its person: the password, the authenticator, the recovery codes. The door lets only a
 * session in that showed its factors a moment ago (`again`); the password is asked for once more where it is changed.
 */
import { type Context, Hono } from 'hono';
import { renderSVG } from 'uqr';
import { NO_PASSWORD } from '../../store/people/accounts.js';
import type { PeopleStore } from '../../store/people/people-store.js';
import { fieldsOf, smallBody, textOf } from './body.js';
import { hashPassword } from './password-hash.js';
import { passwordFault } from './password-rules.js';
import { digestOf } from './secrets.js';
import { newRecoveryCodes, type Ways } from './sign-in.js';
import { newTotpSecret, totpAddress, totpStep } from './totp.js';

export function factorsApp(people: PeopleStore, now: () => string, { factors, scheme, breached, keyring }: Ways): Hono {
  const app = new Hono();
  const accountOf = async (c: Context) => {
    const account = await people.accounts.byId(c.get('who')?.id ?? '');
    return account && account.password !== NO_PASSWORD ? account : null;
  };
  const tooMany = (c: Context, wait: number): Response =>
    c.json({ error: `too many failures: try again in ${wait} s` }, 429, { 'retry-after': `${wait}` });
  const without = (c: Context): Response =>
    c.json({ error: 'this account has no password: its passkeys or its organisation open it' }, 409);

  /** Password and code once more: for ten minutes what opens the account may be changed. */
  app.post('/api/people/account/again', smallBody, async (c) => {
    const [who, fields] = [c.get('who'), await fieldsOf(c)];
    if (!who?.sessionId) return c.json({ error: 'a session: programs change no factors' }, 422);
    const wait = factors.wait(who.name);
    if (wait > 0) return tooMany(c, wait);
    const tried = { name: who.name, password: textOf(fields, 'password'), code: textOf(fields, 'code') };
    if (!(await factors.check(tried))) return c.json({ error: 'password and code: those of this account' }, 422);
    await people.sessions.prove(who.id, who.sessionId, new Date(now()));
    return c.json({ ok: true });
  });

  app.put('/api/people/account/password', smallBody, async (c) => {
    const [account, fields] = [await accountOf(c), await fieldsOf(c)];
    if (!account) return without(c);
    const wait = factors.wait(account.name);
    if (wait > 0) return tooMany(c, wait);
    if (!(await factors.isCurrent(account, textOf(fields, 'current'))))
      return c.json({ error: 'current: the password as it is now' }, 422);
    const password = textOf(fields, 'password');
    const host = new URL(c.req.url).hostname.split('.')[0] ?? '';
    const fault = await passwordFault(password, [account.name, host], breached);
    if (fault !== null) return c.json({ error: fault }, 422);
    const kept = await hashPassword(password, scheme);
    return (await people.accounts.setPassword(account.id, account.password, kept))
      ? c.json({ ok: true })
      : c.json({ error: 'password: it was changed meanwhile' }, 409);
  });

  /** The secret of another authenticator. The one there is goes on until a code of the new one is shown. */
  app.post('/api/people/account/authenticator', async (c) => {
    const account = await accountOf(c);
    if (!account) return without(c);
    const secret = newTotpSecret();
    await people.accounts.offerTotp(account.id, keyring.close(secret));
    const address = totpAddress(secret, account.name);
    return c.json({ secret, address, picture: renderSVG(address) });
  });

  app.put('/api/people/account/authenticator', smallBody, async (c) => {
    const account = await accountOf(c);
    if (!account) return without(c);
    const offered = keyring.open(account.next_totp);
    const step = totpStep(offered, textOf(await fieldsOf(c), 'code'), 0, Date.parse(now()));
    if (step === null || !(await people.accounts.takeTotp(account.id, account.next_totp, step)))
      return c.json({ error: 'code: the six figures the new authenticator shows now' }, 422);
    return c.json({ ok: true });
  });

  /** The codes are in this answer and nowhere else; those there were are worth nothing any more. */
  app.post('/api/people/account/recovery', async (c) => {
    const account = await accountOf(c);
    if (!account) return without(c);
    const recovery = newRecoveryCodes();
    await people.accounts.setRecovery(
      account.id,
      recovery.map((code) => digestOf(code)),
    );
    return c.json({ recovery }, 201);
  });
  return app;
}
