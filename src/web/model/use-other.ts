/** A run on another set of assumptions, for a comparison: the same worker, so that only what differs is computed. */
import { useEffect, useState } from 'react';
import { type Assumptions, booksOf } from '../../core/assumptions.js';
import type { Run, RunConfig } from '../../core/run.js';
import { useModel } from './model-context.js';

/** @param set null: nothing to compare with */
export function useOther(set: Assumptions | null): Run | null {
  const { client, config } = useModel();
  const other = set === null ? null : withSet(config, set);
  const key = JSON.stringify(other);
  const [made, setMade] = useState<{ readonly key: string; readonly run: Run } | null>(null);
  // dependencies: the key is the config
  useEffect(() => {
    if (other === null || client === null) return;
    let wanted = true;
    client.ask({ kind: 'run', config: other }).then(
      ({ run }) => wanted && setMade({ key, run }),
      () => {},
    );
    return () => {
      wanted = false;
    };
  }, [client, key]);
  return made?.key === key ? made.run : null;
}

function withSet(config: RunConfig, set: Assumptions): RunConfig {
  const { costBook: _c, fleetBook: _f, depthBook: _d, leverageBook: _l, ...bare } = config;
  return { ...bare, ...booksOf(set) };
}
