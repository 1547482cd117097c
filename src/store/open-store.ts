/** The store of this machine: a team's own PostgreSQL where `databaseUrl` names one, else the embedded server. */
import type { Store } from '../core/ports.js';
import { defaultDataFolder } from './data-folder.js';
import { startEmbedded } from './embedded.js';
import { openPostgresStore } from './postgres-store.js';
import { StoreError } from './store-error.js';

export type StorePlace = {
  readonly databaseUrl?: string | undefined;
  readonly dataFolder?: string | undefined;
  /** told what takes long */
  readonly note?: (line: string) => void;
};

export async function openStore({ databaseUrl, dataFolder, note = () => {} }: StorePlace = {}): Promise<Store> {
  if (databaseUrl) {
    return openPostgresStore(databaseUrl).catch((cause: Error) => {
      if (cause instanceof StoreError) throw cause;
      throw new StoreError(
        `DATABASE_URL: a PostgreSQL server that answers, got ${cause.message}`,
        'see the address, or leave it out for the embedded server',
        cause,
      );
    });
  }
  const server = await startEmbedded(dataFolder ?? defaultDataFolder(), note);
  try {
    return await openPostgresStore(server.url('postgres'), server.stop);
  } catch (error) {
    await server.stop();
    throw error;
  }
}
