/** Vaults as they were last read: a log is read and checked again only once it has changed. */
import { stat } from 'node:fs/promises';
import { readVault, type VaultView } from './read-vault.js';
import { custodyLogOf } from './vault-paths.js';

export type VaultViews = (folder: string) => Promise<VaultView | null>;

export function makeVaultViews(): VaultViews {
  const seen = new Map<string, { readonly mark: string; readonly view: Promise<VaultView | null> }>();
  return async (folder) => {
    const log = await stat(custodyLogOf(folder)).catch(() => null);
    if (log === null) return readVault(folder);
    const mark = `${log.ino} ${log.size} ${log.mtimeMs}`;
    const known = seen.get(folder);
    if (known?.mark === mark) return known.view;
    const view = readVault(folder);
    seen.set(folder, { mark, view });
    view.catch(() => seen.delete(folder));
    return view;
  };
}
