import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openStore } from '../src/store/open-store.js';
import { inventedImport } from '../src/testing/contract.js';
import { startChild } from './support/children.js';
import { serversIn } from './support/processes.js';
import { openTempFolder } from './support/servers.js';

const ROUNDS = Number(process.env.PLUMBLINE_KILL_ROUNDS ?? (process.env.PLUMBLINE_DEEP ? 500 : 25));
/** a round: two starts of PostgreSQL, crash recovery, and the reading of every revision */
const ROUND_MS = 30_000;

test(
  `kill -9 of an importing process, ${ROUNDS} times: nothing acknowledged is lost, nothing is half there`,
  async () => {
    const folder = await openTempFolder();
    const acknowledged = new Set<number>();
    let wholeServerKilled = 0;
    for (let round = 1; round <= ROUNDS; round++) {
      const child = startChild('./importer.ts', [folder, '1000']);
      // The first two rounds are killed while the cluster is being made; later ones before, during and after imports.
      if (round <= 2) await clusterBegun(folder, round);
      else await child.says(round % 5 === 0 ? 'open' : 'kept');
      await sleep((round * 37) % 90);
      child.process.kill('SIGKILL');
      if (round % 3 === 0) {
        for (const pid of serversIn(join(folder, 'postgres'))) killOutright(pid);
        wholeServerKilled++;
      }
      await child.ended;
      for (const line of child.lines) if (line.startsWith('kept ')) acknowledged.add(Number(line.slice(5)));

      // The second start meets what the killed initdb of the first left behind, or is still doing.
      if (round === 1) continue;
      const store = await openStore({ dataFolder: folder });
      const kept = await store.revisions('ridge');
      const there = new Set(kept.map(({ revision }) => revision));
      expect([...acknowledged].filter((n) => !there.has(n))).toEqual([]);
      expect([...there]).toEqual(Array.from({ length: there.size }, (_, i) => i + 1));
      // Reading checks every file against the digest kept beside it; old rounds were read in their own.
      for (const { revision, digest } of kept.slice(-20)) {
        const wanted = inventedImport('ridge', revision);
        expect(digest).toBe(wanted.digest);
        const files = await store.files('ridge', revision);
        expect([...(files ?? new Map()).keys()].sort()).toEqual([...wanted.files.keys()].sort());
        for (const [path, bytes] of wanted.files) expect(files?.get(path)).toEqual(bytes);
      }
      await store.close();
    }
    expect(serversIn(join(folder, 'postgres'))).toEqual([]);
    console.log(
      `kill -9: ${ROUNDS} rounds (${wholeServerKilled} with PostgreSQL itself), ${acknowledged.size} acknowledged revisions, none lost`,
    );
    expect(acknowledged.size).toBeGreaterThan(0);
    await rm(folder, { recursive: true });
  },
  ROUNDS * ROUND_MS,
);

/** Waits for the folder that the nth initdb works in (a second at most passes before Node has come that far). */
async function clusterBegun(folder: string, nth: number): Promise<void> {
  const parts = (): number => readdirSync(folder).filter((name) => name.startsWith('postgres.part')).length;
  for (const until = Date.now() + 5_000; parts() < nth && Date.now() < until; ) await sleep(5);
}

function killOutright(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // It may have ended between being seen and being killed.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
