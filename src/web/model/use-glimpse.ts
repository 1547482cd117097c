/**
 * A first answer for a day the server has not made yet, by a few sweeps, in a worker of its own that a whole run never keeps
 * waiting. It is marked provisional and gives way to the whole run.
 */
import { useEffect, useMemo, useRef, useState } from 'react';
import { daysAround } from '../../core/evidence/known-days.js';
import type { Run, RunConfig } from '../../core/run.js';
import type { Client } from '../../workers/client.js';
import type { OpenCase } from './fetch-case.js';
import { openClient } from './open-client.js';
import { whenIdle } from './when-idle.js';

/** ms without a new question. */
const REST_MS = 4000;

/** @param wanted nothing better is at hand @param rests nothing the reader asked for is being computed */
export function useGlimpse(open: OpenCase, config: RunConfig, wanted: boolean, rests: boolean): Run | null {
  const client = useMemo(() => openClient(open), [open]);
  const warm = useRef<Client | null>(null);
  const [seen, setSeen] = useState<{ readonly key: string; readonly run: Run } | null>(null);
  useEffect(() => client.close, [client]);
  // A first answer of the revision before is none of this one.
  const key = `${open.digest} ${JSON.stringify(config)}`;
  // dependencies: the key is the revision and the config; what fails here fails in the whole run too, which says so
  useEffect(() => {
    if (!wanted) return;
    let isAsked = true;
    warm.current = client;
    client.ask({ kind: 'glimpse', config }).then(
      // Of the very case that is open: what a page made of its rows stands while runs of it come and go.
      ({ run }) => isAsked && setSeen({ key, run: { ...run, theCase: open.theCase } }),
      () => {},
    );
    return () => {
      isAsked = false;
    };
  }, [client, key, wanted]);
  // One day that nobody asked for: the first glimpse of a worker is slow, and should not be the reader's.
  useEffect(() => {
    if (!rests || warm.current === client) return;
    return whenIdle(() => {
      const [near] = daysAround(open.theCase, config.asOf);
      warm.current = client;
      if (near !== undefined) client.ask({ kind: 'glimpse', config: { ...config, asOf: near } }).catch(() => {});
    }, REST_MS);
  }, [client, key, rests]);
  return seen?.key === key ? seen.run : null;
}
