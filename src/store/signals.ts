/**
 * Short messages between the servers of one database, by NOTIFY: a hint that something changed, or who is where. None is
 * kept and any may be lost (a pooler between, a database spread over machines, a broken connection), so whoever hears them
 * also looks again by itself. A connection of its own, made when somebody first listens, and made anew when it breaks.
 */
import pg from 'pg';

export type Signals = {
  /** Resolves when it was sent or could not be. */
  readonly tell: (message: string) => Promise<void>;
  /** `ready`: they are heard from now on, which is said again after each break. @returns stops listening */
  readonly hear: (listener: (message: string) => void, ready: () => void) => () => void;
  readonly close: () => Promise<void>;
};

const CHANNEL = 'plumbline_live';
/** What NOTIFY carries at most is 8,000 bytes. */
const MOST_BYTES = 7_999;
const AGAIN_MS = 5_000;

export function openSignals(url: string, pool: pg.Pool): Signals {
  const listeners = new Map<(message: string) => void, () => void>();
  let isReady = false;
  let client: pg.Client | null = null;
  let isClosed = false;
  let opening: Promise<void> | null = null;
  let later: ReturnType<typeof setTimeout> | undefined;

  const open = async (): Promise<void> => {
    const made = new pg.Client({ connectionString: url, application_name: 'plumbline live', keepAlive: true });
    const again = (): void => {
      if (client !== made) return;
      [client, isReady] = [null, false];
      made.end().catch(() => {});
      if (!isClosed) later = setTimeout(begin, AGAIN_MS).unref();
    };
    client = made;
    made.on('error', again);
    made.on('end', again);
    made.on('notification', ({ payload }) => {
      for (const listener of listeners.keys()) listener(payload ?? '');
    });
    try {
      await made.connect();
      await made.query(`listen ${CHANNEL}`);
      isReady = true;
      for (const ready of listeners.values()) ready();
    } catch {
      again();
    }
  };
  const begin = (): void => {
    if (!isClosed && client === null) opening = open();
  };
  return {
    async tell(message) {
      if (isClosed || Buffer.byteLength(message) > MOST_BYTES) return;
      await pool.query('select pg_notify($1, $2)', [CHANNEL, message]).catch(() => {});
    },
    hear(listener, ready) {
      listeners.set(listener, ready);
      if (isReady) ready();
      begin();
      return () => void listeners.delete(listener);
    },
    async close() {
      isClosed = true;
      clearTimeout(later);
      await opening;
      const last = client;
      client = null;
      await last?.end().catch(() => {});
    },
  };
}

/** What a store says after it kept a revision. */
export const changedMessage = (caseName: string): string => JSON.stringify({ kind: 'changed', caseName });
