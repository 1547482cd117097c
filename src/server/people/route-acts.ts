/**
 * The act that every address of the server is. An address that is not here is refused to everybody who signs in with
 * roles; a test holds the list to the addresses there are. `open`: before sign-in; `own`: of whoever is signed in.
 */
import type { Act } from '../../people/permissions.js';

export type RouteAct = Act | 'open' | 'own';

/** `METHOD /path` with `{name}` for what varies */
export const ROUTE_ACTS: Readonly<Record<string, RouteAct>> = {
  'GET /api/health': 'open',
  'GET /api/ready': 'open',
  'GET /api': 'own',
  'GET /api/page.css': 'open',
  'GET /api/openapi.json': 'own',
  'GET /api/record': 'own',
  // Only those are listed that the person may read.
  'GET /api/cases': 'own',
  'GET /api/rows': 'own',
  'POST /api/cases': 'bring in a case',
  'GET /api/cases/{name}': 'read a case',
  'GET /api/cases/{name}/run': 'read a case',
  'GET /api/cases/{name}/revisions': 'read a case',
  'GET /api/cases/{name}/live': 'read a case',
  'POST /api/cases/{name}/revisions': 'change a case',
  'GET /api/cases/{name}/difference': 'read a case',
  'GET /api/cases/{name}/export': 'export a case',
  'GET /api/cases/{name}/dossier': 'read a case',
  'POST /api/cases/{name}/dossier': 'publish a case',
  'GET /api/cases/{name}/dossier/{revision}/zip': 'export a case',
  'GET /api/cases/{name}/files/{path}': 'export a case',
  'GET /api/cases/{name}/evidence': 'read a case',
  'GET /api/cases/{name}/evidence/{id}': 'read a case',
  'GET /api/cases/{name}/evidence/{id}/picture': 'read a case',
  'GET /api/cases/{name}/evidence/{id}/bytes': 'export a case',
  'POST /api/cases/{name}/evidence/{id}/replay': 'read a case',
  'POST /api/cases/{name}/evidence/{id}/release': 'hand out what a scanner held back',
  // Of whoever asks, and of nobody else.
  'GET /api/exposure': 'own',
  'POST /api/exposure': 'own',
  'POST /api/cases/{name}/evidence': 'change a case',
  // To read a picture is work on the case: it is shown in full, and who reads is told.
  'GET /api/cases/{name}/evidence/{id}/survey': 'change a case',
  'GET /api/cases/{name}/evidence/{id}/parts/{level}/{column}/{row}': 'change a case',
  'GET /api/cases/{name}/double-readings': 'change a case',
  'POST /api/cases/{name}/double-readings': 'change a case',
  'POST /api/cases/{name}/double-readings/{number}/readings': 'change a case',
  'POST /api/cases/{name}/double-readings/{number}/end': 'change a case',
  'GET /api/duplicates': 'read across cases',
  'POST /api/duplicates': 'change across cases',

  'GET /api/people/me': 'open',
  'POST /api/people/sign-in': 'open',
  'POST /api/people/passkey/challenge': 'open',
  'POST /api/people/passkey/sign-in': 'open',
  'POST /api/people/invitation': 'open',
  'POST /api/people/join': 'open',
  'POST /api/people/organisation': 'open',
  'GET /api/people/organisation/callback': 'open',
  'POST /api/people/sign-out': 'own',
  'GET /api/people/account': 'own',
  // Only of cases whose comments the person may read.
  'GET /api/people/mine': 'own',
  'POST /api/people/account/passkeys/challenge': 'own',
  'POST /api/people/account/passkeys': 'own',
  'DELETE /api/people/account/passkeys/{id}': 'own',
  'DELETE /api/people/account/organisation': 'own',
  'DELETE /api/people/account/sessions/{id}': 'own',
  'DELETE /api/people/account/sessions': 'own',
  'POST /api/people/account/again': 'own',
  'POST /api/people/account/again/passkey': 'own',
  'PUT /api/people/account/password': 'own',
  'POST /api/people/account/authenticator': 'own',
  'PUT /api/people/account/authenticator': 'own',
  'POST /api/people/account/recovery': 'own',
  'GET /api/people/account/browser-key': 'own',
  'POST /api/people/account/tokens': 'own',
  'DELETE /api/people/account/tokens/{id}': 'own',
  'GET /api/people/members': 'give roles on the desk',
  'POST /api/people/invitations': 'give roles on the desk',
  'PUT /api/people/members': 'give roles on the desk',
  'DELETE /api/people/members/{name}/sessions': 'give roles on the desk',
  'GET /api/people/audit': 'read the audit',
  'GET /api/cases/{name}/members': 'give roles on a case',
  'PUT /api/cases/{name}/members': 'give roles on a case',
  'GET /api/cases/{name}/audit': 'read the audit of a case',
  'GET /api/cases/{name}/review': 'read a case',
  // Which act a step is, its state says: see review.ts.
  'POST /api/cases/{name}/review': 'send to review',
  'GET /api/cases/{name}/comments': 'read comments',
  'POST /api/cases/{name}/comments': 'comment',
  'POST /api/cases/{name}/comments/{id}/done': 'comment',
  'GET /api/cases/{name}/people': 'read comments',
};

/** What changes how an account is opened, or ends its sessions: asked of whoever showed their factors a moment ago. */
const PROVEN: ReadonlySet<string> = new Set([
  'POST /api/people/account/passkeys/challenge',
  'POST /api/people/account/passkeys',
  'DELETE /api/people/account/passkeys/{id}',
  'DELETE /api/people/account/organisation',
  'DELETE /api/people/account/sessions',
  'DELETE /api/people/account/sessions/{id}',
  'POST /api/people/account/tokens',
  'PUT /api/people/account/password',
  'POST /api/people/account/authenticator',
  'PUT /api/people/account/authenticator',
  'POST /api/people/account/recovery',
]);

const PATTERNS = Object.entries(ROUTE_ACTS).map(([route, act]) => {
  const [method = '', path = ''] = route.split(' ');
  const source = path
    .replace('{path}', '(?:.+)')
    .replace(/\{name\}/, '(?<name>[^/]+)')
    .replace(/\{\w+\}/g, '[^/]+');
  return { method, pattern: new RegExp(`^${source}$`), act, isProven: PROVEN.has(route) };
});

export type Asked = {
  readonly act: RouteAct;
  readonly caseName: string;
  /** only a session that showed its factors a moment ago may */
  readonly isProven: boolean;
};

/** @param path as it stands in the request, still encoded; null: no such address */
export function routeAct(method: string, path: string): Asked | null {
  for (const { method: own, pattern, act, isProven } of PATTERNS) {
    const found = own === (method === 'HEAD' ? 'GET' : method) ? pattern.exec(path) : null;
    if (found) return { act, caseName: decodeURIComponent(found.groups?.name ?? ''), isProven };
  }
  return null;
}
