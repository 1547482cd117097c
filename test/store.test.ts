/** The Store on every PostgreSQL at hand, and what it says when there is none. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Store } from '../src/core/ports.js';
import { openStore } from '../src/store/open-store.js';
import { storeContract } from '../src/testing/contract.js';
import { inventedImport } from '../src/testing/invented-import.js';
import { ask, freshDatabase } from './support/servers.js';

const servers = inject('servers');

for (const server of servers)
  describe(server.name, () => {
    const used: (() => Promise<void>)[] = [];
    const openFresh = async (): Promise<{ store: Store; url: string }> => {
      const { url, drop } = await freshDatabase(server);
      used.push(drop);
      return { store: await openStore({ databaseUrl: url }), url };
    };
    afterAll(async () => {
      for (const drop of used) await drop();
    });

    storeContract(async () => (await openFresh()).store);

    test('opening again finds the schema and the cases in place', async () => {
      const { store, url } = await openFresh();
      const revision = await store.importCase(inventedImport('ridge', 1));
      await store.close();
      const again = await openStore({ databaseUrl: url });
      expect(await again.listCases()).toEqual([revision]);
      await again.close();
    });

    test('bytes altered behind the store’s back are refused by name, not handed out', async () => {
      const { store, url } = await openFresh();
      await store.importCase(inventedImport('ridge', 1));
      await ask(url, `update case_file set bytes = bytes || 'x'::bytea where path = 'tables/claims.csv'`);
      await expect(store.files('ridge')).rejects.toThrow(
        /ridge revision 1 tables\/claims\.csv: .*altered from outside/s,
      );
      await store.close();
    });
  });

describe('no server', () => {
  let refused: string;
  beforeAll(async () => {
    refused = await openStore({ databaseUrl: 'postgresql://someone:hidden-word@127.0.0.1:1/cases' }).then(
      () => 'opened',
      (error: Error) => error.message,
    );
  });

  test('is said with the setting that named it and what to do', () => {
    expect(refused).toMatch(/^DATABASE_URL: a PostgreSQL server that answers, got .*ECONNREFUSED/);
    expect(refused).toMatch(/leave it out for the embedded server/);
  });

  test('never prints the password', () => expect(refused).not.toMatch(/hidden-word/));
});
