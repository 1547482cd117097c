/**
 * The evidence of a case for the pages: lists, what is known of one file, pictures of it. A stranger's bytes are never
 * shown: what is drawn is a JPEG that was made of them in another process, veiled until somebody opens it; the bytes
 * themselves are only ever handed out as a download.
 */
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { lastFixity } from '../core/evidence/custody/last-fixity.js';
import { coarseFacts } from '../core/evidence/vault/coarse-facts.js';
import type { EvidenceItem, EvidencePage } from '../core/evidence/vault/evidence-answers.js';
import { EVIDENCE_KINDS, type EvidenceRow, evidenceRows, filterEvidence } from '../core/evidence/vault/evidence-row.js';
import { authenticityLight, integrityLight } from '../core/evidence/vault/lights.js';
import { dayRange } from '../core/measure/day.js';
import type { Store } from '../core/ports.js';
import { InputError, isGap } from '../core/problem.js';
import type { Scanner } from '../scan/scanner.js';
import { StoreError } from '../store/store-error.js';
import { custodyState } from '../vault/custody-state.js';
import type { ExposureBudgets } from '../vault/exposure-budgets.js';
import type { DuplicateFinder } from '../vault/find-duplicates.js';
import { fileOf, type Look } from '../vault/look-into.js';
import type { MergeLog } from '../vault/merge-log.js';
import type { VaultView } from '../vault/read-vault.js';
import type { VaultViews } from '../vault/vault-views.js';
import type { ViewLog } from '../vault/view-log.js';
import { actOf } from './merge-act.js';
import { WORKBENCH, workerOf } from './people/who.js';
import { heldBack, standingSoon } from './scans.js';
import type { Vaults } from './vaults.js';
import { noSuchFile, viewOfCase } from './view-of-case.js';

export type EvidenceParts = {
  readonly store: Store;
  readonly vaults: Vaults;
  readonly look: Look;
  readonly merges: MergeLog;
  readonly views: VaultViews;
  readonly duplicates: DuplicateFinder;
  readonly seen: ViewLog;
  readonly budgets: ExposureBudgets;
  /** null: none is named, and nothing is scanned */
  readonly scanner: Scanner | null;
  readonly now: () => string;
};

const MOST_ROWS = 200;
const PAGE_ROWS = 60;
/** pixels of the longer side */
const ACROSS = { small: 360, large: 1600 } as const;
const MOST_ACT = 20_000;

export function evidenceApp(parts: EvidenceParts): Hono {
  const { store, vaults, look, merges, duplicates, seen, scanner, now } = parts;
  const app = new Hono();
  const viewOf = (name: string): Promise<VaultView | null> => viewOfCase(parts, name);

  app.get('/api/cases/:name/evidence', async (c) => {
    if ((await store.revisions(c.req.param('name'))).length === 0) return noSuchFile(c);
    const view = await viewOf(c.req.param('name'));
    if (view === null) return c.json({ total: 0, matched: 0, from: 0, rows: [], custody: null } satisfies EvidencePage);
    const rows = rowsOf(view);
    const kind = EVIDENCE_KINDS.find((known) => known === c.req.query('kind'));
    const days = daysIn(c.req.query('days'));
    const matched = filterEvidence(rows, {
      words: c.req.query('q') ?? '',
      ...(kind === undefined ? {} : { kind }),
      ...(days === null ? {} : { days }),
    });
    const from = numberOr(c.req.query('from'), 0);
    const most = Math.min(MOST_ROWS, numberOr(c.req.query('most'), PAGE_ROWS));
    const page: EvidencePage = {
      ...{ total: rows.length, matched: matched.length, from, rows: matched.slice(from, from + most) },
      custody: await custodyState(view),
    };
    return c.json(page, 200, { 'cache-control': 'no-cache' });
  });

  app.get('/api/cases/:name/evidence/:id', async (c) => {
    const view = await viewOf(c.req.param('name'));
    const row = view && rowsOf(view).find(({ id }) => id === c.req.param('id'));
    if (!view || !row) return noSuchFile(c);
    const facts = await look.facts(view.folder, row);
    const { media, results } = facts;
    const item: EvidenceItem = {
      row,
      facts: coarseFacts(facts),
      integrity: integrityLight(row.fixity?.state ?? null, results),
      authenticity: authenticityLight(results, media !== null && !isGap(media) ? media.flags : []),
      custody: view.chain.records.filter(({ item: digest }) => digest === row.sha256),
      parts: view.entries
        .filter(({ parent }) => parent === row.id)
        .map(({ id, name, mediaType }) => ({ id, name, mediaType })),
      state: await custodyState(view),
      seen: await seen.of(row.sha256),
      scan: await standingSoon(scanner, row.sha256, await fileOf(view.folder, row)),
    };
    return c.json(item, 200, { 'cache-control': 'no-cache' });
  });

  app.get('/api/cases/:name/evidence/:id/picture', async (c) => {
    const view = await viewOf(c.req.param('name'));
    const entry = view?.entries.find(({ id }) => id === c.req.param('id'));
    if (!view || !entry) return noSuchFile(c);
    const size = c.req.query('size') === 'large' ? 'large' : 'small';
    const across = ACROSS[size];
    const isVeiled = c.req.query('shown') !== 'yes';
    const tag = `"${entry.sha256.slice(-22)}-${across}-${isVeiled ? 'veiled' : 'shown'}"`;
    const picture = await look.picture(view.folder, entry, across, isVeiled);
    if (isGap(picture)) return c.json({ error: picture.detail }, 404);
    if (!isVeiled) {
      const { id, sha256 } = entry;
      await seen.tell({
        at: now(),
        who: workerOf(c) ?? WORKBENCH,
        caseName: c.req.param('name'),
        id,
        sha256,
        how: 'picture',
        what: size,
      });
    }
    if (c.req.header('if-none-match') === tag) return c.body(null, 304);
    return c.body(new Uint8Array(picture), 200, {
      'content-type': 'image/jpeg',
      // What is shown clearly is asked for each time, so that each look is told.
      'cache-control': isVeiled ? 'private, max-age=3600' : 'private, no-cache',
      etag: tag,
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });

  app.get('/api/cases/:name/evidence/:id/bytes', async (c) => {
    const view = await viewOf(c.req.param('name'));
    const entry = view?.entries.find(({ id }) => id === c.req.param('id'));
    const path = view && entry ? await fileOf(view.folder, entry) : null;
    if (!entry || path === null) return noSuchFile(c);
    const held = await heldBack(c, scanner, entry, path);
    if (held) return held;
    // Handing bytes out is an act of custody: it is told before it is done.
    const at = now();
    const event = {
      action: 'export',
      actor: workerOf(c) ?? WORKBENCH,
      at,
      item: entry.sha256,
      note: 'downloaded',
    } as const;
    const told = await vaults.during(c.req.param('name'), ({ log }) => log.append(event)).catch(whenInUse);
    if (told === null)
      return c.json({ error: 'another process writes to this evidence; try again when it has ended' }, 409);
    return c.body(Readable.toWeb(createReadStream(path)) as ReadableStream, 200, {
      'content-type': 'application/octet-stream',
      'content-length': String(entry.bytes),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(lastOf(entry.name))}`,
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });

  app.get('/api/duplicates', async (c) =>
    c.json(await duplicates(await vaultsOf()), 200, { 'cache-control': 'no-cache' }),
  );

  app.post('/api/duplicates', bodyLimit({ maxSize: MOST_ACT, onError: tooLarge }), async (c) => {
    try {
      return c.json(await merges.append(actOf(await c.req.json().catch(() => null), workerOf(c)), now()), 201);
    } catch (error) {
      if (error instanceof InputError) return c.json({ error: error.message }, 422);
      throw error;
    }
  });

  const vaultsOf = async (): Promise<ReadonlyMap<string, string>> =>
    new Map((await store.listCases()).map(({ caseName }) => [caseName, vaults.folderOf(caseName)]));
  return app;
}

const rowsOf = ({ entries, chain }: VaultView): readonly EvidenceRow[] =>
  evidenceRows(entries, lastFixity(chain.records));

const numberOr = (text: string | undefined, other: number): number =>
  /^\d{1,9}$/.test(text ?? '') ? Number(text) : other;

const lastOf = (name: string): string => name.split(/[/\\]/).at(-1) || 'evidence';

const whenInUse = (error: Error): null => {
  if (error instanceof StoreError) return null;
  throw error;
};

const tooLarge = (c: Context): Response => c.json({ error: `body: at most ${MOST_ACT} bytes` }, 413);

/** `2031-03-12/2031-03-14` */
function daysIn(text: string | undefined): { readonly from: string; readonly to: string } | null {
  const [from, to, ...rest] = (text ?? '').split('/');
  return from !== undefined && to !== undefined && rest.length === 0 && dayRange(from) && dayRange(to)
    ? { from, to }
    : null;
}
