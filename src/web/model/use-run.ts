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
import { useGlimpse } from './use-glimpse.js';

export type Weighed = {
  /** the whole run; or a glimpse of it, which says so */
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

/** So long the date handle rests before its day is asked for. */
const REST_MS = 500;

export function useRun(open: OpenCase, config: RunConfig): Weighed {
  const client = useClient(open);
  const key = keyOf(config);
  const [made, setMade] = useState<{ run: Run; key: string } | null>(null);
  const [failed, setFailed] = useState<{ error: Error; key: string } | null>(null);
  const isMade = made?.key === key;
  const ahead = useAhead(open, config, isMade).get(key);
  const isOtherDay = made !== null && made.run.config.asOf !== config.asOf;
  // On the same day the worker has its fits at hand: what is assumed never turns a finding into a first answer.
  const glimpse = useGlimpse(open, config, isOtherDay && ahead === undefined, isMade);
  // dependencies: the key is the config
  useEffect(() => {
    let wanted = true;
    const ask = (): void => {
      client?.ask({ kind: 'run', config }).then(
        ({ run }) => wanted && setMade({ run, key }),
        (error: Error) => wanted && !(error instanceof Closed) && setFailed({ error, key }),
      );
    };
    // Another day is on screen at once, made ahead or as a glimpse: a handle on the move asks for no whole run.
    const timer = isOtherDay ? setTimeout(ask, REST_MS) : ask();
    return () => {
      wanted = false;
      if (timer !== undefined) clearTimeout(timer);
    };
  }, [client, key]);
  return {
    run: isMade ? made.run : (ahead ?? glimpse ?? made?.run ?? null),
    stale: made !== null && !isMade && ahead === undefined && glimpse === null,
    error: failed?.key === key ? failed.error : null,
    client,
  };
}
