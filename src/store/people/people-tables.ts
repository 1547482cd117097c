/** Rows of the tables of people, as PostgreSQL hands them over. */
import type { Generated, Kysely } from 'kysely';

type Opt = string | null;

export type PeopleTables = {
  account: {
    id: string;
    name: string;
    password: string;
    totp: string;
    totp_step: number;
    created_at: Date;
    closed_at: Date | null;
    /** an authenticator that is offered and not yet confirmed; '' where none is */
    next_totp: Generated<string>;
    /** of what this person's browsers keep; '' until one asks */
    browser_key: Generated<string>;
  };
  account_recovery: { account_id: string; code_digest: string };
  account_passkey: {
    id: string;
    account_id: string;
    public_key: Buffer;
    counter: number;
    label: string;
    created_at: Date;
  };
  account_session: {
    id: string;
    secret_digest: string;
    account_id: string;
    by: string;
    agent: string;
    created_at: Date;
    seen_at: Date;
    ended_at: Date | null;
    /** last sign-in, or factors shown again; null: before that was kept */
    proven_at: Date | null;
  };
  account_token: {
    id: string;
    secret_digest: string;
    account_id: string;
    label: string;
    scopes: string;
    created_at: Date;
    ends_at: Date;
    ended_at: Date | null;
  };
  account_identity: { issuer: string; subject: string; account_id: string; created_at: Date };
  membership: { case_name: string; account_id: string; role: string; may_export: boolean; sees_people: boolean };
  invitation: {
    id: string;
    secret_digest: string;
    totp: string;
    on_case: string;
    role: string;
    may_export: boolean;
    sees_people: boolean;
    ends_at: Date;
    used_at: Date | null;
  };
  review_step: {
    case_name: string;
    about: string;
    number: number;
    revision: number;
    state: string;
    account_id: string;
    note: string;
    at: Date;
  };
  case_comment: {
    case_name: string;
    id: string;
    about: string;
    account_id: string;
    assigned_to: Opt;
    words: string;
    at: Date;
    done_at: Date | null;
    done_by: Opt;
  };
  audit: {
    writer: string;
    number: number;
    at: Date;
    account_id: Opt;
    account_name: string;
    act: string;
    case_name: string;
    request: string;
    outcome: string;
    digest: string;
  };
};

export type PeopleDb = Kysely<PeopleTables>;
