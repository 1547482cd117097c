/**
 * Factors that can be changed: when a session last proved who it is, an authenticator that is offered and not yet confirmed, and
 * the key of what a browser keeps. Recovery codes of 100 bits go: they are kept as a plain digest, which wants 112. Frozen.
 */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  'alter table account_session add column proven_at timestamptz',
  "alter table account add column next_totp text not null default ''",
  "alter table account add column browser_key text not null default ''",
  'delete from account_recovery',
];
