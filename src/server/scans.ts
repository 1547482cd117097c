/** What a scanner says of a file before its bytes are handed out, and an editor's word that they are all the same. */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { EvidenceEntry } from '../core/evidence/vault/entry.js';
import { mayHandOut, type ScanStanding } from '../core/evidence/vault/scan.js';
import type { Store } from '../core/ports.js';
import { ScannerAway } from '../scan/clamd.js';
import type { Scanner } from '../scan/scanner.js';
import { StoreError } from '../store/store-error.js';
import { fileOf } from '../vault/look-into.js';
import type { VaultViews } from '../vault/vault-views.js';
import { WORKBENCH, workerOf } from './people/who.js';
import type { Vaults } from './vaults.js';
import { noSuchFile, viewOfCase } from './view-of-case.js';
import { within } from './within.js';

export type ScanParts = {
  readonly store: Store;
  readonly vaults: Vaults;
  readonly views: VaultViews;
  /** null: none is named, and nothing is scanned */
  readonly scanner: Scanner | null;
  readonly now: () => string;
};

const PAGE_WAITS_MS = 2_000;
const MOST_ASKED = 10_000;
const MOST_REASON = 2_000;

/** null: no scanner is named, or it does not answer */
export const standingOf = (
  scanner: Scanner | null,
  sha256: string,
  path: string | null,
): Promise<ScanStanding | null> =>
  scanner === null || path === null ? Promise.resolve(null) : scanner.standing(sha256, path).catch(whenAway);

/** As far as it is known while a page waits; a scan that takes longer goes on, and is known to who asks next. */
export const standingSoon = (
  scanner: Scanner | null,
  sha256: string,
  path: string | null,
): Promise<ScanStanding | null> => within(PAGE_WAITS_MS, standingOf(scanner, sha256, path));

/** Why these bytes are not handed out; null: they are. A scanner that does not answer holds them back. */
export async function heldBack(
  c: Context,
  scanner: Scanner | null,
  { sha256 }: EvidenceEntry,
  path: string,
): Promise<Response | null> {
  if (scanner === null) return null;
  const standing = await standingOf(scanner, sha256, path);
  if (standing === null) return c.json({ error: 'the scanner does not answer; try again when it does' }, 503);
  if (mayHandOut(standing)) return null;
  const error =
    standing.state === 'flagged'
      ? `held back: the scanner takes it for ${standing.finding}; an editor may hand it out all the same`
      : `held back: it could not be scanned (${standing.finding}); an editor may hand it out all the same`;
  return c.json({ error, scan: standing }, 409);
}

export function scansApp({ store, vaults, views, scanner, now }: ScanParts): Hono {
  const app = new Hono();
  app.post('/api/cases/:name/evidence/:id/release', bodyLimit({ maxSize: MOST_ASKED }), async (c) => {
    const { name, id } = c.req.param();
    const view = await viewOfCase({ store, vaults, views }, name);
    const entry = view?.entries.find((one) => one.id === id);
    const path = view && entry ? await fileOf(view.folder, entry) : null;
    if (!entry || path === null) return noSuchFile(c);
    const { reason } = ((await c.req.json().catch(() => null)) ?? {}) as { readonly reason?: unknown };
    if (typeof reason !== 'string' || reason.trim() === '' || reason.length > MOST_REASON)
      return c.json({ error: `reason: 1 to ${MOST_REASON} characters` }, 422);
    const [at, by] = [now(), workerOf(c) ?? WORKBENCH];
    const before = await standingOf(scanner, entry.sha256, path);
    if (scanner === null || before === null || mayHandOut(before))
      return c.json({ error: 'nothing holds this file back' }, 409);
    // Told in custody before it holds.
    const note = `held back (${before.finding}); handed out all the same: ${reason.trim()}`;
    const event = { action: 'verify', actor: by, at, item: entry.sha256, note } as const;
    const told = await vaults.during(name, ({ log }) => log.append(event)).catch(whenInUse);
    if (told === null)
      return c.json({ error: 'another process writes to this evidence; try again when it has ended' }, 409);
    return c.json(await scanner.release(entry.sha256, { by, reason: reason.trim(), at }), 201);
  });
  return app;
}

const whenAway = (error: Error): null => {
  if (error instanceof ScannerAway) return null;
  throw error;
};

const whenInUse = (error: Error): null => {
  if (error instanceof StoreError) return null;
  throw error;
};
