/**
 * Who may do what, and what was done. Secrets stand as digests only (passwords as scrypt); what a machine must read again to
 * check a code (the TOTP secret) stands as it is. Frozen: later changes are later migrations.
 */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table account (
    id text primary key,
    name text collate "C" not null unique,
    password text not null,
    totp text not null,
    totp_step int4 not null default 0,
    created_at timestamptz not null,
    closed_at timestamptz
  )`,
  `create table account_recovery (
    account_id text not null references account (id),
    code_digest text not null,
    primary key (account_id, code_digest)
  )`,
  `create table account_passkey (
    id text primary key,
    account_id text not null references account (id),
    public_key bytea not null,
    counter float8 not null,
    label text not null,
    created_at timestamptz not null
  )`,
  `create table account_session (
    id text primary key,
    secret_digest text not null unique,
    account_id text not null references account (id),
    by text not null,
    agent text not null,
    created_at timestamptz not null,
    seen_at timestamptz not null,
    ended_at timestamptz
  )`,
  `create table account_token (
    id text primary key,
    secret_digest text not null unique,
    account_id text not null references account (id),
    label text not null,
    scopes text not null,
    created_at timestamptz not null,
    ends_at timestamptz not null,
    ended_at timestamptz
  )`,
  // case_name '' is the whole desk
  `create table membership (
    case_name text collate "C" not null,
    account_id text not null references account (id),
    role text not null,
    may_export boolean not null,
    sees_people boolean not null,
    primary key (case_name, account_id)
  )`,
  `create table invitation (
    id text primary key,
    secret_digest text not null unique,
    totp text not null,
    on_case text collate "C" not null,
    role text not null,
    may_export boolean not null,
    sees_people boolean not null,
    ends_at timestamptz not null,
    used_at timestamptz
  )`,
  `create table review_step (
    case_name text collate "C" not null,
    about text not null,
    number int4 not null,
    revision int4 not null,
    state text not null,
    account_id text not null references account (id),
    note text not null,
    at timestamptz not null,
    primary key (case_name, about, number)
  )`,
  `create table case_comment (
    case_name text collate "C" not null,
    id text not null,
    about text not null,
    account_id text not null references account (id),
    assigned_to text references account (id),
    words text not null,
    at timestamptz not null,
    primary key (case_name, id)
  )`,
  // Each process that writes counts its own rows of a case: see audit.ts.
  `create table audit (
    case_name text collate "C" not null,
    writer text not null,
    number int4 not null,
    at timestamptz not null,
    account_id text,
    account_name text not null,
    act text not null,
    request text not null,
    outcome text not null,
    digest text not null,
    primary key (case_name, writer, number)
  )`,
  'create index audit_by_time on audit (at, writer, number)',
];
