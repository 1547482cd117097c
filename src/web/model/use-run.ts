/**
 * A run for what the reader chose. The server makes it once for all who look and has most at hand; where it does not, or
 * cannot be reached, the worker here makes the same run. While a new one is being made the last stays, marked stale.
 */
import { useEffect, useState } from 'react';
import type { RunView } from '../../client/run-view.js';
import type { Run, RunConfig } from '../../core/run.js';
import { type Client, Closed } from '../../workers/client.js';
import { api } from './api.js';
import type { OpenCase } from './fetch-case.js';
import { openClient } from './open-client.js';
import { useGlimpse } from './use-glimpse.js';

export type Weighed = {
  /** the whole run; or a glimpse of it, which says so */
  readonly run: Run | null;
  /** the run on screen is for an earlier config or revision */
  readonly stale: boolean;
  readonly error: Error | null;
  readonly client: Client | null;
};

/** A worker holding the case, for as long as the component lives. */
function useClient(open: OpenCase): Client | null {
  const [client, setClient] = useState<Client | null>(null);
  useEffect(() => {
    const opened = openClient(open);
    setClient(opened);
    return () => opened.close();
  }, [open]);
  return client;
}

/** ms that the date handle rests before its day is made. */
const REST_MS = 500;
/** s to wait for the server: longer than it takes where nobody else waits. */
const PATIENCE_S = 15;

/** @param view what the config follows from */
export function useRun(open: OpenCase, config: RunConfig, view: RunView): Weighed {
  const client = useClient(open);
  // A run of the revision before is no answer of this one.
  const key = `${open.digest} ${JSON.stringify(config)}`;
  const [made, setMade] = useState<{ run: Run; key: string } | null>(null);
  const [lacking, setLacking] = useState<string | null>(null);
  const [failed, setFailed] = useState<{ error: Error; key: string } | null>(null);
  const isMade = made?.key === key;
  const isOtherDay = made !== null && made.run.config.asOf !== config.asOf;
  // What is assumed of the same day is made of fits at hand: a first answer would be no sooner, and rougher.
  const glimpse = useGlimpse(open, config, isOtherDay && lacking === key, isMade);
  // dependencies: the key is the revision and the config, and the config follows from the view
  useEffect(() => {
    if (client === null) return;
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = (run: Run): void => {
      if (isWanted) setMade({ run, key });
    };
    const takeSent = async (wait: number): Promise<boolean> => {
      const sent = await api.run(open.theCase.name, open.revision, view, wait).catch(() => null);
      if (sent === null) return false;
      const run = { ...sent, theCase: open.theCase };
      client.ask({ kind: 'hand', config, run: sent }).catch(() => {});
      take(run);
      return true;
    };
    const makeHere = (): void => {
      client.ask({ kind: 'run', config }).then(
        ({ run }) => take(run),
        (error: Error) => isWanted && !(error instanceof Closed) && setFailed({ error, key }),
      );
    };
    const ask = async (): Promise<void> => {
      if ((await takeSent(0)) || !isWanted) return;
      setLacking(key);
      // Another day is on screen as a glimpse by now: a handle on the move asks for no whole run.
      timer = setTimeout(
        async () => {
          if (!(await takeSent(PATIENCE_S)) && isWanted) makeHere();
        },
        isOtherDay ? REST_MS : 0,
      );
    };
    void ask();
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [client, key]);
  return {
    run: isMade ? made.run : (glimpse ?? made?.run ?? null),
    stale: made !== null && !isMade && glimpse === null,
    error: failed?.key === key ? failed.error : null,
    client,
  };
}
