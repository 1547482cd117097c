/**
 * Sign-in by an organisation's own provider (OpenID Connect 1.0, authorization code with PKCE, state and nonce). The provider
 * says who somebody is and nothing more: roles are given by an owner here.
 */
import * as oidc from 'openid-client';
import { BindError } from '../serve.js';

export type OrganisationSettings = {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** what the button says: whose sign-in it is */
  readonly label: string;
};

/** Somebody as the provider names them: the subject is theirs for good, the name is not. */
export type OrganisationPerson = { readonly issuer: string; readonly subject: string; readonly name: string };

/** Kept here while the browser is at the provider. */
export type Begun = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** the provider asks anew, whoever it knows already */
  readonly isFresh: boolean;
};

export type OrganisationSignIn = {
  readonly label: string;
  /** @throws while the provider does not answer */
  begin(callback: string, isFresh?: boolean): Promise<{ readonly address: string; readonly begun: Begun }>;
  /** @param arrived the address the browser came back with @throws whatever is not as it was begun, or not signed as it must be */
  finish(arrived: URL, begun: Begun): Promise<OrganisationPerson>;
};

const NAMES = ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET'].map((name) => `PLUMBLINE_OIDC_${name}`);
const PATIENCE_S = 10;
/** So long may pass from what somebody shows the provider to its word here. */
const FRESH_S = 600;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** null: off, where none of the settings is given. @throws BindError where one is missing or the issuer is not behind TLS */
export function organisationFrom(env: Readonly<Record<string, string | undefined>>): OrganisationSettings | null {
  const [issuer = '', clientId = '', clientSecret = ''] = NAMES.map((name) => env[name] ?? '');
  const absent = NAMES.filter((name) => !env[name]);
  if (absent.length === NAMES.length) return null;
  if (absent.length > 0)
    throw new BindError(
      `${absent.join(', ')}: given with ${NAMES.filter((name) => env[name]).join(', ')}, got nothing`,
    );
  const url = URL.canParse(issuer) ? new URL(issuer) : null;
  if (url === null || !(url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname))))
    throw new BindError(`PLUMBLINE_OIDC_ISSUER: an https:// address, got ${JSON.stringify(issuer)}`);
  return { issuer: url, clientId, clientSecret, label: env.PLUMBLINE_OIDC_LABEL || url.hostname };
}

export function organisationSignIn({
  issuer,
  clientId,
  clientSecret,
  label,
}: OrganisationSettings): OrganisationSignIn {
  let found: Promise<oidc.Configuration> | null = null;
  const provider = (): Promise<oidc.Configuration> => {
    // Its tokens are believed by their signatures, not by the connection they came over.
    const insecure = issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
    const execute = [oidc.enableNonRepudiationChecks, ...insecure];
    found ??= oidc.discovery(issuer, clientId, clientSecret, undefined, { execute, timeout: PATIENCE_S });
    // One that did not answer is asked again by the next who comes.
    found.catch(() => {
      found = null;
    });
    return found;
  };
  return {
    label,
    async begin(callback, isFresh = false) {
      const verifier = oidc.randomPKCECodeVerifier();
      const begun = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier, isFresh };
      const address = oidc.buildAuthorizationUrl(await provider(), {
        ...{ redirect_uri: callback, scope: 'openid profile', state: begun.state, nonce: begun.nonce },
        ...{ code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
        ...(isFresh ? { prompt: 'login', max_age: '0' } : {}),
      });
      return { address: address.href, begun };
    },
    async finish(arrived, { state, nonce, verifier, isFresh }) {
      const tokens = await oidc.authorizationCodeGrant(await provider(), arrived, {
        ...{ pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true },
        // That it asked anew is in its token, or it is not believed.
        ...(isFresh ? { maxAge: FRESH_S } : {}),
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new Error('no ID token');
      const text = (name: string): string => (typeof claims[name] === 'string' ? claims[name] : '');
      return { issuer: claims.iss, subject: claims.sub, name: text('preferred_username') || text('name') };
    },
  };
}
