/** The vaults of the server's cases, each opened when it is first added to and held until the server ends. */
import { openVault, type Vault } from '../vault/open-vault.js';
import { vaultOfServer } from '../vault/vault-paths.js';

export type Vaults = { of(caseName: string): Promise<Vault>; close(): Promise<void> };

/** @param actor who adds, for the custody log */
export function makeVaults(dataFolder: string, actor: string, now: () => string): Vaults {
  const open = new Map<string, Promise<Vault>>();
  return {
    of(caseName) {
      const known = open.get(caseName);
      if (known) return known;
      const opening = openVault(vaultOfServer(dataFolder, caseName), { actor, now });
      open.set(caseName, opening);
      opening.catch(() => open.delete(caseName));
      return opening;
    },
    async close() {
      const vaults = await Promise.allSettled(open.values());
      open.clear();
      for (const vault of vaults) if (vault.status === 'fulfilled') await vault.value.close();
    },
  };
}
