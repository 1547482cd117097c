/**
 * As much of the Atlos API (version 2) as auto-archiver speaks, so that one can be pointed at a case:
 * `atlos_url: http://127.0.0.1:7373/atlos/<case>`. It lists the addresses of the case, takes the files kept of each and
 * what came of the attempt, all of it into the case's vault. Every route asks for the bearer token.
 */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type SourceMaterial, sourceMaterialOf } from '../core/evidence/captures/source-material.js';
import type { Arrival, EvidenceEntry } from '../core/evidence/vault/entry.js';
import type { Store } from '../core/ports.js';
import { mediaTypeOf } from '../intake/media-type.js';
import { hashOfText } from '../integrity/custody-file.js';
import type { Vault } from '../vault/open-vault.js';
import { bears } from './atlos-token.js';
import { ATLOS_PATH } from './guard.js';
import { readRevision } from './read-revision.js';
import type { Vaults } from './vaults.js';

export type AtlosParts = {
  readonly store: Store;
  readonly vaults: Vaults;
  readonly token: string;
  readonly now: () => string;
};

const TOOL = 'auto-archiver';
export const RESULT_TYPE = 'application/vnd.plumbline.archiver-result+json';
const PAGE = 50;
const MOST_RESULT = 4 * 1024 * 1024;
const MOST_FILE = 512 * 1024 * 1024;

export function atlosApp({ store, vaults, token, now }: AtlosParts): Hono {
  /** of the newest revision of a case: reading one takes a second */
  const known = new Map<string, { readonly digest: string; readonly all: readonly SourceMaterial[] }>();
  const app = new Hono().basePath(`${ATLOS_PATH}:case/api/v2/source_material`);
  app.use(async (c, next) => {
    if (bears(c.req.header('authorization'), token)) return next();
    return c.json(
      { error: 'authorization: Bearer and the token of this server, in atlos-token of its data folder' },
      401,
    );
  });

  app.get('/', async (c) => {
    const found = await about(c);
    if (found === null) return noCase(c);
    const from = /^\d{1,9}$/.test(c.req.query('cursor') ?? '') ? Number(c.req.query('cursor')) : 0;
    const results = found.all.slice(from, from + PAGE).map((one) => printed(one, found.vault.entries()));
    const next = from + PAGE < found.all.length ? String(from + PAGE) : null;
    return c.json({ results, next, previous: from > 0 ? String(Math.max(0, from - PAGE)) : null });
  });

  app.get('/:id', async (c) => {
    const found = await about(c);
    const one = found?.all.find(({ id }) => id === c.req.param('id'));
    return found && one ? c.json({ result: printed(one, found.vault.entries()) }) : noCase(c);
  });

  app.post(
    '/metadata/:id/:namespace',
    bodyLimit({ maxSize: MOST_RESULT, onError: tooLarge(MOST_RESULT) }),
    async (c) => {
      const found = await about(c);
      const one = found?.all.find(({ id }) => id === c.req.param('id'));
      if (!found || !one) return noCase(c);
      const body: unknown = await c.req.json().catch(() => null);
      const metadata = typeof body === 'object' && body !== null && 'metadata' in body ? body.metadata : null;
      if (typeof metadata !== 'object' || metadata === null || !NAMESPACE.test(c.req.param('namespace')))
        return c.json({ error: 'body: {"metadata": {…}} for the namespace auto_archiver' }, 400);
      const bytes = Buffer.from(`${JSON.stringify(metadata, null, 2)}\n`);
      const isDone = 'status' in metadata && metadata.status === 'success';
      const why = 'error' in metadata && typeof metadata.error === 'string' ? metadata.error.slice(0, 1000) : null;
      await found.vault.add([
        {
          ...{ sha256: await found.vault.blobs.put(bytes), bytes: bytes.byteLength, mediaType: RESULT_TYPE },
          ...{ name: 'auto_archiver.json', url: one.url, capturedAt: null, tool: TOOL },
          ...{ state: isDone ? 'complete' : 'failed', parent: null, copyOf: null, note: why },
        },
      ]);
      return c.json({ success: true, result: printed(one, found.vault.entries()) });
    },
  );

  app.post('/upload/:id', bodyLimit({ maxSize: MOST_FILE, onError: tooLarge(MOST_FILE) }), async (c) => {
    const found = await about(c);
    const one = found?.all.find(({ id }) => id === c.req.param('id'));
    if (!found || !one) return noCase(c);
    const file = (await c.req.parseBody().catch(() => ({ file: '' }))).file;
    if (!(file instanceof File)) return c.json({ error: 'body: multipart with one file named file' }, 400);
    const [entry] = await found.vault.add([
      await arrivalOf(file, one, c.req.queries('title') ?? [], found.vault, now()),
    ]);
    return c.json({ success: true, result: printed(one, found.vault.entries()), entry: entry?.entry.id }, 201);
  });

  async function about(c: Context): Promise<{ all: readonly SourceMaterial[]; vault: Vault } | null> {
    const name = c.req.param('case') ?? '';
    const newest = NAME.test(name) ? (await store.revisions(name)).at(-1) : undefined;
    if (newest === undefined) return null;
    if (known.get(name)?.digest !== newest.digest) {
      const read = await readRevision(store, name, newest.revision);
      if (read === null) return null;
      known.set(name, { digest: newest.digest, all: sourceMaterialOf(read.theCase, hashOfText) });
    }
    return { all: known.get(name)?.all ?? [], vault: await vaults.of(name) };
  }
  return app;
}

const NAME = /^[a-z0-9][a-z0-9._-]{0,99}$/;
/** The archiver writes `auto_archiver`, the documents of the API `auto-archiver`. */
const NAMESPACE = /^auto[_-]archiver$/;

async function arrivalOf(
  file: File,
  { url }: SourceMaterial,
  titles: readonly string[],
  vault: Vault,
  at: string,
): Promise<Arrival> {
  const { digest, bytes } = await vault.blobs.putStream(file.stream() as unknown as AsyncIterable<Uint8Array>);
  const name = file.name.split(/[\\/]/).at(-1) || 'file';
  return {
    ...{
      sha256: digest,
      bytes,
      mediaType: await mediaTypeOf(vault.blobs.pathOf(digest), name, file.type || null),
      name,
    },
    ...{ url, capturedAt: at, tool: TOOL, state: 'complete', parent: null, copyOf: null },
    note: titles.join(', ').slice(0, 1000) || null,
  };
}

function printed({ id, url }: SourceMaterial, entries: readonly EvidenceEntry[]): object {
  const own = entries.filter((entry) => entry.url === url && entry.copyOf === null);
  const artifacts = own.filter(({ mediaType, state }) => mediaType !== RESULT_TYPE && state !== 'failed');
  const result = own.findLast(({ mediaType }) => mediaType === RESULT_TYPE);
  return {
    ...{ id, source_url: url, visibility: 'visible', status: result?.state === 'failed' ? 'error' : 'completed' },
    metadata: result === undefined ? {} : { auto_archiver: { processed: true, status: result.state } },
    artifacts: artifacts.map(({ id: artifact, sha256, name, mediaType, bytes }) => ({
      ...{ id: artifact, file_hash_sha256: sha256.slice(7), title: name, mime_type: mediaType, file_size: bytes },
    })),
  };
}

const noCase = (c: Context): Response => c.json({ error: 'no such case or source material' }, 404);
const tooLarge =
  (most: number) =>
  (c: Context): Response =>
    c.json({ error: `body: at most ${most} bytes` }, 413);
