/** Reads evidence again while the server runs: a few files at a time, those read longest ago first, each result in its case's log. */
import type { Store } from '../core/ports.js';
import { runFixity } from '../vault/run-fixity.js';
import { isVault } from '../vault/vault-paths.js';
import type { Vaults } from './vaults.js';

export type FixityClock = { readonly stop: () => Promise<void> };

export type FixityClockParts = {
  readonly store: Store;
  readonly vaults: Vaults;
  readonly now: () => string;
  readonly log: (line: string) => void;
  /** a file is read again after so many days */
  readonly everyDays: number;
  /** between rounds */
  readonly restMs?: number;
};

const REST_MS = 60 * 60 * 1000;
const FIRST_MS = 60 * 1000;
/** files of one case in a round: others that write to it wait as long */
const MOST = 200;

export function startFixityClock(parts: FixityClockParts): FixityClock {
  const stop = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let timer = setTimeout(tick, Math.min(FIRST_MS, parts.restMs ?? FIRST_MS));
  timer.unref();
  function tick(): void {
    running = fixityRound(parts, stop.signal).finally(() => {
      if (stop.signal.aborted) return;
      timer = setTimeout(tick, parts.restMs ?? REST_MS);
      timer.unref();
    });
  }
  return {
    async stop() {
      stop.abort();
      clearTimeout(timer);
      await running;
    },
  };
}

/** One round over all cases. Never throws: a case that another process writes to is left for the next round. */
export async function fixityRound(
  { store, vaults, now, log, everyDays }: FixityClockParts,
  stop: AbortSignal = new AbortController().signal,
): Promise<void> {
  try {
    for (const { caseName } of await store.listCases()) {
      const folder = vaults.folderOf(caseName);
      if (stop.aborted || !isVault(folder)) continue;
      const options = { actor: 'plumbline serve', everyDays, now, most: MOST, stop };
      const run = await vaults
        .during(caseName, (vault) => runFixity(folder, { ...options, vault }))
        .catch((error: Error) => void log(`${caseName}: evidence not read again: ${error.message}`));
      for (const { digest, state } of run?.checks ?? [])
        if (state !== 'same') log(`${caseName}: ${digest} ${state}: see plumbline custody`);
    }
  } catch (error) {
    log(`evidence not read again: ${(error as Error).message}`);
  }
}
