/** What every page of a case reads: the case, its run, the view, and whether the run on screen is stale. */
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

const Context = createContext<Model | null>(null);

export function ModelProvider({ model, children }: { readonly model: Model; readonly children: ReactNode }) {
  return <Context value={model}>{children}</Context>;
}

export function useModel(): Model {
  const model = useContext(Context);
  if (!model) throw new Error('useModel: inside a ModelProvider');
  return model;
}
