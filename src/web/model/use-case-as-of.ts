/** The case as of the day chosen: that of the run, or cut from what was opened while there is none. */
import { useMemo } from 'react';
import type { Case, Day } from '../../core/case.js';
import { caseAsOf, latestDay } from '../../core/evidence/as-of.js';
import { useOpenModel } from './model-context.js';

export function useCaseAsOf(): { readonly theCase: Case; readonly asOf: Day } {
  const { open, run, view } = useOpenModel();
  return useMemo(() => {
    if (run) return { theCase: run.theCase, asOf: run.asOf };
    const asOf = view.asOf ?? latestDay(open.theCase);
    return { theCase: caseAsOf(open.theCase, asOf), asOf };
  }, [open, run, view.asOf]);
}
