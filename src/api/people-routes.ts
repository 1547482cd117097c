/** Addresses of people: signing in, the account, the desk, and what is said of a case beside its rows. */
import { FACTORS } from './factor-routes.js';
import { type Answer, type ApiRoute, CASE, NONE, TOO_LARGE } from './route.js';

const SIGN_IN: Answer = { means: 'nobody is signed in', body: 'Error' };
const REFUSED: Answer = {
  means: 'the role or the token may not, or factors are to be shown again (`again`)',
  body: 'Error',
};
const WRONG: Answer = { means: 'the rule that was broken', body: 'Error' };
const MANY: Answer = { means: 'too many failures; when to try again', body: 'Error' };
const GATE = { 401: SIGN_IN, 403: REFUSED };
const OWN = { 401: SIGN_IN };
const ID = { id: { means: 'its id' } };
const AUDIT = {
  before: { means: 'id of a row: the rows before it' },
  by: { means: 'name of an account' },
  q: { means: 'words that stand in act, address or outcome' },
};

type Said = readonly [ApiRoute['method'], string, string, ApiRoute['answers'], Partial<ApiRoute>?];

const SAID: readonly Said[] = [
  [
    ...(['get', '/api/people/me', 'Whether people sign in, and who it is that asks.'] as const),
    { 200: { means: '`me` null: nobody, or not needed', body: 'Me' } },
  ],
  [
    ...(['post', '/api/people/sign-in', 'Sign in by name, password and a code.'] as const),
    { 200: { means: 'with the cookie of a session', body: 'SignedIn' }, 401: WRONG, 413: TOO_LARGE, 429: MANY },
    { body: { shape: 'SignIn' } },
  ],
  [
    ...(['post', '/api/people/passkey/challenge', 'A challenge for a passkey.'] as const),
    { 200: { means: 'as WebAuthn asks it', body: 'Anything' } },
  ],
  [
    ...(['post', '/api/people/passkey/sign-in', 'Sign in by a passkey.'] as const),
    { 200: { means: 'with the cookie of a session', body: 'SignedIn' }, 401: WRONG, 413: TOO_LARGE },
    { body: { shape: 'Anything' } },
  ],
  [
    ...(['post', '/api/people/organisation', 'Begin to sign in by the organisation, or to link its sign-in.'] as const),
    {
      200: { means: 'where the browser goes next', body: 'OrganisationAddress' },
      ...{ 401: SIGN_IN, 404: NONE, 413: TOO_LARGE, 502: { means: 'it does not answer', body: 'Error' } },
    },
    { body: { shape: 'OrganisationAsked' } },
  ],
  [
    ...(['get', '/api/people/organisation/callback', 'Where the organisation sends the browser back.'] as const),
    { 303: { means: 'to the page: signed in, or `#organisation-failed`' } },
  ],
  [
    ...(['post', '/api/people/invitation', 'What an invitation is for, with the secret of its codes.'] as const),
    { 200: { means: 'open', body: 'Invitation' }, 404: NONE, 413: TOO_LARGE },
    { body: { shape: 'Invited' } },
  ],
  [
    ...(['post', '/api/people/join', 'Take up an invitation, once.'] as const),
    {
      201: { means: 'an account, signed in; the recovery codes are in this answer alone', body: 'Joined' },
      ...{ 404: NONE, 409: WRONG, 413: TOO_LARGE, 422: WRONG, 429: MANY },
    },
    { body: { shape: 'Join' } },
  ],
  [
    ...(['post', '/api/people/sign-out', 'End this session.'] as const),
    { 200: { means: 'ended', body: 'Done' }, ...GATE },
  ],
  [
    ...(['get', '/api/people/account', 'My sessions, tokens, passkeys and roles.'] as const),
    { 200: { means: 'no secret among them', body: 'Account' }, ...OWN },
  ],
  [
    ...(['get', '/api/people/mine', 'Comments given to me and open, or naming me, over all cases.'] as const),
    { 200: { means: 'newest first', body: 'Comments' }, ...OWN },
  ],
  [
    ...(['post', '/api/people/account/passkeys/challenge', 'A challenge for a new passkey.'] as const),
    { 200: { means: 'as WebAuthn asks it', body: 'Anything' }, ...GATE },
  ],
  [
    ...(['post', '/api/people/account/passkeys', 'Keep a new passkey.'] as const),
    { 201: { means: 'kept', body: 'Made' }, ...GATE, 413: TOO_LARGE, 422: WRONG },
    { body: { shape: 'Anything' } },
  ],
  [
    ...(['delete', '/api/people/account/passkeys/{id}', 'Drop a passkey.'] as const),
    { 200: { means: 'gone', body: 'Done' }, ...GATE },
    { takes: ID },
  ],
  [
    ...(['delete', '/api/people/account/organisation', 'Unlink the sign-in of the organisation.'] as const),
    { 200: { means: 'gone', body: 'Done' }, ...GATE, 409: { means: 'nothing else opens the account', body: 'Error' } },
  ],
  [
    ...(['delete', '/api/people/account/sessions/{id}', 'End a session.'] as const),
    { 200: { means: 'ended', body: 'Done' }, ...GATE },
    { takes: ID },
  ],
  [
    ...(['post', '/api/people/account/tokens', 'Make an API token.'] as const),
    { 201: { means: 'the token is in this answer alone', body: 'Token' }, ...GATE, 413: TOO_LARGE, 422: WRONG },
    { body: { shape: 'NewToken' } },
  ],
  [
    ...(['delete', '/api/people/account/tokens/{id}', 'End a token.'] as const),
    { 200: { means: 'ended', body: 'Done' }, ...GATE },
    { takes: ID },
  ],
  [
    ...(['get', '/api/people/members', 'Accounts, and who is what on the desk.'] as const),
    { 200: { means: 'by name', body: 'Desk' }, ...GATE },
  ],
  [
    ...(['put', '/api/people/members', 'Give a role on the desk, or take it away.'] as const),
    {
      200: { means: 'given', body: 'Done' },
      ...GATE,
      ...{ 404: NONE, 409: { means: 'the desk keeps an owner', body: 'Error' }, 413: TOO_LARGE, 422: WRONG },
    },
    { body: { shape: 'NewMember' } },
  ],
  [
    ...(['delete', '/api/people/members/{name}/sessions', 'Sign somebody out everywhere, tokens too.'] as const),
    { 200: { means: 'ended', body: 'Done' }, ...GATE, 404: NONE },
    { takes: { name: { means: 'of the account' } } },
  ],
  [
    ...(['post', '/api/people/invitations', 'Invite somebody: a link that is good once, for seven days.'] as const),
    { 201: { means: 'the link is in this answer alone', body: 'InvitationLink' }, ...GATE, 413: TOO_LARGE, 422: WRONG },
    { body: { shape: 'NewInvitation' } },
  ],
  [
    ...(['get', '/api/people/audit', 'What was done, of every case and of the desk.'] as const),
    { 200: { means: 'newest first, 200 at a time', body: 'Audit' }, ...GATE },
    { takes: { ...AUDIT, case: { means: 'of this case alone' } } },
  ],
  [
    ...(['get', '/api/cases/{name}/members', 'Who is what on a case, beside the desk.'] as const),
    { 200: { means: 'by name', body: 'Members' }, ...GATE },
    { takes: CASE },
  ],
  [
    ...(['put', '/api/cases/{name}/members', 'Give a role on a case, or take it away.'] as const),
    { 200: { means: 'given', body: 'Done' }, ...GATE, 404: NONE, 413: TOO_LARGE, 422: WRONG },
    { takes: CASE, body: { shape: 'NewMember' } },
  ],
  [
    ...(['get', '/api/cases/{name}/audit', 'What was done on a case.'] as const),
    { 200: { means: 'newest first, 200 at a time', body: 'Audit' }, ...GATE },
    { takes: { ...CASE, ...AUDIT } },
  ],
  [
    ...(['get', '/api/cases/{name}/people', 'Whom a comment may name and be given to.'] as const),
    { 200: { means: 'by name', body: 'Readers' }, ...GATE },
    { takes: CASE },
  ],
  [
    ...(['get', '/api/cases/{name}/review', 'How far the review of a case and its claims is.'] as const),
    { 200: { means: 'states are those of the newest revision', body: 'Review' }, ...GATE },
    { takes: CASE },
  ],
  [
    ...(['post', '/api/cases/{name}/review', 'A step of review, at the newest revision.'] as const),
    {
      201: { means: 'taken', body: 'ReviewState' },
      ...GATE,
      ...{ 409: { means: 'not from this state, not by this person, or not this revision', body: 'Error' } },
      ...{ 413: TOO_LARGE, 422: WRONG },
    },
    { takes: CASE, body: { shape: 'ReviewStep' } },
  ],
  [
    ...(['get', '/api/cases/{name}/comments', 'What was said of a case and its rows.'] as const),
    { 200: { means: 'oldest first', body: 'Comments' }, ...GATE },
    { takes: CASE },
  ],
  [
    ...(['post', '/api/cases/{name}/comments', 'Say something, and give it to somebody to see to.'] as const),
    { 201: { means: 'said', body: 'Made' }, ...GATE, 404: NONE, 413: TOO_LARGE, 422: WRONG },
    { takes: CASE, body: { shape: 'NewComment' } },
  ],
  [
    ...(['post', '/api/cases/{name}/comments/{id}/done', 'What somebody was asked to see to is seen to.'] as const),
    { 200: { means: 'noted', body: 'Done' }, ...GATE, 404: NONE, 413: TOO_LARGE },
    { takes: { ...CASE, ...ID } },
  ],
];

/** Where one person works alone, only `/api/people/me` answers. */
export const PEOPLE: readonly ApiRoute[] = [
  ...SAID.map(([method, path, does, answers, rest = {}]) => ({
    ...{ method, path, topic: 'people', does, answers },
    ...rest,
  })),
  ...FACTORS,
];
