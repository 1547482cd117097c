/** The routes. The server keeps revisions, hands out cases and the runs it has made of them; a browser can make any run itself. */
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import type { Store } from '../core/ports.js';
import { VERSION } from '../core/version.js';
import { recordTextFor } from '../folder/record-file.js';
import { makeQuotas } from '../people/quotas.js';
import { stripFiles } from '../people/strip-files.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import { apiDescription } from './api-description.js';
import { type AtlosParts, atlosApp } from './atlos.js';
import { makeCaseAnswers } from './case-answers.js';
import { docsApp } from './docs.js';
import { type DossierParts, dossierApp } from './dossiers.js';
import { editingApp } from './editing.js';
import { type EvidenceParts, evidenceApp } from './evidence.js';
import { exposureApp } from './exposure.js';
import { ATLOS_PATH, guard, securityHeaders } from './guard.js';
import { liveApp, tellChanges } from './live/live-app.js';
import type { LiveHub } from './live/live-hub.js';
import { packedOnce, sendPacked } from './packed.js';
import { caseOf, pageHints } from './page-hints.js';
import { peopleGate } from './people/gate.js';
import { type PeopleParts, peopleApp } from './people/people-app.js';
import { hidesPeople, mayRead, readsCase } from './people/who.js';
import { lacking } from './readiness.js';
import { type ReadingParts, readingsApp } from './readings.js';
import { type Replays, replayApp } from './replay.js';
import { type RequestLine, requestLines } from './request-lines.js';
import { requestTelemetry } from './request-telemetry.js';
import { revisionOf } from './revision-of.js';
import { type RowsParts, rowsApp } from './rows.js';
import { type RunParts, runsApp } from './runs.js';
import { scansApp } from './scans.js';
import type { WebFiles } from './web-files.js';

export type AppParts = {
  readonly store: Store;
  readonly web: WebFiles;
  readonly port: () => number;
  /** ISO 8601 UTC instant */
  readonly now: () => string;
  /** told of faults of ours, in full; who asked is told only that there was one */
  readonly log: (line: string) => void;
  /** told of every request once it is answered */
  readonly request?: (line: RequestLine) => void;
  readonly telemetry?: Telemetry;
  /** what an archiver may feed; none where the server keeps no evidence */
  readonly atlos?: Pick<AtlosParts, 'vaults' | 'token'>;
  /** what the pages show of evidence files; none where the server keeps no evidence */
  readonly evidence?: Omit<EvidenceParts, 'store' | 'now'>;
  /** rows of all cases; none where the server keeps no index of them */
  readonly rows?: RowsParts;
  /** runs made for all; none where every page makes its own */
  readonly runs?: RunParts;
  /** how pictures are read; none where the server keeps no evidence */
  readonly readings?: Pick<ReadingParts, 'closely' | 'doubleReadings'>;
  /** where dossiers lie and how one is published; none where the server publishes nothing */
  readonly dossiers?: Omit<DossierParts, 'store' | 'now'>;
  /** where captured pages are replayed; none where no viewer is installed */
  readonly replay?: Replays | null;
  /** what changes on cases while they are open; none where nobody is told */
  readonly live?: LiveHub;
  /** who signs in; none where one person works alone on this machine */
  readonly people?: PeopleParts;
};

/** extensions of the files a reader may look at in place */
const TEXT = /\.(csv|geojson|json|md|txt)$/i;

export function makeApp(parts: AppParts): Hono {
  const { store, web, port, now, log, atlos, evidence, readings, dossiers, request, people, live } = parts;
  const { rows, runs, telemetry, replay = null } = parts;
  const app = new Hono();
  const answers = makeCaseAnswers(store);
  const hinting = { store, answers, hasRuns: runs !== undefined };
  if (telemetry) app.use(requestTelemetry(telemetry, () => Date.parse(now())));
  if (request) app.use(requestLines(request));
  app.use(securityHeaders(people?.origin));
  app.use(guard(port, people?.origin));
  app.onError((error, c) => {
    log(error.stack ?? error.message);
    return c.json({ error: 'a fault of the server; its terminal says which' }, 500);
  });

  const quotas = makeQuotas(people?.quotaTimes ?? 1, () => Date.parse(now()));
  if (people) app.use(peopleGate(people.people, now, quotas));
  if (live) app.use(tellChanges(live)).route('/', liveApp({ hub: live, people: people?.people, now }));

  app.get('/api/health', (c) => c.json({ plumbline: VERSION, ok: true }));
  app.get('/api/record', async (c) => {
    const without = c.req.query('without');
    return sendPacked(c, await packedOnce(await recordTextFor(without === undefined ? null : { without })));
  });
  app.get('/api/ready', async (c) => {
    const lacks = await lacking(store);
    return lacks === null ? c.json({ ready: true, lacks }) : c.json({ ready: false, lacks }, 503);
  });
  app.get('/api/cases', async (c) =>
    c.json({ cases: (await store.listCases()).filter(({ caseName }) => mayRead(c, caseName)) }),
  );

  app.get('/api/cases/:name', async (c) => {
    const found = await revisionOf(store, c.req.param('name'), c.req.query('revision'));
    if (found === null) return c.json({ error: 'no such case or revision; see /api/cases' }, 404);
    const tag = `"${found.digest}-${VERSION}"`;
    if (c.req.header('if-none-match') === tag) return c.body(null, 304);
    const answer = await answers.of(found);
    if (answer === null) return c.json({ error: 'this revision does not read with this version' }, 500);
    const headers = { etag: tag, 'cache-control': 'no-cache' };
    // Names are taken out of what leaves; what is packed cannot be looked into.
    return sendPacked(c, answer.bytes, { isPlain: hidesPeople(c, found.caseName), headers });
  });

  app.get('/api/cases/:name/revisions', async (c) => c.json({ revisions: await store.revisions(c.req.param('name')) }));

  app.get('/api/cases/:name/files/:path{.+}', async (c) => {
    const found = await revisionOf(store, c.req.param('name'), c.req.query('revision'));
    const files = found === null ? null : await store.files(found.caseName, found.revision);
    const path = c.req.param('path');
    const given = files && hidesPeople(c, c.req.param('name')) ? stripFiles(files) : files;
    const bytes = given?.get(path);
    if (!bytes) return c.json({ error: 'no such file in this case; its datapackage.json lists them' }, 404);
    // Bytes of a case are never rendered as a page, whatever they hold and however they are named.
    const asText = TEXT.test(path);
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': asText ? 'text/plain; charset=utf-8' : 'application/octet-stream',
      'content-disposition': asText ? 'inline' : 'attachment',
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });

  app.route('/', editingApp({ store, now }));
  app.route('/', apiDescription());
  if (rows) app.route('/', rowsApp(rows));
  if (runs) app.route('/', runsApp({ store, ...runs }));
  if (evidence) {
    app.route('/', evidenceApp({ store, now, ...evidence })).route('/', replayApp({ store, now, replay, ...evidence }));
    app.route('/', exposureApp({ now, ...evidence })).route('/', scansApp({ store, now, ...evidence }));
  }
  if (evidence && readings) app.route('/', readingsApp({ store, now, ...evidence, ...readings }));
  if (dossiers) app.route('/', dossierApp({ store, now, ...dossiers }));
  if (atlos) app.route('/', atlosApp({ store, now, ...atlos }));
  if (people) app.route('/', peopleApp(people, store, now, log));
  else app.get('/api/people/me', (c) => c.json({ people: false, me: null, organisation: null }));
  app.all(`${ATLOS_PATH}*`, (c) => c.json({ error: 'no such address' }, 404));
  app.all('/api/*', (c) => c.json({ error: 'no such address' }, 404));
  app.route('/', docsApp(fileURLToPath(new URL('../../dist/docs', import.meta.url))));
  app.get('*', async (c) => {
    const page = web(c.req.path, c.req.header('accept-encoding') ?? '', c.req.header('if-none-match') ?? null);
    const name = caseOf(c.req.path);
    // A hint tells that there is such a case: only whoever may read it is told.
    const isTold = name !== null && (!people || (await readsCase(c, people.people, new Date(now()), name)));
    const hints = isTold ? await pageHints(hinting, name, (part) => c.req.query(part)) : null;
    if (hints !== null) page.headers.set('link', hints);
    return page;
  });
  return app;
}
