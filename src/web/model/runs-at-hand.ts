/**
 * The runs of a revision that this page holds, the last ones looked at kept: what was looked at before, or fetched ahead, is
 * drawn with the very change of the control that asks for it.
 */
import { type RunView, runQuery } from '../../client/run-view.js';
import type { Case } from '../../core/case.js';
import type { Run } from '../../core/run.js';
import { api } from './api.js';
import type { OpenCase } from './fetch-case.js';

export type RunsAtHand = {
  /** what is here now */
  readonly find: (view: RunView) => Run | null;
  readonly keep: (view: RunView, run: Run) => void;
  /** @param wait s that the server may take to make it; null: nobody asked for it yet @returns null where it has none by then, or cannot be reached */
  readonly fetch: (view: RunView, wait: number | null) => Promise<Run | null>;
};

/** Two or three megabytes each of the usual case, ten times that of a large one. */
const MOST = { usual: 12, large: 3 };
const LARGE_ROWS = 2000;

/** A case whose runs are so long that reading one in keeps the hand waiting. */
export const isLarge = ({ claims, readings }: Pick<Case, 'claims' | 'readings'>): boolean =>
  claims.length + readings.length > LARGE_ROWS;

export function runsAtHand({ theCase, revision }: OpenCase, ask = api.run): RunsAtHand {
  const runs = new Map<string, Run>();
  const most = isLarge(theCase) ? MOST.large : MOST.usual;
  // Of the very case that is open: what a page made of its rows stands while runs of it come and go.
  const keep = (view: RunView, run: Run): void => {
    const key = runQuery(view);
    runs.delete(key);
    runs.set(key, run.theCase === theCase ? run : { ...run, theCase });
    if (runs.size > most) runs.delete(runs.keys().next().value as string);
  };
  const find = (view: RunView): Run | null => {
    const run = runs.get(runQuery(view)) ?? null;
    if (run !== null) keep(view, run);
    return run;
  };
  return {
    find,
    keep,
    async fetch(view, wait) {
      const here = find(view);
      if (here !== null) return here;
      const sent = await ask(theCase.name, revision, view, wait).catch(() => null);
      if (sent === null) return null;
      const run = { ...sent, theCase };
      keep(view, run);
      return run;
    },
  };
}
