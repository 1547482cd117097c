/**
 * Runs of the other days, made in a worker of their own while the reader reads, nearest days first: moving the date then
 * redraws at once. They stop where another control moves, and go on once it rests.
 */
import { useEffect, useMemo } from 'react';
import type { Case } from '../../core/case.js';
import type { Run, RunConfig } from '../../core/run.js';
import { type Client, Closed } from '../../workers/client.js';
import type { OpenCase } from './fetch-case.js';
import { knownDays } from './known-days.js';
import { openClient } from './open-client.js';

/** So long the controls rest before anything is made ahead. */
const REST_MS = 8000;

export const keyOf = (config: RunConfig): string => JSON.stringify(config);

/** @param rests nothing the reader asked for is being computed */
export function useAhead(open: OpenCase, config: RunConfig, rests: boolean): ReadonlyMap<string, Run> {
  const runs = useMemo(() => new Map<string, Run>(), [open]);
  // dependencies: the key is the config, `runs` the case
  useEffect(() => {
    if (!rests) return;
    let client: Client | null = null;
    const make = async (): Promise<void> => {
      client = openClient(open);
      for (const ahead of daysAhead(open.theCase, config)) {
        const key = keyOf(ahead);
        if (!runs.has(key)) runs.set(key, (await client.ask({ kind: 'run', config: ahead })).run);
      }
      client.close();
    };
    // What fails here fails again, and is said, when it is asked for.
    const failed = (error: Error): void => (error instanceof Closed ? undefined : client?.close());
    const timer = setTimeout(() => make().catch(failed), REST_MS);
    return () => {
      clearTimeout(timer);
      client?.close();
    };
  }, [open, keyOf(config), rests]);
  return runs;
}

/** The same config on every other day of the as-of control, nearest first; the latest day goes by no name. */
export function daysAhead(theCase: Case, config: RunConfig): readonly RunConfig[] {
  const days = knownDays(theCase).map(({ day }) => day);
  const named = [...days.slice(0, -1), null];
  const here = config.asOf === null ? named.length - 1 : days.indexOf(config.asOf);
  return named
    .map((asOf, i) => ({ asOf, away: Math.abs(i - here) }))
    .filter(({ away }) => away > 0)
    .sort((a, b) => a.away - b.away)
    .map(({ asOf }) => ({ ...config, asOf }));
}
