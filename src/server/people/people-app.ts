/** The addresses of people, in one. */
import { Hono } from 'hono';
import type { Store } from '../../core/ports.js';
import type { PeopleStore } from '../../store/people/people-store.js';
import { caseWorkApp } from './case-work.js';
import { deskApp } from './desk.js';
import { ownAccountApp } from './own-account.js';
import { passkeysApp } from './passkeys.js';
import { signInApp } from './sign-in.js';

export type PeopleParts = {
  readonly people: PeopleStore;
  /** where the pages are, scheme and host; told late, because port 0 is chosen by the system */
  readonly origin: () => string;
};

export function peopleApp({ people, origin }: PeopleParts, store: Store, now: () => string): Hono {
  const app = new Hono();
  for (const part of [
    signInApp(people, now),
    passkeysApp(people, now, origin),
    ownAccountApp(people, now),
    deskApp(people, now),
    caseWorkApp(people, store, now),
  ])
    app.route('/', part);
  return app;
}
