/** Shapes of what is said about people. */
import type { Schema } from './schemas.js';

const text: Schema = { type: 'string' };
const maybeText: Schema = { type: ['string', 'null'] };
const instant: Schema = { type: 'string', format: 'date-time' };
const maybeInstant: Schema = { ...instant, type: ['string', 'null'] };
const flag: Schema = { type: 'boolean' };
const role: Schema = { enum: ['viewer', 'analyst', 'reviewer', 'editor', 'owner'] };
const about: Schema = { ...text, description: '`case`, or a kind of row and its id: `claim:c1`' };
const state: Schema = { enum: ['draft', 'in review', 'approved', 'signed'] };
const listOf = (items: Schema): Schema => ({ type: 'array', items });
const shape = (properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});

const membership = {
  caseName: { ...text, description: 'blank: the whole desk' },
  ...{ role, mayExport: flag, seesPeople: flag },
};
const comment = {
  ...{ caseName: text, id: text, about, words: text, by: text, at: instant, assignedTo: maybeText },
  ...{ doneAt: maybeInstant, doneBy: maybeText, mentions: listOf(text) },
};

export const PEOPLE_SHAPES = {
  Me: shape({
    people: { ...flag, description: 'false: one person works alone, and nobody signs in' },
    me: {
      anyOf: [{ type: 'null' }, shape({ name: text, memberships: listOf(shape(membership)) })],
    },
    organisation: { ...maybeText, description: 'whose sign-in there is beside; null: none' },
  }),
  SignIn: shape({ name: text, password: text, code: text }),
  SignedIn: shape({ name: text }),
  Invited: shape({ invitation: text }),
  Invitation: shape({ role, caseName: text, secret: text, address: text, picture: text }),
  Join: shape({ invitation: text, name: text, password: text, code: text }),
  Joined: shape({ name: text, recovery: listOf(text) }),
  OrganisationAsked: shape(
    {
      link: { ...flag, description: 'it opens the account that is signed in from now on' },
      again: { ...flag, description: 'whoever is signed in shows who they are again' },
    },
    ['link', 'again'],
  ),
  OrganisationAddress: shape({ address: text }),
  Account: shape({
    name: text,
    memberships: listOf(shape(membership)),
    hasPassword: flag,
    recoveryLeft: { type: 'integer', minimum: 0, description: 'recovery codes not used yet' },
    provenUntil: { ...maybeInstant, description: 'until then what opens the account may be changed' },
    sessions: listOf(shape({ id: text, by: text, agent: text, created_at: instant, seen_at: instant, isThis: flag })),
    tokens: listOf(shape({ id: text, label: text, scopes: text, created_at: instant, ends_at: instant })),
    passkeys: listOf(shape({ id: text, label: text, created_at: instant })),
    identities: listOf(shape({ issuer: text, created_at: instant })),
  }),
  Again: shape({ password: text, code: text }),
  NewPassword: shape({ current: text, password: text }),
  Authenticator: shape({ secret: text, address: text, picture: text }),
  NewAuthenticator: shape({ code: text }),
  Recovery: shape({ recovery: listOf(text) }),
  Ended: shape({ ended: { type: 'integer', minimum: 0 } }),
  BrowserKey: shape({ key: { ...text, description: '256 bits, base64url' } }),
  NewToken: shape({ label: text, scope: { enum: ['read', 'export', 'all'] }, days: { type: 'integer', minimum: 1 } }),
  Token: shape({ id: text, token: text, endsAt: instant }),
  Made: shape({ id: text }),
  Done: shape({ ok: { const: true } }),
  Desk: shape({
    accounts: listOf(shape({ id: text, name: text, created_at: instant, closed_at: maybeInstant })),
    members: listOf(shape({ name: text, ...membership })),
  }),
  Members: shape({ members: listOf(shape({ name: text, ...membership })) }),
  NewInvitation: shape(membership),
  InvitationLink: shape({ path: text }),
  NewMember: shape(
    {
      name: text,
      role: { anyOf: [role, { type: 'null' }], description: 'null takes the role away' },
      ...{ mayExport: flag, seesPeople: flag },
    },
    ['mayExport', 'seesPeople'],
  ),
  Audit: shape({
    rows: listOf(shape({ id: text, at: instant, by: text, act: text, caseName: text, request: text, outcome: text })),
    more: flag,
  }),
  Review: shape({
    revision: { type: 'integer', minimum: 0 },
    states: { type: 'object', additionalProperties: state },
    steps: listOf(shape({ about, revision: { type: 'integer' }, state, by: text, note: text, at: instant })),
  }),
  ReviewStep: shape({ about, revision: { type: 'integer' }, state, note: text }, ['note']),
  ReviewState: shape({ state }),
  Comments: shape({ comments: listOf(shape(comment)) }),
  NewComment: shape({ about, words: text, assignedTo: text }, ['assignedTo']),
  Readers: shape({ people: listOf(shape({ name: text, role })) }),
} as const satisfies Readonly<Record<string, Schema>>;
