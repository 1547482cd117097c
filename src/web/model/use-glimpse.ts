/**
 * A first answer for a day not looked at yet, by a few sweeps, in a worker of its own that a whole run never keeps waiting. It is
 * marked provisional and gives way to the whole run. While the reader reads, the other days' glimpses are made, nearest first.
 */
import { useEffect, useState } from 'react';
import type { Run, RunConfig } from '../../core/run.js';
import type { Client } from '../../workers/client.js';
import type { OpenCase } from './fetch-case.js';
import { openClient } from './open-client.js';
import { daysAhead, keyOf } from './use-ahead.js';

/** @param wanted nothing better is at hand @param rests nothing the reader asked for is being computed */
export function useGlimpse(open: OpenCase, config: RunConfig, wanted: boolean, rests: boolean): Run | null {
  const [client, setClient] = useState<Client | null>(null);
  const [seen, setSeen] = useState<{ readonly key: string; readonly run: Run } | null>(null);
  useEffect(() => {
    const opened = openClient(open);
    setClient(opened);
    return () => opened.close();
  }, [open]);
  const key = keyOf(config);
  // dependencies: the key is the config; what fails here fails in the whole run too, which says so
  useEffect(() => {
    if (!wanted || client === null) return;
    let isAsked = true;
    client.ask({ kind: 'glimpse', config }).then(
      ({ run }) => isAsked && setSeen({ key, run }),
      () => {},
    );
    return () => {
      isAsked = false;
    };
  }, [client, key, wanted]);
  useEffect(() => {
    if (!rests || client === null) return;
    let isResting = true;
    const make = async (): Promise<void> => {
      for (const ahead of daysAhead(open.theCase, config))
        if (isResting) await client.ask({ kind: 'glimpse', config: ahead });
    };
    make().catch(() => {});
    return () => {
      isResting = false;
    };
  }, [client, key, rests]);
  return seen?.key === key ? seen.run : null;
}
