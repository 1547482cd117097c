/** Passkeys: made by whoever is signed in, and enough to sign in. A challenge is good once, for five minutes. */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { Hono } from 'hono';
import type { PeopleStore } from '../../store/people/people-store.js';
import { fieldsOf, smallBody, textOf } from './body.js';
import { beginSession } from './session-cookie.js';

const CHALLENGE_MS = 5 * 60_000;
const MOST_CHALLENGES = 10_000;
const MOST_LABEL = 60;

/** @param origin told late: where the pages are, scheme and host */
export function passkeysApp(people: PeopleStore, now: () => string, origin: () => string): Hono {
  const app = new Hono();
  const rpID = (): string => new URL(origin()).hostname;
  const challenges = new Map<string, number>();
  const given = (challenge: string): void => {
    const nowMs = Date.parse(now());
    for (const [old, at] of challenges)
      if (at < nowMs - CHALLENGE_MS || challenges.size >= MOST_CHALLENGES) challenges.delete(old);
    challenges.set(challenge, nowMs);
  };
  const taken = (challenge: string): boolean => {
    const at = challenges.get(challenge);
    challenges.delete(challenge);
    return at !== undefined && at >= Date.parse(now()) - CHALLENGE_MS;
  };
  const expected = () => ({ expectedChallenge: taken, expectedOrigin: origin(), expectedRPID: rpID() });

  app.post('/api/people/passkey/challenge', async (c) => {
    const options = await generateAuthenticationOptions({ rpID: rpID(), userVerification: 'required' });
    given(options.challenge);
    return c.json(options);
  });

  /** The account an answer to a challenge of ours opens; null: none. */
  const opened = async (fields: Readonly<Record<string, unknown>>) => {
    const answer = fields as unknown as Parameters<typeof verifyAuthenticationResponse>[0]['response'];
    const kept = typeof answer.id === 'string' ? await people.accounts.passkey(answer.id) : undefined;
    const account = kept && (await people.accounts.byId(kept.account_id));
    const credential = kept && { id: kept.id, publicKey: new Uint8Array(kept.public_key), counter: kept.counter };
    const checked =
      credential &&
      (await verifyAuthenticationResponse({
        ...expected(),
        response: answer,
        credential,
        requireUserVerification: true,
      }).catch(() => null));
    if (!account || !checked?.verified) return null;
    await people.accounts.usePasskey(kept.id, checked.authenticationInfo.newCounter);
    return account;
  };

  app.post('/api/people/passkey/sign-in', smallBody, async (c) => {
    const account = await opened(await fieldsOf(c));
    if (!account) return c.json({ error: 'passkey: one of an account here' }, 401);
    await beginSession(c, people, account, 'passkey', new Date(now()));
    return c.json({ name: account.name });
  });

  /** Whoever is signed in shows it again, with the same account's. */
  app.post('/api/people/account/again/passkey', smallBody, async (c) => {
    const [who, account] = [c.get('who'), await opened(await fieldsOf(c))];
    if (!who?.sessionId || account?.id !== who.id) return c.json({ error: 'passkey: one of this account' }, 422);
    await people.sessions.prove(who.id, who.sessionId, new Date(now()));
    return c.json({ ok: true });
  });

  app.post('/api/people/account/passkeys/challenge', async (c) => {
    const who = c.get('who');
    if (!who) return c.json({ error: 'sign in first' }, 401);
    const options = await generateRegistrationOptions({
      ...{ rpName: 'Plumbline', rpID: rpID(), userName: who.name, attestationType: 'none' },
      excludeCredentials: (await people.accounts.passkeys(who.id)).map(({ id }) => ({ id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    given(options.challenge);
    return c.json(options);
  });

  app.post('/api/people/account/passkeys', smallBody, async (c) => {
    const who = c.get('who');
    const fields = await fieldsOf(c);
    const response = fields.response as Parameters<typeof verifyRegistrationResponse>[0]['response'];
    const checked = await verifyRegistrationResponse({ ...expected(), response }).catch(() => null);
    if (!who || !checked?.verified) return c.json({ error: 'passkey: an answer to the challenge given here' }, 422);
    const { id, publicKey, counter } = checked.registrationInfo.credential;
    await people.accounts.addPasskey({
      ...{ id, account_id: who.id, public_key: Buffer.from(publicKey), counter },
      ...{ label: textOf(fields, 'label').slice(0, MOST_LABEL), created_at: new Date(now()) },
    });
    return c.json({ id }, 201);
  });

  app.delete('/api/people/account/passkeys/:id', async (c) => {
    await people.accounts.dropPasskey(c.get('who')?.id ?? '', c.req.param('id'));
    return c.json({ ok: true });
  });
  return app;
}
