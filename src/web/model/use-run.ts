/**
 * A run for a config, from the worker. While a new one is being computed the last stays, marked stale. The hand-sized
 * questions (run, trace) have this worker to themselves; long ones have their own (`use-long.ts`).
 */
import { useEffect, useState } from 'react';
import type { Run, RunConfig } from '../../core/run.js';
import { type Client, Closed } from '../../workers/client.js';
import type { OpenCase } from './fetch-case.js';
import { openClient } from './open-client.js';
import { keyOf, useAhead } from './use-ahead.js';

export type Weighed = {
  readonly run: Run | null;
  /** the run on screen is for an earlier config */
  readonly stale: boolean;
  readonly error: Error | null;
  readonly client: Client | null;
};

/** A worker holding the case, for as long as the component lives. */
export function useClient(open: OpenCase): Client | null {
  const [client, setClient] = useState<Client | null>(null);
  useEffect(() => {
    const opened = openClient(open);
    setClient(opened);
    return () => opened.close();
  }, [open]);
  return client;
}

/** So long the date handle rests before its day is asked for again. */
const REST_MS = 500;

export function useRun(open: OpenCase, config: RunConfig): Weighed {
  const client = useClient(open);
  const key = keyOf(config);
  const [made, setMade] = useState<{ run: Run; key: string } | null>(null);
  const [failed, setFailed] = useState<{ error: Error; key: string } | null>(null);
  const isMade = made?.key === key;
  const ahead = useAhead(open, config, isMade).get(key);
  // dependencies: the key is the config
  useEffect(() => {
    let wanted = true;
    const ask = (): void => {
      client?.ask({ kind: 'run', config }).then(
        ({ run }) => wanted && setMade({ run, key }),
        (error: Error) => wanted && !(error instanceof Closed) && setFailed({ error, key }),
      );
    };
    // A day made ahead is on screen: only its traces need this worker, once the handle rests.
    const timer = ahead === undefined ? ask() : setTimeout(ask, REST_MS);
    return () => {
      wanted = false;
      if (timer !== undefined) clearTimeout(timer);
    };
  }, [client, key]);
  return {
    run: isMade ? made.run : (ahead ?? made?.run ?? null),
    stale: made !== null && !isMade && ahead === undefined,
    error: failed?.key === key ? failed.error : null,
    client,
  };
}
