/** The store of this machine: a team's own PostgreSQL where `databaseUrl` names one, else the embedded server. */
import { defaultDataFolder } from './data-folder.js';
import { startEmbedded } from './embedded.js';
import { type OpenedStore, openPostgresStore } from './postgres-store.js';
import { StoreError } from './store-error.js';

export type StorePlace = {
  readonly databaseUrl?: string | undefined;
  readonly dataFolder?: string | undefined;
  /** told what takes long */
  readonly note?: (line: string) => void;
};

export async function openStore({ databaseUrl, dataFolder, note = () => {} }: StorePlace = {}): Promise<OpenedStore> {
  if (databaseUrl) return openPostgresStore(databaseUrl).catch(refuse);
  const server = await startEmbedded(dataFolder ?? defaultDataFolder(), note);
  try {
    return await openPostgresStore(server.url('postgres'), server.stop);
  } catch (error) {
    await server.stop();
    throw error;
  }
}

const NEXT: Readonly<Record<string, string>> = {
  '28P01': 'see the user and password in the address',
  '3D000': 'create the database (createdb), or name one that is there',
  '42501': 'let the user create tables: grant create on schema public to that user',
};

function refuse(cause: Error & { code?: string; errors?: readonly Error[] }): never {
  if (cause instanceof StoreError) throw cause;
  // A name with several addresses fails with one error for each and no message of its own.
  const said = cause.message || (cause.errors ?? []).map((one) => one.message).join(', ');
  const next = NEXT[cause.code ?? ''] ?? 'see the address and that the server runs';
  throw new StoreError(
    `DATABASE_URL: a PostgreSQL server that answers, got ${said}`,
    `${next}, or leave it out for the embedded server`,
    cause,
  );
}
