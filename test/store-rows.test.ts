/** The index of rows on every PostgreSQL at hand. */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { afterAll, describe, inject } from 'vitest';
import { openStore } from '../src/store/open-store.js';
import { rowIndex } from '../src/store/row-index.js';
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
    // So few that questions with words go on from there, both ways.
    describe('walking four rows', () =>
      rowIndexContract(async () => {
        const { url, drop } = await freshDatabase(server);
        used.push(drop);
        const store = await openStore({ databaseUrl: url });
        const db = new Kysely<unknown>({
          dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url }) }),
        });
        const close = async (): Promise<void> => {
          await db.destroy();
          await store.close();
        };
        return { store, rows: rowIndex(db, 4), close };
      }));
  });
