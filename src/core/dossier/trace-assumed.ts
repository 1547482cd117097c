/** `whatif/` before the id of any number of cost, such as `whatif/exceed/<basis>/<usd>`: the same number on a reader's own book. */
import { withBook } from '../cost/cost-what-if.js';
import type { Run } from '../run.js';
import { traceCost } from './trace-cost.js';
import { traceMoney } from './trace-money.js';
import type { Draft } from './trace-shape.js';

const OF_COST = ['cost', 'exceed', 'spread', 'needs', 'exchange', 'irreplaceable', 'totalloss'];

export function traceAssumed(run: Run, [kind, ...path]: readonly string[]): Draft | null {
  if (kind !== 'whatif' || !run.costWhatIf || !OF_COST.includes(path[0] ?? '')) return null;
  const { book, cost } = run.costWhatIf;
  const assumed: Run = { ...run, cost, theCase: withBook(run.theCase, book) };
  const draft = traceMoney(assumed, path) ?? traceCost(assumed, path);
  if (!draft) return null;
  return {
    ...draft,
    title: `Assumed: ${draft.title}`,
    what: `${draft.what} A what-if on the reader’s own book; no finding rests on it.`,
    how: `${draft.how} The same joint draws of the losses as the finding; an assumed price stands in for the case’s rows of its type and basis.`,
    wouldChange: ['A source for what is assumed.', ...draft.wouldChange],
  };
}
