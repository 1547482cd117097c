/** The index of rows on every PostgreSQL at hand. */
import { afterAll, describe, inject } from 'vitest';
import { openStore } from '../src/store/open-store.js';
import { rowIndexContract } from '../src/testing/row-index-contract.js';
import { freshDatabase } from './support/servers.js';

for (const server of inject('servers'))
  describe(server.name, () => {
    const used: (() => Promise<void>)[] = [];
    afterAll(async () => {
      for (const drop of used) await drop();
    });
    rowIndexContract(async () => {
      const { url, drop } = await freshDatabase(server);
      used.push(drop);
      const store = await openStore({ databaseUrl: url });
      return { store, rows: store.rows, close: () => store.close() };
    });
  });
