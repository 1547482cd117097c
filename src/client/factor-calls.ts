/** What opens an account, changed by its person. Most are refused (403, `again`) until its factors were shown a moment ago. */
import type { Ask } from './client.js';

export type Authenticator = { readonly secret: string; readonly address: string; readonly picture: string };

export const factorCalls = (ask: Ask) => ({
  showAgain: (given: { password: string; code: string }) => ask<unknown>('/api/people/account/again', given),
  showPasskeyAgain: (answer: unknown) => ask<unknown>('/api/people/account/again/passkey', answer),
  changePassword: (given: { current: string; password: string }) =>
    ask<unknown>('/api/people/account/password', given, 'PUT'),
  newAuthenticator: () => ask<Authenticator>('/api/people/account/authenticator', {}),
  takeAuthenticator: (code: string) => ask<unknown>('/api/people/account/authenticator', { code }, 'PUT'),
  /** They are in this answer alone. */
  newRecovery: () => ask<{ readonly recovery: readonly string[] }>('/api/people/account/recovery', {}),
  /** All but this one. */
  endOtherSessions: () => ask<{ readonly ended: number }>('/api/people/account/sessions', {}, 'DELETE'),
  browserKey: () => ask<{ readonly key: string }>('/api/people/account/browser-key'),
});
