/**
 * A run for a config, from the worker. While a new one is being computed the last stays, marked stale. The hand-sized
 * questions (run, trace) have this worker to themselves; long ones have their own (`use-long.ts`).
 */
import { useEffect, useState } from 'react';
import type { Case } from '../../core/case.js';
import type { Run, RunConfig } from '../../core/run.js';
import { type Client, Closed, makeClient } from '../../workers/client.js';
import { webCarrier } from '../../workers/web.js';

export type Weighed = {
  readonly run: Run | null;
  /** the run on screen is for an earlier config */
  readonly stale: boolean;
  readonly error: Error | null;
  readonly client: Client | null;
};

export function openClient(theCase: Case): Client {
  const client = makeClient(webCarrier());
  client.ask({ kind: 'open', theCase }).catch(() => {});
  return client;
}

/** A worker holding the case, for as long as the component lives. */
export function useClient(theCase: Case): Client | null {
  const [client, setClient] = useState<Client | null>(null);
  useEffect(() => {
    const opened = openClient(theCase);
    setClient(opened);
    return () => opened.close();
  }, [theCase]);
  return client;
}

export function useRun(theCase: Case, config: RunConfig): Weighed {
  const client = useClient(theCase);
  const key = JSON.stringify(config);
  const [made, setMade] = useState<{ run: Run; key: string } | null>(null);
  const [failed, setFailed] = useState<{ error: Error; key: string } | null>(null);
  // dependencies: the key is the config
  useEffect(() => {
    let wanted = true;
    client?.ask({ kind: 'run', config }).then(
      ({ run }) => wanted && setMade({ run, key }),
      (error: Error) => wanted && !(error instanceof Closed) && setFailed({ error, key }),
    );
    return () => {
      wanted = false;
    };
  }, [client, key]);
  return {
    run: made?.run ?? null,
    stale: made !== null && made.key !== key,
    error: failed?.key === key ? failed.error : null,
    client,
  };
}
