/**
 * Keeps the index of rows as new as the cases: looks for what is behind at the start, once a minute and when it is nudged, and
 * makes one case after the other. Several servers may do so at once: the index takes the newer.
 */
import { INDEX_MADE_BY, indexedRows } from '../core/casefile/indexed-rows.js';
import type { RowIndex, Store } from '../core/ports.js';
import { readRevision } from './read-revision.js';

export type IndexClock = {
  /** Something was imported or edited. */
  readonly nudge: () => void;
  /** cases that were behind when it was last looked, less those made since */
  readonly behind: () => number;
  readonly stop: () => Promise<void>;
};

export type IndexClockParts = {
  readonly store: Pick<Store, 'files'>;
  readonly rows: RowIndex;
  readonly log: (line: string) => void;
  readonly restMs?: number;
};

const REST_MS = 60_000;

export function startIndexClock({ store, rows, log, restMs = REST_MS }: IndexClockParts): IndexClock {
  let [behind, isStopped, isAsked] = [0, false, false];
  let running: Promise<void> | null = null;
  const round = async (): Promise<void> => {
    while (isAsked && !isStopped) {
      isAsked = false;
      const left = await rows.behind(INDEX_MADE_BY);
      behind = left.length;
      for (const { caseName, revision } of left) {
        if (isStopped) return;
        await indexOne(store, rows, caseName, revision, log);
        behind -= 1;
      }
    }
  };
  const nudge = (): void => {
    isAsked = true;
    running ??= round()
      .catch((error: Error) => log(`rows of all cases: not brought up to date: ${error.message}`))
      .finally(() => {
        running = null;
      });
  };
  const timer = setInterval(nudge, restMs).unref();
  nudge();
  return {
    nudge,
    behind: () => behind,
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

/** A revision that this version cannot read has no rows here; its own page says why. */
async function indexOne(
  store: Pick<Store, 'files'>,
  rows: RowIndex,
  caseName: string,
  revision: number,
  log: (line: string) => void,
): Promise<void> {
  try {
    const read = await readRevision(store, caseName, revision);
    await rows.indexCase(caseName, revision, INDEX_MADE_BY, read === null ? [] : indexedRows(read.theCase));
  } catch (error) {
    log(`${caseName}: its rows are not among those of all cases: ${(error as Error).message}`);
  }
}
