/**
 * The vaults of the server's cases. A case that was imported from a folder with evidence keeps using that folder; any other
 * has its vault in the data folder. One that an archiver feeds is held until the server ends, one that is written to now and
 * then only while it is.
 */
import { openVault, type Vault } from '../vault/open-vault.js';
import { isVault, vaultOfCase, vaultOfServer } from '../vault/vault-paths.js';

export type Vaults = {
  /** Opened, and held until the server ends. */
  of(caseName: string): Promise<Vault>;
  /** Opened for a piece of work. */
  during<T>(caseName: string, work: (vault: Vault) => Promise<T>): Promise<T>;
  /** Where it is, or would be. */
  folderOf(caseName: string): string;
  /** The case was imported from this folder. */
  imported(caseName: string, caseFolder: string): void;
  close(): Promise<void>;
};

/** @param actor who adds, for the custody log */
export function makeVaults(dataFolder: string, actor: string, now: () => string): Vaults {
  const folders = new Map<string, string>();
  const open = new Map<string, Promise<Vault>>();
  const users = new Map<string, number>();
  const held = new Set<string>();

  const folderOf = (caseName: string): string => folders.get(caseName) ?? vaultOfServer(dataFolder, caseName);
  const opened = (caseName: string): Promise<Vault> => {
    const known = open.get(caseName);
    if (known) return known;
    const opening = openVault(folderOf(caseName), { actor, now });
    open.set(caseName, opening);
    opening.catch(() => open.delete(caseName));
    return opening;
  };
  return {
    folderOf,
    imported(caseName, caseFolder) {
      const own = vaultOfCase(caseFolder);
      if (isVault(own)) folders.set(caseName, own);
    },
    of(caseName) {
      held.add(caseName);
      return opened(caseName);
    },
    async during(caseName, work) {
      users.set(caseName, (users.get(caseName) ?? 0) + 1);
      try {
        return await work(await opened(caseName));
      } finally {
        const left = (users.get(caseName) ?? 1) - 1;
        users.set(caseName, left);
        const vault = left === 0 && !held.has(caseName) ? open.get(caseName) : undefined;
        if (vault) {
          open.delete(caseName);
          await vault.then((one) => one.close()).catch(() => undefined);
        }
      }
    },
    async close() {
      const vaults = await Promise.allSettled(open.values());
      open.clear();
      for (const vault of vaults) if (vault.status === 'fulfilled') await vault.value.close();
    },
  };
}
