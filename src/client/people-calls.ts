/** What the API answers about people. Times are ISO 8601 UTC instants. */
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { type AuditAsked, auditQuery } from './case-people-calls.js';
import type { Ask } from './client.js';
import { factorCalls } from './factor-calls.js';

export type Member = {
  readonly caseName: string;
  readonly role: string;
  readonly mayExport: boolean;
  readonly seesPeople: boolean;
};
export type NamedMember = Member & { readonly name: string };
export type Me = { readonly name: string; readonly memberships: readonly Member[] };
export type Account = Me & {
  /** false: passkeys or an organisation open the account, no password */
  readonly hasPassword: boolean;
  readonly recoveryLeft: number;
  /** until then what opens the account may be changed; null: factors are to be shown again first */
  readonly provenUntil: string | null;
  readonly sessions: readonly {
    id: string;
    by: string;
    agent: string;
    created_at: string;
    seen_at: string;
    isThis: boolean;
  }[];
  readonly tokens: readonly { id: string; label: string; scopes: string; ends_at: string }[];
  readonly passkeys: readonly { id: string; label: string; created_at: string }[];
  /** sign-ins of an organisation that open the account */
  readonly identities: readonly { issuer: string; created_at: string }[];
};
export type Invitation = {
  readonly role: string;
  readonly secret: string;
  readonly address: string;
  readonly picture: string;
};
export type AuditRow = {
  id: string;
  at: string;
  by: string;
  act: string;
  caseName: string;
  request: string;
  outcome: string;
};

export type AuditPage = { readonly rows: readonly AuditRow[] /** there are older ones */; readonly more: boolean };
export type Desk = {
  readonly accounts: readonly { id: string; name: string; created_at: string; closed_at: string | null }[];
  readonly members: readonly NamedMember[];
};
/** `people` false: one person works alone, and nobody signs in; `organisation`: whose sign-in there is beside */
export type Asking = { readonly people: boolean; readonly me: Me | null; readonly organisation: string | null };

export const peopleCalls = (ask: Ask) => ({
  ...factorCalls(ask),
  me: () => ask<Asking>('/api/people/me'),
  /** @returns where the browser goes next @param why `link`: it opens the account that is signed in from now on */
  signInByOrganisation: (why: 'in' | 'link' | 'again') =>
    ask<{ readonly address: string }>('/api/people/organisation', { link: why === 'link', again: why === 'again' }),
  unlinkOrganisation: () => ask<unknown>('/api/people/account/organisation', {}, 'DELETE'),
  signIn: (given: { name: string; password: string; code: string }) =>
    ask<{ name: string }>('/api/people/sign-in', given),
  signOut: () => ask<unknown>('/api/people/sign-out', {}),
  passkeyChallenge: () => ask<PublicKeyCredentialRequestOptionsJSON>('/api/people/passkey/challenge', {}),
  signInByPasskey: (answer: unknown) => ask<{ name: string }>('/api/people/passkey/sign-in', answer),
  invitation: (invitation: string) => ask<Invitation>('/api/people/invitation', { invitation }),
  join: (given: { invitation: string; name: string; password: string; code: string }) =>
    ask<{ name: string; recovery: readonly string[] }>('/api/people/join', given),
  account: () => ask<Account>('/api/people/account'),
  newPasskeyChallenge: () => ask<PublicKeyCredentialCreationOptionsJSON>('/api/people/account/passkeys/challenge', {}),
  addPasskey: (given: { response: unknown; label: string }) =>
    ask<{ id: string }>('/api/people/account/passkeys', given),
  endOf: (kind: 'sessions' | 'tokens' | 'passkeys', id: string) =>
    ask<unknown>(`/api/people/account/${kind}/${encodeURIComponent(id)}`, {}, 'DELETE'),
  addToken: (given: { label: string; scope: string; days: number }) =>
    ask<{ id: string; token: string }>('/api/people/account/tokens', given),
  desk: () => ask<Desk>('/api/people/members'),
  /** @param given role null takes it away @throws ApiError 409 for the last owner */
  giveDeskRole: (given: Omit<Member, 'caseName' | 'role'> & { name: string; role: string | null }) =>
    ask<unknown>('/api/people/members', given, 'PUT'),
  invite: (given: Member) => ask<{ readonly path: string }>('/api/people/invitations', given),
  /** Signs somebody out everywhere, tokens too. */
  endSessionsOf: (name: string) =>
    ask<unknown>(`/api/people/members/${encodeURIComponent(name)}/sessions`, {}, 'DELETE'),
  audit: (asked: AuditAsked) => ask<AuditPage>(`/api/people/audit?${auditQuery(asked)}`),
});
