/**
 * Who may speak to the server. A request must name it by one of its own names and port (a page of another site that had
 * its name pointed here is refused), and an unsafe method must come from its own pages.
 */
import type { Context, MiddlewareHandler } from 'hono';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
const HTTP_PORT = 80;
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * @param port told late, because port 0 is chosen by the system
 * @param origin where people sign in: the only name it has then, and programs may speak with a token of theirs
 */
export function guard(port: () => number, origin?: () => string): MiddlewareHandler {
  return async (c, next) => {
    const own = origin
      ? [new URL(origin()).host]
      : LOOPBACK.map((name) => (port() === HTTP_PORT ? name : `${name}:${port()}`));
    const host = c.req.header('host') ?? '';
    if (!own.includes(host.toLowerCase()))
      return c.json({ error: `host: one of ${own.join(', ')}, got ${JSON.stringify(host)}` }, 421);
    if (!SAFE.has(c.req.method) && !isProgram(c, origin ? '/' : ATLOS_PATH)) {
      const from = c.req.header('origin') ?? '';
      const wanted = origin?.() ?? `http://${host.toLowerCase()}`;
      if (from !== wanted) return c.json({ error: `origin: ${wanted}, got ${JSON.stringify(from)}` }, 403);
    }
    if (!isPlain(c.req.path)) return c.json({ error: 'address: readable characters only' }, 400);
    await next();
    return undefined;
  };
}

/** Where programs speak that are no browsers: routes below it ask for a bearer token. */
export const ATLOS_PATH = '/atlos/';

function isProgram(c: Context, below: string): boolean {
  const [origin, bearer, fetchSite] = ['origin', 'authorization', 'sec-fetch-site'].map((name) => c.req.header(name));
  return (
    c.req.path.startsWith(below) && origin === undefined && fetchSite === undefined && /^Bearer /.test(bearer ?? '')
  );
}

function isPlain(path: string): boolean {
  try {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    return !/[\u0000-\u001f\u007f]/.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}

/**
 * Nothing but our own files, no inline script, no frame around us. WebAssembly may be compiled, because the page's worker
 * weighs cases with it; text is still never made into script.
 */
const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

/** Two years, told to browsers that reach us over TLS: they take nothing less from then on. */
const TLS_ALONE = { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } as const;

/**
 * On every answer, refusals and faults included; an answer that says something stricter keeps it. What programs are told is
 * kept by nobody on its way, unless the answer says how long; where people sign in it is kept by no browser either, whatever
 * the answer says: who sits there next may be somebody else.
 */
export function securityHeaders(origin?: () => string): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const overTls = origin?.().startsWith('https:') ? TLS_ALONE : {};
    const isOurs = /^\/(api|atlos)(\/|$)/.test(c.req.path);
    const isData = isOurs && c.res.status !== 304;
    if (origin && isOurs) {
      c.res.headers.set('cache-control', 'no-store');
      c.res.headers.delete('etag');
    }
    const headers = { ...SECURITY_HEADERS, ...overTls, ...(isData ? { 'cache-control': 'no-store' } : {}) };
    for (const [name, value] of Object.entries(headers)) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  };
}
