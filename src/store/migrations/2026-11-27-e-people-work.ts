/** Comments that were seen to, and accounts that an organisation's sign-in opens. Frozen: later changes are later migrations. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  'alter table case_comment add column done_at timestamptz, add column done_by text references account (id)',
  // One person of one provider opens one account, and no account is opened by two of one provider.
  `create table account_identity (
    issuer text not null,
    subject text not null,
    account_id text not null references account (id),
    created_at timestamptz not null,
    primary key (issuer, subject),
    unique (account_id, issuer)
  )`,
];
