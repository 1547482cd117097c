/** The workbench as one thing: the store opened, case folders imported, the pages served. */
import { fileURLToPath } from 'node:url';
import type { CaseRevision } from '../core/ports.js';
import { printProblem } from '../core/problem.js';
import { collectFiles } from '../folder/collect-files.js';
import { defaultDataFolder } from '../store/data-folder.js';
import { openStore } from '../store/open-store.js';
import { makeApp } from './app.js';
import { atlosToken } from './atlos-token.js';
import { importFiles } from './import-case.js';
import { listen, refuseHost } from './serve.js';
import { makeVaults } from './vaults.js';
import { webFiles } from './web-files.js';

export type WorkbenchOptions = {
  /** case folders to import first */
  readonly cases: readonly string[];
  readonly host?: string | undefined;
  readonly port?: number | null | undefined;
  readonly dataFolder?: string | undefined;
  readonly databaseUrl?: string | undefined;
  readonly webRoot?: string | undefined;
  readonly log?: (line: string) => void;
};

export type Workbench = {
  readonly address: string;
  readonly imported: readonly CaseRevision[];
  readonly close: () => Promise<void>;
};

/** A case could not be imported; the message lists every problem. */
export class ImportError extends Error {
  override name = 'ImportError';
}

export async function serveWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const { cases, host = '127.0.0.1', port = null, dataFolder, databaseUrl, log = () => {} } = options;
  refuseHost(host);
  const web = webFiles(options.webRoot ?? fileURLToPath(new URL('../../dist/web', import.meta.url)));
  const store = await openStore({ databaseUrl, dataFolder, note: log });
  const now = (): string => new Date().toISOString();
  const data = dataFolder ?? defaultDataFolder();
  const vaults = makeVaults(data, 'auto-archiver', now);
  try {
    const imported: CaseRevision[] = [];
    for (const folder of cases) {
      const { files, refused } = await collectFiles(folder);
      const result = await importFiles(store, files, now(), refused);
      if ('problems' in result) throw new ImportError(result.problems.map(printProblem).join('\n'));
      imported.push(result.revision);
    }
    const atlos = { vaults, token: await atlosToken(data) };
    const listening = await listen((bound) => makeApp({ store, web, port: bound, now, log, atlos }), host, port);
    return {
      address: listening.address,
      imported,
      close: async () => {
        await listening.close();
        await vaults.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
