/** Leave to replay an archive, given to the workbench's own pages: an address on the viewer's origin that opens once. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { startOf } from '../core/evidence/captures/replay-start.js';
import type { Store } from '../core/ports.js';
import { WARC_TYPE } from '../intake/media-type.js';
import { type Replayed, replayHost, type Tickets } from '../replay/tickets.js';
import { NO_VIEWER } from '../replay/viewer-package.js';
import type { Scanner } from '../scan/scanner.js';
import { fileOf, type Look } from '../vault/look-into.js';
import type { VaultViews } from '../vault/vault-views.js';
import type { ViewLog } from '../vault/view-log.js';
import { WORKBENCH, workerOf } from './people/who.js';
import { heldBack } from './scans.js';
import type { Vaults } from './vaults.js';
import { noSuchFile, viewOfCase } from './view-of-case.js';

export type ReplayParts = {
  readonly store: Store;
  readonly vaults: Vaults;
  readonly look: Look;
  readonly views: VaultViews;
  readonly seen: ViewLog;
  readonly scanner: Scanner | null;
  /** null: no viewer is installed */
  readonly replay: Replays | null;
  readonly now: () => string;
};

export type Replays = { readonly tickets: Tickets /** of the viewer's origin */; readonly port: () => number };

const MOST_ASKED = 20_000;
const KIND = 'archive';

export function replayApp({ store, vaults, look, views, seen, scanner, replay, now }: ReplayParts): Hono {
  const app = new Hono();
  app.post('/api/cases/:name/evidence/:id/replay', bodyLimit({ maxSize: MOST_ASKED }), async (c) => {
    const { name, id } = c.req.param();
    const view = await viewOfCase({ store, vaults, views }, name);
    const entry = view?.entries.find((one) => one.id === id && one.copyOf === null);
    if (!view || !entry) return noSuchFile(c);
    if (replay === null) return c.json({ error: NO_VIEWER }, 409);
    const { captures } = await look.facts(view.folder, entry);
    if (captures === null) return c.json({ error: `an ${KIND} of captured pages, got ${entry.mediaType}` }, 409);
    const asked = ((await c.req.json().catch(() => null)) ?? {}) as {
      readonly page?: unknown;
      readonly at?: unknown;
    };
    const at = typeof asked.at === 'string' ? asked.at : undefined;
    const start = startOf(captures, typeof asked.page === 'string' ? { page: asked.page, at } : null);
    const path = await fileOf(view.folder, entry);
    if (start === null || path === null)
      return c.json({ error: 'a page that was captured, got none in this archive' }, 409);
    const held = await heldBack(c, scanner, entry, path);
    if (held) return held;
    const ending = entry.mediaType === WARC_TYPE ? 'warc' : 'wacz';
    const replayed: Replayed = { digest: entry.sha256, path, bytes: entry.bytes, ending, ...start };
    await seen.tell({
      at: now(),
      who: workerOf(c) ?? WORKBENCH,
      caseName: name,
      id,
      sha256: entry.sha256,
      how: 'replay',
      what: start.page,
    });
    const token = replay.tickets.issue(replayed);
    const address = `http://${replayHost(entry.sha256)}:${replay.port()}/?t=${token}`;
    return c.json({ address, page: start.page, at: start.at }, 201, { 'cache-control': 'no-store' });
  });
  return app;
}
