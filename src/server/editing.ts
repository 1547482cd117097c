/** The routes by which a case is begun, edited, compared and taken away as its folder. */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { ZipFile } from 'yazl';
import { differenceOf } from '../core/casefile/difference.js';
import { LIMITS } from '../core/casefile/limits.js';
import { newCase, readNewCase } from '../core/casefile/new-case.js';
import { readEdits } from '../core/casefile/read-edits.js';
import type { FolderFiles, Store } from '../core/ports.js';
import { InputError, type Problem, printProblem } from '../core/problem.js';
import { parseFiles } from '../folder/parse-files.js';
import { stripFiles } from '../people/strip-files.js';
import { importFiles, TAKES } from './import-case.js';
import { hidesPeople, workerOf } from './people/who.js';
import { makeSaveEdits } from './save-edits.js';

export type EditingParts = {
  readonly store: Store;
  readonly now: () => string;
};

const MOST_TEXT = 2_000;
/** edits of every cell of a large table */
const MOST_EDIT = LIMITS.fileBytes;
/** base64 of the largest case folder, and a little */
const MOST_FILES = Math.ceil((LIMITS.totalBytes * 4) / 3) + 1_000_000;

export function editingApp({ store, now }: EditingParts): Hono {
  const app = new Hono();
  const saveEdits = makeSaveEdits(store);
  const limit = bodyLimit({ maxSize: MOST_EDIT, onError: tooLarge(MOST_EDIT) });

  app.post('/api/cases/:name/revisions', limit, async (c) => {
    const body = await bodyOf(c);
    const base = Number.isInteger(body.base) ? (body.base as number) : 0;
    const input = { caseName: c.req.param('name'), base, edits: readEdits(body.edits), note: noteOf(body.note) };
    const saved = await saveEdits({ ...input, author: workerOf(c), at: now() });
    switch (saved.kind) {
      case 'saved':
        return c.json(saved.revision, 201);
      case 'same':
        return c.json(saved.revision, 200);
      case 'conflicts':
        return c.json({ newest: saved.newest, conflicts: saved.conflicts }, 409);
      case 'problems':
        return c.json(
          { newest: saved.newest, problems: saved.problems, text: saved.problems.map(({ text }) => text) },
          422,
        );
      case 'missing':
        return missing(c);
      default:
        return saved satisfies never;
    }
  });

  app.post('/api/cases', bodyLimit({ maxSize: MOST_FILES, onError: tooLarge(MOST_FILES) }), async (c) => {
    const body = await bodyOf(c);
    if ('files' in body) return importFolder(c, body);
    const asked = readNewCase(body);
    if (!asked.ok) return unreadable(c, asked.problems);
    const made = newCase(asked.of);
    const read = await parseFiles(made);
    if (!read.ok) return unreadable(c, read.problems);
    const { name, title, digest } = read.theCase;
    const first = {
      title,
      digest,
      importedAt: now(),
      files: made,
      origin: 'edited',
      author: workerOf(c),
      note: null,
    } as const;
    const revision = await store.reviseCase(name, 0, [first]);
    return revision
      ? c.json(revision, 201)
      : c.json({ error: `name: one that no case has, got ${JSON.stringify(name)}` }, 409);
  });

  app.get('/api/cases/:name/difference', async (c) => {
    const all = await store.revisions(c.req.param('name'));
    const asked = (field: string, other: number | undefined) =>
      all.find(({ revision }) => String(revision) === (c.req.query(field) ?? String(other)));
    const to = asked('to', all.at(-1)?.revision);
    const from = asked('from', to?.parent ?? (to ? to.revision - 1 : undefined));
    if (!from || !to) return missing(c);
    const [before, after] = [await filesOf(from.revision), await filesOf(to.revision)];
    return before && after ? c.json({ from, to, ...differenceOf(before, after) }) : missing(c);

    function filesOf(revision: number): Promise<FolderFiles | null> {
      return store.files(c.req.param('name'), revision);
    }
  });

  app.get('/api/cases/:name/export', async (c) => {
    const all = await store.revisions(c.req.param('name'));
    const wanted = c.req.query('revision');
    const found = wanted === undefined ? all.at(-1) : all.find(({ revision }) => String(revision) === wanted);
    const files = found ? await store.files(found.caseName, found.revision) : null;
    if (!found || !files) return missing(c);
    const isHidden = hidesPeople(c, found.caseName);
    const name = `${found.caseName}-${found.revision}${isHidden ? '-without-people' : ''}`;
    const given = isHidden ? stripFiles(files) : files;
    return c.body(new Uint8Array(await zipOf(given, found.caseName, found.importedAt)), 200, {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${name}.zip"`,
    });
  });

  async function importFolder(c: Context, body: Told): Promise<Response> {
    const files = fromBase64(body.files);
    if (files === null) throw new InputError('body', '{"files": {path: base64}}', typeof body.files);
    const take = TAKES.find((known) => known === body.take);
    if (body.take !== undefined && !take) throw new InputError('take', `one of ${TAKES.join(', ')}`, body.take);
    const decisions = readEdits(body.settle ?? []);
    const on = Number.isInteger(body.on) ? (body.on as number) : null;
    const choice = take ? { take, on, settle: decisions, author: workerOf(c), note: noteOf(body.note) } : null;
    const imported = await importFiles(store, files, now(), [], choice, workerOf(c));
    if ('problems' in imported) return unreadable(c, imported.problems);
    if ('revision' in imported) return c.json(imported.revision, 201);
    const { newest, folder, ways } = imported.apart;
    return c.json({ newest, folder, changes: ways.changes, conflicts: ways.conflicts, choices: TAKES }, 409);
  }

  app.onError((error, c) => {
    if (error instanceof InputError) return c.json({ error: error.message }, 400);
    throw error;
  });
  return app;
}

type Told = Readonly<Record<string, unknown>>;

async function bodyOf(c: Context): Promise<Told> {
  const body: unknown = await c.req.json().catch(() => null);
  if (typeof body !== 'object' || body === null) throw new InputError('body', 'a JSON object', body);
  return body as Told;
}

function noteOf(told: unknown): string | null {
  if (told === undefined || told === null || told === '') return null;
  if (typeof told === 'string' && told.length <= MOST_TEXT && !told.includes('\u0000')) return told.trim() || null;
  throw new InputError('note', `text of at most ${MOST_TEXT} characters`, told);
}

/** The same revision gives the same bytes: members by path, all of the moment the revision was made. */
function zipOf(files: FolderFiles, folder: string, at: string): Promise<Buffer> {
  const zip = new ZipFile();
  const mtime = new Date(at);
  for (const [path, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    zip.addBuffer(Buffer.from(bytes), `${folder}/${path}`, { mtime, mode: 0o100644 });
  zip.end();
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    zip.outputStream.on('data', (part: Buffer) => parts.push(part));
    zip.outputStream.on('end', () => resolve(Buffer.concat(parts)));
    zip.outputStream.on('error', reject);
  });
}

function fromBase64(told: unknown): Map<string, Uint8Array> | null {
  if (typeof told !== 'object' || told === null) return null;
  const entries = Object.entries(told);
  if (!entries.every(([, content]) => typeof content === 'string')) return null;
  return new Map(entries.map(([path, content]) => [path, new Uint8Array(Buffer.from(content, 'base64'))]));
}

const unreadable = (c: Context, problems: readonly Problem[]): Response =>
  c.json({ problems, text: problems.map(printProblem) }, 422);

const tooLarge =
  (most: number) =>
  (c: Context): Response =>
    c.json({ error: `body: at most ${most} bytes` }, 413);

const missing = (c: Context): Response => c.json({ error: 'no such case or revision; see /api/cases' }, 404);
