/** A PostgreSQL server of a test's own, beside those all tests share: it may be killed, and its disk and its clock are the test's. */
import { chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { serverAccount } from '../../src/store/account.js';
import { type Cluster, makeCluster, startCluster } from '../../src/store/cluster.js';
import { serversIn } from './processes.js';
import { installedBin } from './servers.js';

export type OwnServer = {
  readonly url: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** every process of it, with SIGKILL */
  kill(): void;
};

/**
 * Made and started in a folder; null where no PostgreSQL is installed.
 * @param bin folder of its programs, default: those installed
 */
export async function ownServer(home: string, bin?: string): Promise<OwnServer | null> {
  const programs = bin ?? (await installedBin());
  if (programs === null) return null;
  const folder = join(home, 'separate');
  const account = serverAccount(folder);
  const place = { engine: { bin: programs }, folder, account, password: 'test' };
  mkdirSync(home, { recursive: true, mode: 0o711 });
  if (account) chownSync(home, account.uid, account.gid);
  await makeCluster(place);
  let cluster: Cluster | null = await startCluster(place, () => {});
  return {
    url: cluster.url('postgres'),
    async start() {
      cluster ??= await startCluster(place, () => {});
    },
    async stop() {
      await cluster?.stop();
      cluster = null;
    },
    kill() {
      for (const pid of serversIn(folder)) killOutright(pid);
      cluster = null;
    },
  };
}

export function killOutright(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // It may have ended between being seen and being killed.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
