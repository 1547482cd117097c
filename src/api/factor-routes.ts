/** Addresses by which a person changes what opens their account. */
import { type Answer, type ApiRoute, TOO_LARGE } from './route.js';

const WRONG: Answer = { means: 'the rule that was broken', body: 'Error' };
const MANY: Answer = { means: 'too many failures; when to try again', body: 'Error' };
const WITHOUT: Answer = { means: 'the account has no password', body: 'Error' };
const SIGN_IN: Answer = { means: 'nobody is signed in', body: 'Error' };
/** `again` stands in the answer where the session has to show its factors first. */
const AGAIN: Answer = { means: 'factors are to be shown again first (`again`), or a token asks', body: 'Error' };
const DOOR = { 401: SIGN_IN, 403: AGAIN };
const DONE: Answer = { means: 'done', body: 'Done' };

type Said = Omit<ApiRoute, 'topic'>;

const SAID: readonly Said[] = [
  {
    ...{ method: 'post', path: '/api/people/account/again' },
    does: 'Show password and code again: for ten minutes what opens the account may be changed.',
    body: { shape: 'Again' },
    answers: { 200: DONE, ...DOOR, 413: TOO_LARGE, 422: WRONG, 429: MANY },
  },
  {
    ...{ method: 'post', path: '/api/people/account/again/passkey' },
    does: 'The same by a passkey of the account, on a challenge of /api/people/passkey/challenge.',
    body: { shape: 'Anything' },
    answers: { 200: DONE, ...DOOR, 413: TOO_LARGE, 422: WRONG },
  },
  {
    ...{ method: 'put', path: '/api/people/account/password' },
    does: 'Change the password, by the one there is.',
    body: { shape: 'NewPassword' },
    answers: { 200: DONE, ...DOOR, 409: WITHOUT, 413: TOO_LARGE, 422: WRONG, 429: MANY },
  },
  {
    ...{ method: 'post', path: '/api/people/account/authenticator' },
    does: 'The secret of another authenticator; the one there is goes on until a code of the new one is shown.',
    answers: { 200: { means: 'offered', body: 'Authenticator' }, ...DOOR, 409: WITHOUT },
  },
  {
    ...{ method: 'put', path: '/api/people/account/authenticator' },
    does: 'A code of the authenticator that was offered: it takes the place of the one there is.',
    body: { shape: 'NewAuthenticator' },
    answers: { 200: DONE, ...DOOR, 409: WITHOUT, 413: TOO_LARGE, 422: WRONG },
  },
  {
    ...{ method: 'post', path: '/api/people/account/recovery' },
    does: 'New recovery codes; those there were are worth nothing any more.',
    answers: { 201: { means: 'in this answer alone', body: 'Recovery' }, ...DOOR, 409: WITHOUT },
  },
  {
    ...{ method: 'delete', path: '/api/people/account/sessions' },
    does: 'End all my sessions but this one.',
    answers: { 200: { means: 'how many ended', body: 'Ended' }, ...DOOR },
  },
  {
    ...{ method: 'get', path: '/api/people/account/browser-key' },
    does: 'The key by which this person’s browsers keep what they keep.',
    answers: {
      200: { means: 'the same for each of them', body: 'BrowserKey' },
      401: SIGN_IN,
      404: { means: 'a program asks', body: 'Error' },
    },
  },
];

export const FACTORS: readonly ApiRoute[] = SAID.map((said) => ({ ...said, topic: 'people' }));
