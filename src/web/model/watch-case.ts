/**
 * The stream of what changes on a case, opened again whenever it breaks, with the id of the last event so that nothing is
 * missed. A window nobody looks at holds no stream (a browser has six connections for all its windows) and catches up
 * when it is looked at again.
 */
import { ApiError, type LiveEvent } from '../../client/client.js';
import { api } from './api.js';

export type Told = {
  readonly event: (event: LiveEvent) => void;
  /** false: the server does not answer */
  readonly reached: (isReached: boolean) => void;
};

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
/** A stream that is silent for so long is dead, whatever the network says: the server says something every ten seconds. */
const SILENT_MS = 35_000;

/** @returns stops watching */
export function watchCase(name: string, page: string, after: string | undefined, told: Told): () => void {
  let last = after;
  let wait = FIRST_WAIT_MS;
  let isOver = false;
  let stream: AbortController | null = null;
  let later: ReturnType<typeof setTimeout> | undefined;

  const begin = async (): Promise<void> => {
    if (isOver || stream !== null || document.hidden) return;
    const mine = new AbortController();
    stream = mine;
    let silent: ReturnType<typeof setTimeout> | undefined;
    const heard = (): void => {
      clearTimeout(silent);
      silent = setTimeout(() => mine.abort(), SILENT_MS);
    };
    heard();
    try {
      for await (const event of api.live(name, { page, after: last, signal: mine.signal })) {
        heard();
        wait = FIRST_WAIT_MS;
        told.reached(true);
        if ('id' in event && event.id !== '') last = event.id;
        if (!isOver) told.event(event);
      }
    } catch (error) {
      if (error instanceof ApiError) {
        told.reached(true);
        // What is refused stays refused; too many windows may become fewer.
        if (error.status !== 429) isOver = true;
        wait = LONGEST_WAIT_MS;
      } else if (!isOver && !document.hidden) told.reached(false);
    } finally {
      clearTimeout(silent);
      if (stream === mine) stream = null;
    }
    if (isOver || document.hidden) return;
    later = setTimeout(begin, wait);
    wait = Math.min(LONGEST_WAIT_MS, wait * 2);
  };
  const look = (): void => {
    clearTimeout(later);
    if (document.hidden) stream?.abort();
    else begin();
  };
  document.addEventListener('visibilitychange', look);
  begin();
  return () => {
    isOver = true;
    clearTimeout(later);
    document.removeEventListener('visibilitychange', look);
    stream?.abort();
  };
}
