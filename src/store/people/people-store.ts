/** Everything kept of people, on the connection of the store. */
import type { Kysely } from 'kysely';
import { accounts } from './accounts.js';
import { auditLog } from './audit.js';
import { caseWork } from './case-work.js';
import type { PeopleDb } from './people-tables.js';
import { sessions } from './sessions.js';

export function peopleStore(db: Kysely<unknown>) {
  const people = db as unknown as PeopleDb;
  return { accounts: accounts(people), sessions: sessions(people), work: caseWork(people), log: auditLog(people) };
}

export type PeopleStore = ReturnType<typeof peopleStore>;
