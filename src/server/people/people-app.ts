/** The addresses of people, in one. */
import { Hono } from 'hono';
import type { Store } from '../../core/ports.js';
import type { PeopleStore } from '../../store/people/people-store.js';
import type { Breached } from './breached.js';
import { caseWorkApp } from './case-work.js';
import { deskApp } from './desk.js';
import { makeFactors } from './factors.js';
import { factorsApp } from './factors-app.js';
import { type Keyring, NO_KEYRING } from './keyring.js';
import { organisationApp } from './organisation-app.js';
import type { OrganisationSignIn } from './organisation-sign-in.js';
import { ownAccountApp } from './own-account.js';
import { passkeysApp } from './passkeys.js';
import { type PasswordScheme, USUAL_SCHEME } from './password-hash.js';
import { signInApp } from './sign-in.js';

export type PeopleParts = {
  readonly people: PeopleStore;
  /** where the pages are, scheme and host; told late, because port 0 is chosen by the system */
  readonly origin: () => string;
  /** the sign-in of an organisation; none where it is not set up */
  readonly organisation?: OrganisationSignIn | null;
  /** how new passwords are kept */
  readonly scheme?: PasswordScheme;
  /** what seals secrets that must be read again; they lie as they are where there is none */
  readonly keyring?: Keyring;
  /** passwords taken elsewhere, beside the list that is shipped; none where the operator names nothing */
  readonly breached?: Breached | null;
  /** how many times the usual one person may ask of the server; 0: without limit */
  readonly quotaTimes?: number;
};

export function peopleApp(
  { people, origin, organisation = null, scheme = USUAL_SCHEME, breached = null, keyring = NO_KEYRING }: PeopleParts,
  store: Store,
  now: () => string,
  log: (line: string) => void,
): Hono {
  const app = new Hono();
  const ways = { factors: makeFactors(people, () => Date.parse(now()), scheme, keyring), scheme, breached, keyring };
  for (const part of [
    signInApp(people, now, organisation?.label ?? null, ways),
    factorsApp(people, now, ways),
    organisationApp(people, organisation, now, origin, log),
    passkeysApp(people, now, origin),
    ownAccountApp(people, now, keyring),
    deskApp(people, now, keyring),
    caseWorkApp(people, store, now),
  ])
    app.route('/', part);
  return app;
}
