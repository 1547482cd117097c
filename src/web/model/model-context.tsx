/**
 * What every page of a case reads: the case, its run, the view, and whether the run on screen is stale. Before the first run
 * only what stands in the case itself can be shown.
 */
import { createContext, type ReactNode, useContext } from 'react';
import type { Run, RunConfig } from '../../core/run.js';
import type { Client } from '../../workers/client.js';
import type { Route, View } from '../route/route.js';
import type { OpenCase } from './fetch-case.js';

export type Model = {
  readonly open: OpenCase;
  readonly run: Run;
  readonly config: RunConfig;
  readonly view: View;
  readonly route: Extract<Route, { page: 'case' }>;
  readonly stale: boolean;
  readonly client: Client | null;
  /** fetches the newest revision */
  readonly reload: () => void;
};

/** The same before the first run, too. */
export type OpenModel = Omit<Model, 'run'> & { readonly run: Run | null };

const Context = createContext<OpenModel | null>(null);

export function ModelProvider({ model, children }: { readonly model: OpenModel; readonly children: ReactNode }) {
  return <Context value={model}>{children}</Context>;
}

/** For pages that show what was weighed. @throws before the first run */
export function useModel(): Model {
  const { run, ...rest } = useOpenModel();
  if (!run) throw new Error('useModel: once there is a run');
  return { ...rest, run };
}

/** For what is around the pages, and for pages of the case itself (`needsRun`). */
export function useOpenModel(): OpenModel {
  const model = useContext(Context);
  if (!model) throw new Error('useOpenModel: inside a ModelProvider');
  return model;
}
