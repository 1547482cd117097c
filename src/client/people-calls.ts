/** What the API answers about people. Times are ISO 8601 UTC instants. */
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import type { Ask } from './client.js';

export type Member = {
  readonly caseName: string;
  readonly role: string;
  readonly mayExport: boolean;
  readonly seesPeople: boolean;
};
export type Me = { readonly name: string; readonly memberships: readonly Member[] };
export type Account = Me & {
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

export const peopleCalls = (ask: Ask) => ({
  /** `people` false: one person works alone, and nobody signs in */
  me: () => ask<{ readonly people: boolean; readonly me: Me | null }>('/api/people/me'),
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
  members: () => ask<{ readonly members: readonly (Member & { readonly name: string })[] }>('/api/people/members'),
  invite: (given: Member) => ask<{ readonly path: string }>('/api/people/invitations', given),
  audit: () => ask<{ readonly rows: readonly AuditRow[] }>('/api/people/audit'),
});
