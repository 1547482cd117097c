/**
 * What the page of the dossier asks: what would be published of a case and what stays inside, the revisions there are, the
 * next one, and any of them as one file. Each case has its dossier in `dossiers/<case>/` of the data folder.
 */
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { ZipFile } from 'yazl';
import type { Case } from '../core/case.js';
import { publicCase } from '../core/casefile/public/public-case.js';
import { type CaseFolder, PACKAGE_FILE } from '../core/casefile/read.js';
import type { Store } from '../core/ports.js';
import { type Problem, printProblem } from '../core/problem.js';
import { readRevision } from './read-revision.js';

/** How a publication ended; what `publishCase` answers. */
export type PublishOutcome =
  | { readonly kind: 'written'; readonly revision: number }
  | { readonly kind: 'leaks'; readonly leaks: readonly { readonly file: string; readonly where: string }[] }
  | { readonly kind: 'unreadable'; readonly problems: readonly Problem[] }
  | {
      readonly kind: 'unexplained';
      readonly changes: readonly { readonly what: string; readonly old: string; readonly now: string }[];
    };

export type Publisher = (
  theCase: Case,
  folder: CaseFolder,
  out: string,
  how: { readonly published: string; readonly why: string | null },
) => Promise<PublishOutcome>;

export type DossierParts = {
  readonly store: Store;
  /** ISO 8601 UTC instant */
  readonly now: () => string;
  /** where the dossier of a case lies, or would */
  readonly folderOf: (caseName: string) => string;
  readonly publish: Publisher;
};

const MOST_BODY = 64 * 1024;
const REVISION = /^revision-(\d{1,6})$/;
const MANIFEST = 'manifest.json';

export function dossierApp({ store, now, folderOf, publish }: DossierParts): Hono {
  const app = new Hono();
  /** One at a time for each case: two would take the same number. */
  const busy = new Set<string>();

  app.get('/api/cases/:name/dossier', async (c) => {
    const name = c.req.param('name');
    const read = await readRevision(store, name);
    if (read === null) return none(c);
    const text = new TextDecoder().decode(read.folder.files.get(PACKAGE_FILE));
    const { files, stripped } = publicCase(read.folder, text, read.theCase.placePolicy.precision);
    return c.json({
      published: [...files].map(([path, bytes]) => ({ path, bytes: bytes.byteLength })),
      stripped: tally(stripped),
      revisions: await revisionsIn(folderOf(name)),
    });
  });

  app.post('/api/cases/:name/dossier', bodyLimit({ maxSize: MOST_BODY, onError: tooLarge }), async (c) => {
    const name = c.req.param('name');
    const body: unknown = await c.req.json().catch(() => null);
    if (typeof body !== 'object' || body === null) return c.json({ error: 'body: {"why": text, or none}' }, 400);
    const why = 'why' in body && typeof body.why === 'string' && body.why.trim() !== '' ? body.why.trim() : null;
    const read = await readRevision(store, name);
    if (read === null) return none(c);
    if (busy.has(name)) return c.json({ error: 'this case is being published; wait until that is done' }, 409);
    busy.add(name);
    try {
      const made = await publish(read.theCase, read.folder, folderOf(name), { published: now().slice(0, 10), why });
      if (made.kind === 'written') return c.json({ revision: made.revision }, 201);
      return c.json(refusal(made), 422);
    } finally {
      busy.delete(name);
    }
  });

  app.get('/api/cases/:name/dossier/:revision/zip', async (c) => {
    const [name, revision] = [c.req.param('name'), c.req.param('revision')];
    const folder = join(folderOf(name), `revision-${revision}`);
    if (!/^\d{1,6}$/.test(revision) || !existsSync(join(folder, MANIFEST))) return none(c);
    return c.body(new Uint8Array(await zipOf(folder, `${name}-revision-${revision}`)), 200, {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${name}-revision-${revision}.zip"`,
    });
  });
  return app;
}

/** Where something was left out, how often, never what it was. */
function tally(stripped: readonly { kind: string; where: string; values: readonly string[] }[]) {
  const counts = new Map<string, { kind: string; where: string; values: number }>();
  for (const { kind, where: place, values } of stripped) {
    // A table that stays inside whole is one line.
    const where = kind === 'table' ? (place.split(' ')[0] ?? place) : place;
    const key = `${kind}|${where}`;
    const before = counts.get(key)?.values ?? 0;
    counts.set(key, { kind, where, values: before + values.length });
  }
  return [...counts.values()];
}

function refusal(made: Exclude<PublishOutcome, { kind: 'written' }>): { error: string; kind: string } {
  if (made.kind === 'unreadable') return { kind: made.kind, error: made.problems.map(printProblem).join('\n') };
  if (made.kind === 'leaks')
    return {
      kind: made.kind,
      error: `what was left out was found again in ${made.leaks.map(({ file, where }) => `${file} (${where})`).join('; ')}`,
    };
  const lines = made.changes.map(({ what, old, now }) => `${what}: ${old} → ${now}`);
  return { kind: made.kind, error: `published numbers changed; say why: ${lines.join('; ')}` };
}

/** Newest first. A folder without a manifest that can be read is no revision. */
async function revisionsIn(folder: string) {
  if (!existsSync(folder)) return [];
  const numbers = readdirSync(folder).flatMap((name) => REVISION.exec(name)?.[1] ?? []);
  const made = await Promise.all(
    numbers.map(async (revision) => {
      const text = await readFile(join(folder, `revision-${revision}`, MANIFEST), 'utf8').catch(() => 'null');
      const manifest = JSON.parse(text) as { published?: string; files?: readonly { bytes: number }[] } | null;
      if (manifest === null) return [];
      const bytes = (manifest.files ?? []).reduce((sum, file) => sum + file.bytes, 0);
      return [
        { revision: Number(revision), published: manifest.published ?? '', files: manifest.files?.length ?? 0, bytes },
      ];
    }),
  );
  return made.flat().sort((a, b) => b.revision - a.revision);
}

/** The same folder gives the same bytes: names in order, no clock. */
async function zipOf(folder: string, root: string): Promise<Uint8Array> {
  const zip = new ZipFile();
  const paths = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  for (const path of paths)
    zip.addBuffer(await readFile(join(folder, path)), `${root}/${path}`, { mtime: new Date(0), mode: 0o100644 });
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

const none = (c: Context): Response => c.json({ error: 'no such case or revision; see /api/cases' }, 404);
const tooLarge = (c: Context): Response => c.json({ error: `body: at most ${MOST_BODY} bytes` }, 413);
