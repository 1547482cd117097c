/** The routes. The model runs in the browser's worker: the server keeps revisions and hands out cases. */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { LIMITS } from '../core/casefile/limits.js';
import type { CaseRevision, Store } from '../core/ports.js';
import { printProblem } from '../core/problem.js';
import { VERSION } from '../core/version.js';
import { parseFiles } from '../folder/parse-files.js';
import { recordText } from '../folder/record-file.js';
import { apiDescription } from './api-description.js';
import { type AtlosParts, atlosApp } from './atlos.js';
import { type EvidenceParts, evidenceApp } from './evidence.js';
import { ATLOS_PATH, guard, securityHeaders } from './guard.js';
import { importFiles } from './import-case.js';
import { peopleGate } from './people/gate.js';
import { type PeopleParts, peopleApp } from './people/people-app.js';
import { mayRead } from './people/who.js';
import type { WebFiles } from './web-files.js';

export type AppParts = {
  readonly store: Store;
  readonly web: WebFiles;
  readonly port: () => number;
  /** ISO 8601 UTC instant */
  readonly now: () => string;
  /** told of faults of ours, in full; who asked is told only that there was one */
  readonly log: (line: string) => void;
  /** what an archiver may feed; none where the server keeps no evidence */
  readonly atlos?: Pick<AtlosParts, 'vaults' | 'token'>;
  /** what the pages show of evidence files; none where the server keeps no evidence */
  readonly evidence?: Omit<EvidenceParts, 'store' | 'now'>;
  /** who signs in; none where one person works alone on this machine */
  readonly people?: PeopleParts;
};

/** extensions of the files a reader may look at in place */
const TEXT = /\.(csv|geojson|json|md|txt)$/i;

/** base64 of the largest case folder, and a little */
const MOST_BODY = Math.ceil((LIMITS.totalBytes * 4) / 3) + 1_000_000;

export function makeApp({ store, web, port, now, log, atlos, evidence, people }: AppParts): Hono {
  const app = new Hono();
  app.use(securityHeaders);
  app.use(guard(port, people?.origin));
  app.onError((error, c) => {
    log(error.stack ?? error.message);
    return c.json({ error: 'a fault of the server; its terminal says which' }, 500);
  });

  if (people) app.use(peopleGate(people.people, now));

  app.get('/api/health', (c) => c.json({ plumbline: VERSION, ok: true }));
  app.get('/api/record', (c) => c.body(recordText(), 200, { 'content-type': 'application/json' }));
  app.get('/api/cases', async (c) =>
    c.json({ cases: (await store.listCases()).filter(({ caseName }) => mayRead(c, caseName)) }),
  );

  app.post('/api/cases', bodyLimit({ maxSize: MOST_BODY, onError: tooLarge }), async (c) => {
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
    const tag = `"${found.digest}-${VERSION}"`;
    if (c.req.header('if-none-match') === tag) return c.body(null, 304);
    const files = await store.files(found.caseName, found.revision);
    const read = files === null ? null : await parseFiles(files);
    if (read === null || !read.ok) return c.json({ error: 'this revision does not read with this version' }, 500);
    return c.json({ ...found, theCase: read.theCase }, 200, { etag: tag, 'cache-control': 'no-cache' });
  });

  app.get('/api/cases/:name/revisions', async (c) => c.json({ revisions: await store.revisions(c.req.param('name')) }));

  app.get('/api/cases/:name/files/:path{.+}', async (c) => {
    const found = await revisionOf(store, c.req.param('name'), c.req.query('revision'));
    const files = found === null ? null : await store.files(found.caseName, found.revision);
    const path = c.req.param('path');
    const bytes = files?.get(path);
    if (!bytes) return c.json({ error: 'no such file in this case; its datapackage.json lists them' }, 404);
    // Bytes of a case are never rendered as a page, whatever they hold and however they are named.
    const asText = TEXT.test(path);
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': asText ? 'text/plain; charset=utf-8' : 'application/octet-stream',
      'content-disposition': asText ? 'inline' : 'attachment',
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });

  app.route('/', apiDescription());
  if (evidence) app.route('/', evidenceApp({ store, now, ...evidence }));
  if (atlos) app.route('/', atlosApp({ store, now, ...atlos }));
  if (people) app.route('/', peopleApp(people, store, now));
  else app.get('/api/people/me', (c) => c.json({ people: false, me: null }));
  app.all(`${ATLOS_PATH}*`, (c) => c.json({ error: 'no such address' }, 404));
  app.all('/api/*', (c) => c.json({ error: 'no such address' }, 404));
  app.get('*', (c) => web(c.req.path, c.req.header('accept-encoding') ?? '', c.req.header('if-none-match') ?? null));
  return app;
}

async function revisionOf(store: Store, name: string, revision: string | undefined): Promise<CaseRevision | null> {
  const all = await store.revisions(name);
  return (revision === undefined ? all.at(-1) : all.find((one) => String(one.revision) === revision)) ?? null;
}

const tooLarge = (c: Context): Response => c.json({ error: `body: at most ${MOST_BODY} bytes` }, 413);

function filesOf(body: unknown): Map<string, Uint8Array> | null {
  const files = typeof body === 'object' && body !== null && 'files' in body ? body.files : null;
  if (typeof files !== 'object' || files === null) return null;
  const entries = Object.entries(files);
  if (!entries.every(([, content]) => typeof content === 'string')) return null;
  return new Map(entries.map(([path, content]) => [path, new Uint8Array(Buffer.from(content as string, 'base64'))]));
}
