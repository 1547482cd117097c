/**
 * Coming in: by password with a code (or a recovery code), or by an invitation. A wrong name, password or code are told
 * apart to nobody, and take the same time. Failures are limited per name and in all.
 */
import { Hono } from 'hono';
import { renderSVG } from 'uqr';
import { makeRateLimit } from '../../people/rate-limit.js';
import type { PeopleStore } from '../../store/people/people-store.js';
import { fieldsOf, smallBody, textOf } from './body.js';
import { guessable } from './guessable.js';
import { digestOf, hashPassword, isPassword, newId, newRecoveryCode } from './secrets.js';
import { beginSession, dropCookie } from './session-cookie.js';
import { totpAddress, totpStep } from './totp.js';

const WINDOW_MS = 15 * 60_000;
const MOST_PER_NAME = 10;
const MOST_IN_ALL = 300;
const SHORTEST = 12;
const LONGEST = 200;
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

/** @param label whose sign-in there is beside; null: none */
export function signInApp(people: PeopleStore, now: () => string, label: string | null): Hono {
  const app = new Hono();
  const nowMs = (): number => Date.parse(now());
  const perName = makeRateLimit(MOST_PER_NAME, WINDOW_MS, nowMs);
  const inAll = makeRateLimit(MOST_IN_ALL, WINDOW_MS, nowMs);

  app.get('/api/people/me', async (c) => {
    const who = c.get('who');
    const me = who ? { name: who.name, memberships: who.memberships } : null;
    return c.json({ people: true, me, organisation: label });
  });

  app.post('/api/people/sign-in', smallBody, async (c) => {
    const fields = await fieldsOf(c);
    const [name, password, code] = ['name', 'password', 'code'].map((one) => textOf(fields, one)) as [
      string,
      string,
      string,
    ];
    const wait = Math.max(perName.wait(name), inAll.wait(''));
    if (wait > 0)
      return c.json({ error: `too many failures: try again in ${wait} s` }, 429, { 'retry-after': `${wait}` });
    // Counted before it is known, so that tries at the same time count too.
    perName.failed(name);
    inAll.failed('');
    const account = await people.accounts.byName(name);
    // A longer one is nobody's: it is not cut to what somebody's might be, only the work on it is.
    const isRight = await isPassword(password.slice(0, LONGEST), account?.password ?? null);
    if (!account || !isRight || password.length > LONGEST || !(await takesCode(account, code)))
      return c.json({ error: 'name, password and code: those of one account' }, 401);
    perName.forget(name);
    await beginSession(c, people, account, 'password', new Date(now()));
    return c.json({ name: account.name });
  });

  const takesCode = async (
    account: { id: string; totp: string; totp_step: number },
    code: string,
  ): Promise<boolean> => {
    if (/-/.test(code)) return people.accounts.useRecovery(account.id, digestOf(code.trim().toLowerCase()));
    const step = totpStep(account.totp, code, account.totp_step, nowMs());
    return step !== null && (await people.accounts.useStep(account.id, step));
  };

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
      digestOf(textOf(await fieldsOf(c), 'invitation')),
      new Date(now()),
    );
    if (!invited) return c.json({ error: 'invitation: one that is open; ask for another' }, 404);
    const address = totpAddress(invited.totp, 'account');
    return c.json({
      role: invited.role,
      caseName: invited.on_case,
      secret: invited.totp,
      address,
      picture: renderSVG(address),
    });
  });

  app.post('/api/people/join', smallBody, async (c) => {
    const fields = await fieldsOf(c);
    const [name, password] = [textOf(fields, 'name').normalize('NFC'), textOf(fields, 'password')];
    const at = new Date(now());
    const invited = await people.accounts.invitation(digestOf(textOf(fields, 'invitation')), at);
    if (!invited) return c.json({ error: 'invitation: one that is open; ask for another' }, 404);
    if (!NAME.test(name)) return c.json({ error: 'name: 2 to 40 letters, figures, ".", "_" or "-"' }, 422);
    if (password.length < SHORTEST || password.length > LONGEST)
      return c.json({ error: `password: ${SHORTEST} to ${LONGEST} characters, got ${password.length}` }, 422);
    const guessed = guessable(password, [name, new URL(c.req.url).hostname.split('.')[0] ?? '']);
    if (guessed !== null) return c.json({ error: `password: one that is not guessed from ${guessed}` }, 422);
    const wait = perName.wait(invited.id);
    if (wait > 0)
      return c.json({ error: `too many failures: try again in ${wait} s` }, 429, { 'retry-after': `${wait}` });
    const step = totpStep(invited.totp, textOf(fields, 'code'), 0, nowMs());
    if (step === null) {
      perName.failed(invited.id);
      return c.json({ error: 'code: the six figures the authenticator shows now' }, 422);
    }
    const recovery = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    const id = newId();
    const made = { id, name, password: await hashPassword(password), recovery: recovery.map(digestOf), step, at };
    if (!(await people.accounts.join(invited.id, made)))
      return c.json({ error: `name: one that nobody has, got ${JSON.stringify(name)}` }, 409);
    await beginSession(c, people, { id, name }, 'invitation', at);
    return c.json({ name, recovery }, 201);
  });
  return app;
}
