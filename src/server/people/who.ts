/** Who asks: by the cookie of a session (browsers) or a bearer token (programs). */
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { type Act, DESK, isAllowed, type Membership } from '../../people/permissions.js';
import type { PeopleStore } from '../../store/people/people-store.js';
import { digestsOf } from './secrets.js';

export type Who = {
  readonly id: string;
  readonly name: string;
  readonly memberships: readonly Membership[];
  /** null for a program */
  readonly sessionId: string | null;
  /** when this session last showed its factors; null: never, as a program does */
  readonly provenAt: Date | null;
  /** what a token is for; a session is for all its person may */
  readonly scope: Scope;
};

/** `read`: nothing but looking; `export`: also taking out; `all`: what its person may. */
export const SCOPES = ['read', 'export', 'all'] as const;
export type Scope = (typeof SCOPES)[number];

/** Whom this request let in. */
export type SignedIn = { readonly id: string; readonly name: string };

declare module 'hono' {
  interface ContextVariableMap {
    who?: Who;
    signedIn?: SignedIn;
  }
}

/** Sent over TLS alone (browsers count this machine as such), to this host alone, never read by a script. */
export const COOKIE = '__Host-plumbline';

const BEARER = /^Bearer ([\w-]{20,200})$/;

export async function whoAsks(c: Context, people: PeopleStore, at: Date): Promise<Who | null> {
  const bearer = BEARER.exec(c.req.header('authorization') ?? '')?.[1];
  const cookie = getCookie(c, COOKIE);
  if (bearer !== undefined) {
    const token = await people.sessions.token(digestsOf(bearer), at);
    const scope = SCOPES.find((one) => one === token?.scopes);
    return token && scope ? person(people, token.account_id, { id: null, proven: null }, scope) : null;
  }
  if (cookie === undefined) return null;
  const session = await people.sessions.seen(digestsOf(cookie), at);
  return session ? person(people, session.account_id, { id: session.id, proven: session.proven_at }, 'all') : null;
}

type Session = { readonly id: string | null; readonly proven: Date | null };

async function person(people: PeopleStore, id: string, session: Session, scope: Scope): Promise<Who | null> {
  const account = await people.accounts.byId(id);
  if (account === undefined) return null;
  const memberships = await people.accounts.memberships(id);
  return { id, name: account.name, memberships, sessionId: session.id, provenAt: session.proven, scope };
}

/** So long what somebody showed of their factors is enough to change them. */
export const PROVEN_MS = 10 * 60_000;

export const isProven = ({ provenAt }: Who, at: Date): boolean =>
  provenAt !== null && at.getTime() - provenAt.getTime() < PROVEN_MS;

/** What a token does not carry its person may not do through it. */
export function may(who: Who, act: Act, caseName: string): boolean {
  if (
    who.scope !== 'all' &&
    !/^read (a|across|comments)/.test(act) &&
    (act !== 'export a case' || who.scope === 'read')
  )
    return false;
  return isAllowed(who.memberships, act, caseName);
}

/** Everybody may in single-user mode, where nobody signs in. */
export const mayRead = (c: Context, caseName: string): boolean => {
  const who = c.get('who');
  return who === undefined || may(who, 'read a case', caseName);
};

/** The same off the addresses of data, where nobody was asked who it is. */
export async function readsCase(c: Context, people: PeopleStore, at: Date, caseName: string): Promise<boolean> {
  const who = await whoAsks(c, people, at);
  return who !== null && may(who, 'read a case', caseName);
}

/** Names of the cases whoever asks may read; null: all there are. */
export function readableCases(c: Context): readonly string[] | null {
  const who = c.get('who');
  if (who === undefined || may(who, 'read a case', DESK)) return null;
  return who.memberships.map(({ caseName }) => caseName).filter((name) => may(who, 'read a case', name));
}

/** On this case, or anywhere where the answer is of no one case. */
export const seesPeople = (who: Who, caseName: string): boolean =>
  who.memberships.some((one) => one.seesPeople && (one.caseName === DESK || one.caseName === caseName));

/** Whose name goes into a revision, a line of custody or a decision; null where nobody signs in. */
export const workerOf = (c: Context): string | null => c.get('who')?.name ?? null;

/** Who works where nobody signs in, as logs name them. */
export const WORKBENCH = 'workbench';

/** Whether the answer may not say who worked on the case. */
export const hidesPeople = (c: Context, caseName: string): boolean => {
  const who = c.get('who');
  return who !== undefined && !seesPeople(who, caseName);
};
