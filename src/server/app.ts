/** The routes. The model runs in the browser's worker: the server keeps revisions and hands out cases. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { LIMITS } from '../core/casefile/limits.js';
import type { Store } from '../core/ports.js';
import { printProblem } from '../core/problem.js';
import { VERSION } from '../core/version.js';
import { parseFiles } from '../folder/parse-files.js';
import { guard, SECURITY_HEADERS } from './guard.js';
import { importFiles } from './import-case.js';
import type { WebFiles } from './web-files.js';

export type AppParts = {
  readonly store: Store;
  readonly web: WebFiles;
  readonly port: () => number;
  /** ISO 8601 UTC instant */
  readonly now: () => string;
};

/** base64 of the largest case folder, and a little */
const MOST_BODY = Math.ceil((LIMITS.totalBytes * 4) / 3) + 1_000_000;

export function makeApp({ store, web, port, now }: AppParts): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.res.headers.set(name, value);
  });
  app.use(guard(port));

  app.get('/api/health', (c) => c.json({ plumbline: VERSION, ok: true }));
  app.get('/api/cases', async (c) => c.json({ cases: await store.listCases() }));

  app.post('/api/cases', bodyLimit({ maxSize: MOST_BODY }), async (c) => {
    const files = filesOf(await c.req.json().catch(() => null));
    if (files === null) return c.json({ error: 'body: {"files": {path: base64}}' }, 400);
    const imported = await importFiles(store, files, now());
    if ('problems' in imported)
      return c.json({ problems: imported.problems, text: imported.problems.map(printProblem) }, 422);
    return c.json(imported.revision, 201);
  });

  app.get('/api/cases/:name', async (c) => {
    const found = await revisionOf(store, c.req.param('name'), c.req.query('revision'));
    if (found === null) return c.json({ error: 'no such case or revision; see /api/cases' }, 404);
    const tag = `"${found.revision.digest}-${VERSION}"`;
    if (c.req.header('if-none-match') === tag) return c.body(null, 304);
    const files = await store.files(found.revision.caseName, found.revision.revision);
    const read = files === null ? null : await parseFiles(files);
    if (read === null || !read.ok) return c.json({ error: 'this revision does not read with this version' }, 500);
    return c.json({ ...found.revision, theCase: read.theCase }, 200, { etag: tag, 'cache-control': 'no-cache' });
  });

  app.get('/api/cases/:name/revisions', async (c) => c.json({ revisions: await store.revisions(c.req.param('name')) }));

  app.get('/api/cases/:name/files/:path{.+}', async (c) => {
    const bytes = (await store.files(c.req.param('name')))?.get(c.req.param('path'));
    if (!bytes) return c.json({ error: 'no such file in this case' }, 404);
    // Bytes of a case are never rendered as a page, whatever they hold.
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': 'text/plain; charset=utf-8',
      'content-security-policy': 'sandbox',
    });
  });

  app.all('/api/*', (c) => c.json({ error: 'no such address' }, 404));
  app.get('*', (c) => web(c.req.path, c.req.header('accept-encoding') ?? '', c.req.header('if-none-match') ?? null));
  return app;
}

async function revisionOf(store: Store, name: string, revision: string | undefined) {
  const all = await store.revisions(name);
  const found = revision === undefined ? all.at(-1) : all.find((one) => String(one.revision) === revision);
  return found === undefined ? null : { revision: found };
}

function filesOf(body: unknown): Map<string, Uint8Array> | null {
  const files = typeof body === 'object' && body !== null && 'files' in body ? body.files : null;
  if (typeof files !== 'object' || files === null) return null;
  const entries = Object.entries(files);
  if (!entries.every(([, content]) => typeof content === 'string')) return null;
  return new Map(entries.map(([path, content]) => [path, new Uint8Array(Buffer.from(content as string, 'base64'))]));
}
