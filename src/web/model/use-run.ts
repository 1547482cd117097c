/**
 * A run for what the reader chose. The server makes it once for all who look and has most at hand; where it does not, or
 * cannot be reached, the worker here makes the same run. While a new one is being made the last stays, marked stale.
 */
import { useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { RunView } from '../../client/run-view.js';
import type { Run, RunConfig } from '../../core/run.js';
import { type Client, Closed } from '../../workers/client.js';
import { fetchAhead } from './fetch-ahead.js';
import type { OpenCase } from './fetch-case.js';
import { type CaseClient, openClient } from './open-client.js';
import { runsAtHand } from './runs-at-hand.js';
import { useGlimpse } from './use-glimpse.js';
import { whenIdle } from './when-idle.js';

export type Weighed = {
  /** the whole run; or a glimpse of it, which says so */
  readonly run: Run | null;
  /** the run on screen is for an earlier config or revision */
  readonly stale: boolean;
  /** so it is, but for so short a time that nobody is told yet */
  readonly isAsked: boolean;
  readonly error: Error | null;
  readonly client: Client;
};

/** ms that the date handle rests before its day is made. */
const REST_MS = 500;
/** s to wait for the server: longer than it takes where nobody else waits. */
const PATIENCE_S = 15;
/** ms without any run on screen: then a first answer is worth the second one it takes from the whole. */
const FIRST_MS = 1500;
/** ms: an answer that comes sooner is drawn at once, and not after a picture that says it is on its way. */
const GRACE_MS = 100;
/** ms without a new question before the worker is begun, and before runs are fetched that were not asked for. */
const QUIET_MS = { worker: 1000, ahead: 50 };

/** @param view what the config follows from */
export function useRun(open: OpenCase, config: RunConfig, view: RunView): Weighed {
  const client = useCaseClient(open);
  const runs = useMemo(() => runsAtHand(open), [open]);
  // A run of the revision before is no answer of this one.
  const key = `${open.digest} ${JSON.stringify(config)}`;
  const last = useRef<{ readonly run: Run; readonly key: string } | null>(null);
  const shown = useRef<Run | null>(null);
  const [, drawAnew] = useReducer((n: number) => n + 1, 0);
  const [late, setLate] = useState<string | null>(null);
  const [lacking, setLacking] = useState<string | null>(null);
  const [isBlank, setIsBlank] = useState(false);
  const [failed, setFailed] = useState<{ error: Error; key: string } | null>(null);
  const made = last.current?.key === key ? last.current.run : runs.find(view);
  if (made !== null) last.current = { run: made, key };
  const isMade = made !== null;
  const before = shown.current;
  const isOtherDay = before !== null && before.config.asOf !== config.asOf;
  // What is assumed of a day that was weighed is made of fits at hand: a first answer would be no sooner, and rougher.
  const isFitted = before === null ? !isBlank : !isOtherDay && !before.isProvisional;
  const glimpse = useGlimpse(open, config, lacking === key && !isFitted, isMade);
  // dependencies: the key is the revision and the config, and the config follows from the view
  useEffect(() => {
    if (isMade) return;
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const grace = setTimeout(() => setLate(key), GRACE_MS);
    const first = before === null ? setTimeout(() => setIsBlank(true), FIRST_MS) : undefined;
    const takeSent = async (wait: number): Promise<boolean> => {
      const sent = await runs.fetch(view, wait);
      if (sent !== null && isWanted) drawAnew();
      return sent !== null;
    };
    const makeHere = (): void => {
      client.ask({ kind: 'run', config }).then(
        ({ run }) => {
          runs.keep(view, run);
          if (isWanted) drawAnew();
        },
        (error: Error) => isWanted && !(error instanceof Closed) && setFailed({ error, key }),
      );
    };
    const ask = async (): Promise<void> => {
      if ((await takeSent(0)) || !isWanted) return;
      setLacking(key);
      setLate(key);
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
      clearTimeout(grace);
      clearTimeout(first);
    };
  }, [client, runs, key, isMade]);
  // Before any page asks about it, which it does once it is drawn. Dependencies: the run of a key is one.
  useLayoutEffect(() => {
    if (made === null) return;
    const { theCase: _, ...handed } = made;
    client.hand(config, handed);
  }, [client, key, isMade]);
  // dependencies: as above; the view follows from the key
  useEffect(() => {
    if (!isMade) return;
    let isQuiet = true;
    const stops = [
      whenIdle(client.begin, QUIET_MS.worker),
      whenIdle(() => void fetchAhead(open, runs, view, () => isQuiet), QUIET_MS.ahead),
    ];
    return () => {
      isQuiet = false;
      for (const stop of stops) stop();
    };
  }, [client, runs, key, isMade]);
  const run = made ?? glimpse ?? before;
  shown.current = run;
  const isWaiting = run !== null && !isMade && glimpse === null;
  return {
    run,
    stale: isWaiting && late === key,
    isAsked: isWaiting && late !== key,
    error: failed?.key === key ? failed.error : null,
    client,
  };
}

/** For as long as the component lives. */
export function useCaseClient(open: OpenCase): CaseClient {
  const client = useMemo(() => openClient(open), [open]);
  useEffect(() => client.close, [client]);
  return client;
}
