/**
 * The server that comes with Plumbline: a PostgreSQL of our own in the data folder, started and stopped with us.
 *
 *     <data folder>/lock/       who holds the folder (folder-lock.ts)
 *     <data folder>/password    the server's password, readable by us alone
 *     <data folder>/postgres/   the cluster, and beside it its log
 *     <data folder>/engine/     PostgreSQL's programs, where those of the npm package cannot be run
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Account, closedFolder, serverAccount } from './account.js';
import { type Cluster, makeCluster, makeReachable, runningCluster, startCluster } from './cluster.js';
import { embeddedEngine } from './engine.js';
import { FolderHeldError, lockFolder } from './folder-lock.js';
import { StoreError } from './store-error.js';

/** Starts the embedded server of a data folder, making it on first use (about a second). */
export async function startEmbedded(dataFolder: string, note: (line: string) => void = () => {}): Promise<Cluster> {
  const home = resolve(dataFolder);
  const folder = join(home, 'postgres');
  const account = serverAccount(folder);
  await makeReachable(home, account).catch((cause: Error) => {
    throw new StoreError(`data folder ${home}: a folder we may write to, got ${cause.message}`, OTHER_FOLDER, cause);
  });
  refuseClosed(home, account);
  const unlock = await lockFolder(home, note);
  try {
    const place = {
      engine: await embeddedEngine(join(home, 'engine'), account),
      folder,
      account,
      password: await keptPassword(join(home, 'password'), folder),
    };
    await makeCluster(place);
    const cluster = await startCluster(place, note);
    return {
      url: cluster.url,
      stop: async () => {
        await cluster.stop();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** The embedded server of a data folder that is there: the one another process runs, else one started for us. */
export async function reachEmbedded(dataFolder: string, note?: (line: string) => void): Promise<Cluster> {
  const folder = join(resolve(dataFolder), 'postgres');
  if (!existsSync(folder))
    throw new StoreError(`data folder ${dataFolder}: one that Plumbline keeps its data in, got none`, OTHER_FOLDER);
  try {
    return await startEmbedded(dataFolder, note);
  } catch (error) {
    if (!(error instanceof FolderHeldError)) throw error;
    return runningCluster({ folder, password: await keptPassword(join(dataFolder, 'password'), folder) });
  }
}

const OTHER_FOLDER = 'give another folder with PLUMBLINE_DATA, for example PLUMBLINE_DATA=/var/lib/plumbline';

function refuseClosed(home: string, account: Account | null): void {
  const closed = closedFolder(home, account);
  if (closed !== null)
    throw new StoreError(
      `data folder ${home}: open on the way to the account the database runs under (never root), got ${closed} closed to it`,
      OTHER_FOLDER,
    );
}

async function keptPassword(file: string, cluster: string): Promise<string> {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  if (existsSync(cluster))
    throw new StoreError(
      `${file}: the password of the database beside it, got no such file`,
      `put the file back from a backup, or move ${cluster} away to begin anew`,
    );
  const password = randomBytes(24).toString('base64url');
  await writeFile(`${file}.part`, `${password}\n`, { mode: 0o600 });
  await rename(`${file}.part`, file);
  return password;
}
