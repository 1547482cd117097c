/**
 * Routes by which pictures are read: what a picture's values are, parts of it, files brought in by the page, and double
 * readings, which tell nothing of what one reader marked before both have handed in, whoever asks.
 */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secondsOf } from '../core/evidence/media/survey.js';
import type { Refusal } from '../core/evidence/reading/double-reading.js';
import { readDraft } from '../core/evidence/reading/placed-mark.js';
import type { EvidenceEntry } from '../core/evidence/vault/entry.js';
import type { Store } from '../core/ports.js';
import { InputError, isGap } from '../core/problem.js';
import { mediaTypeOf } from '../intake/media-type.js';
import type { DoubleReadings } from '../store/double-readings.js';
import { StoreError } from '../store/store-error.js';
import type { CloseLook } from '../vault/look-closely.js';
import type { VaultView } from '../vault/read-vault.js';
import type { EvidenceParts } from './evidence.js';
import { WORKBENCH, workerOf } from './people/who.js';

export type ReadingParts = Pick<EvidenceParts, 'vaults' | 'views' | 'seen'> & {
  readonly store: Store;
  readonly now: () => string;
  readonly closely: CloseLook;
  readonly doubleReadings: DoubleReadings;
};

/** A look at one file by one person is told once in so long, not for every part of it. */
const ONE_LOOK_MS = 10 * 60 * 1000;
const MOST_FILE = 256 * 1024 * 1024;
const MOST_READING = 1_000_000;
const MOST_NAME = 200;
const TOOL = 'plumbline workbench';

export function readingsApp(parts: ReadingParts): Hono {
  const { store, vaults, views, seen, now, closely, doubleReadings } = parts;
  const app = new Hono();
  const isCase = async (name: string): Promise<boolean> => (await store.revisions(name)).length > 0;
  const found = async (c: Context): Promise<{ view: VaultView; entry: EvidenceEntry } | null> => {
    const name = c.req.param('name') ?? '';
    const view = (await isCase(name)) ? await views(vaults.folderOf(name)) : null;
    const entry = view?.entries.find(({ id }) => id === c.req.param('id'));
    return view && entry ? { view, entry } : null;
  };

  app.get('/api/cases/:name/evidence/:id/survey', async (c) => {
    const one = await found(c);
    if (!one) return missing(c);
    const survey = await closely.survey(one.view.folder, one.entry, timeOf(c));
    return isGap(survey) ? c.json({ error: survey.detail }, 404) : c.json(survey, 200, { 'cache-control': 'no-cache' });
  });

  const looked = new Map<string, number>();
  const tellLook = async (c: Context, { id, sha256 }: EvidenceEntry, what: string): Promise<void> => {
    const asks = workerOf(c) ?? WORKBENCH;
    const key = JSON.stringify([asks, id, what]);
    const at = now();
    if (Date.parse(at) - (looked.get(key) ?? 0) < ONE_LOOK_MS) return;
    looked.set(key, Date.parse(at));
    await seen.tell({ at, who: asks, caseName: c.req.param('name') ?? '', id, sha256, how: 'picture', what });
  };

  app.get('/api/cases/:name/evidence/:id/parts/:level/:column/:row', async (c) => {
    const one = await found(c);
    const [level, column, row] = ['level', 'column', 'row'].map((name) => wholeOf(c.req.param(name)));
    if (!one || level == null || column == null || row == null) return missing(c);
    if (c.req.query('shown') !== 'yes')
      return c.json({ error: 'shown: yes, parts being told clearly or not at all' }, 403);
    const at = timeOf(c);
    const picture = await closely.part(one.view.folder, one.entry, at, { level, column, row });
    if (isGap(picture)) return c.json({ error: picture.detail }, 404);
    await tellLook(c, one.entry, c.req.query('t') === undefined ? 'to read it' : `to read it at ${at} s`);
    return c.body(new Uint8Array(picture), 200, {
      'content-type': 'image/jpeg',
      'cache-control': 'private, max-age=600',
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });

  app.post('/api/cases/:name/evidence', bodyLimit({ maxSize: MOST_FILE, onError: tooLarge(MOST_FILE) }), async (c) => {
    const name = c.req.param('name');
    if (!(await isCase(name))) return missing(c);
    const { file, url } = await c.req.parseBody().catch(() => ({ file: '', url: '' }));
    if (!(file instanceof File)) return c.json({ error: 'body: multipart with one file named file' }, 400);
    if (typeof url === 'string' && url !== '' && !/^https?:\/\/\S+$/.test(url))
      return c.json({ error: `url: an address that begins with http:// or https://, got ${JSON.stringify(url)}` }, 400);
    const added = await vaults
      .during(name, async (vault) => {
        const stream = file.stream() as unknown as AsyncIterable<Uint8Array>;
        const { digest, bytes } = await vault.blobs.putStream(stream);
        const own = file.name.split(/[\\/]/).at(-1) || 'file';
        const [result] = await vault.add([
          {
            ...{ sha256: digest, bytes, mediaType: await mediaTypeOf(vault.blobs.pathOf(digest), own), name: own },
            ...{ url: typeof url === 'string' && url !== '' ? url : null, capturedAt: null, tool: TOOL },
            ...{ state: 'complete', parent: null, copyOf: null, note: `brought in by ${workerOf(c) ?? WORKBENCH}` },
          },
        ]);
        return result;
      })
      .catch(whenInUse);
    if (!added) return c.json({ error: 'another process writes to this evidence; try again when it has ended' }, 409);
    return c.json({ id: added.entry.id, isNew: added.isNew }, added.isNew ? 201 : 200);
  });

  const limit = bodyLimit({ maxSize: MOST_READING, onError: tooLarge(MOST_READING) });
  app.get('/api/cases/:name/double-readings', async (c) => {
    const name = c.req.param('name');
    if (!(await isCase(name))) return missing(c);
    return c.json({ doubleReadings: await doubleReadings.list(name) }, 200, { 'cache-control': 'no-store' });
  });

  app.post('/api/cases/:name/double-readings', limit, async (c) => {
    const name = c.req.param('name');
    if (!(await isCase(name))) return missing(c);
    const body = await bodyOf(c);
    const [file, fragment] = [body.file, body.fragment ?? null];
    if (typeof file !== 'string' || !/^sha256:[0-9a-f]{64}$/.test(file))
      throw new InputError('file', 'sha256: and 64 digits', file);
    if (fragment !== null && (typeof fragment !== 'string' || secondsOf(fragment) === null))
      throw new InputError('fragment', 't= and seconds, as t=12.48, or null', fragment);
    const openedBy = workerOf(c) ?? nameOf(body.reader);
    return c.json(await doubleReadings.open(name, { file, fragment, openedBy, at: now() }), 201);
  });

  app.post('/api/cases/:name/double-readings/:number/readings', limit, async (c) => {
    const number = wholeOf(c.req.param('number'));
    if (number === null || !(await isCase(c.req.param('name')))) return missing(c);
    const body = await bodyOf(c);
    const given = { reader: workerOf(c) ?? nameOf(body.reader), at: now(), reading: readDraft(body.reading) };
    const told = await doubleReadings.handIn(c.req.param('name'), number, given);
    if (told === null) return missing(c);
    return typeof told === 'string' ? c.json({ error: REFUSALS[told] }, 409) : c.json(told, 201);
  });

  app.post('/api/cases/:name/double-readings/:number/end', limit, async (c) => {
    const number = wholeOf(c.req.param('number'));
    const told = number === null ? null : await doubleReadings.giveUp(c.req.param('name'), number, now());
    return told === null ? missing(c) : c.json(told);
  });

  app.onError((error, c) => {
    if (error instanceof InputError) return c.json({ error: error.message }, 400);
    throw error;
  });
  return app;
}

const REFUSALS: Readonly<Record<Refusal, string>> = {
  complete: 'two readers have handed in already',
  'given-up': 'this double reading was given up; open another',
  'same-reader': 'reader: a second person, not the one who handed in already',
};

const timeOf = (c: Context): number => secondsOf(`t=${c.req.query('t') ?? '0'}`) ?? 0;

const wholeOf = (text: string | undefined): number | null => (/^\d{1,6}$/.test(text ?? '') ? Number(text) : null);

function nameOf(told: unknown): string {
  if (typeof told === 'string' && told.trim() !== '' && told.length <= MOST_NAME) return told.trim();
  throw new InputError('reader', 'your name', told);
}

async function bodyOf(c: Context): Promise<Readonly<Record<string, unknown>>> {
  const body: unknown = await c.req.json().catch(() => null);
  if (typeof body !== 'object' || body === null) throw new InputError('body', 'a JSON object', body);
  return body as Readonly<Record<string, unknown>>;
}

const whenInUse = (error: Error): null => {
  if (error instanceof StoreError) return null;
  throw error;
};

const missing = (c: Context): Response =>
  c.json({ error: 'no such case, file or double reading; see /api/cases' }, 404);

const tooLarge =
  (most: number) =>
  (c: Context): Response =>
    c.json({ error: `body: at most ${most} bytes` }, 413);
