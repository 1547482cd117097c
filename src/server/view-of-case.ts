/** The files of a case as they are looked at; a case that is not kept has none, whatever lies in its folder. */
import type { Context } from 'hono';
import type { Store } from '../core/ports.js';
import type { VaultView } from '../vault/read-vault.js';
import type { VaultViews } from '../vault/vault-views.js';
import type { Vaults } from './vaults.js';

type Parts = { readonly store: Store; readonly vaults: Vaults; readonly views: VaultViews };

export const viewOfCase = async ({ store, vaults, views }: Parts, name: string): Promise<VaultView | null> =>
  (await store.revisions(name)).length === 0 ? null : views(vaults.folderOf(name));

export const noSuchFile = (c: Context): Response => c.json({ error: 'no such case or file; see /api/cases' }, 404);
