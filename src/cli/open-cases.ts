/** The cases this machine keeps, opened for one piece of work. */
import type { Store } from '../core/ports.js';
import { openStore } from '../store/open-store.js';
import { StoreError } from '../store/store-error.js';
import { Failure } from './failure.js';
import type { Io } from './io.js';

export type KeptOptions = { readonly data?: string; readonly database?: string };

/** @throws Failure with what to do, such as where a workbench holds them open */
export async function withCases<T>(options: KeptOptions, io: Io, work: (store: Store) => Promise<T>): Promise<T> {
  try {
    const store = await openStore({
      dataFolder: options.data,
      databaseUrl: options.database ?? process.env.DATABASE_URL,
      note: (line) => io.err(`plumbline: ${line}\n`),
    });
    return await work(store).finally(() => store.close());
  } catch (error) {
    if (error instanceof StoreError) throw new Failure(1, error.message);
    throw error;
  }
}
