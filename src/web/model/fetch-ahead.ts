/** What a reader is likely to look at next, fetched while nobody waits: the other visibilities of this day, the days beside it, and the other dependences between prices. */
import { atOtherDependences, type RunView } from '../../client/run-view.js';
import { daysAround } from '../../core/evidence/known-days.js';
import { SCENARIOS } from '../../core/losses/result.js';
import type { OpenCase } from './fetch-case.js';
import { isLarge, type RunsAtHand } from './runs-at-hand.js';

/** The next one and the one before, and one further. */
const DAYS = 3;

/** One after another, and only what the server has made. @param isQuiet the reader asked for nothing meanwhile */
export async function fetchAhead(
  { theCase }: OpenCase,
  runs: RunsAtHand,
  view: RunView,
  isQuiet: () => boolean,
): Promise<void> {
  if (isLarge(theCase)) return;
  for (const near of viewsAround(daysAround(theCase, view.asOf), view)) {
    if (!isQuiet()) return;
    await runs.fetch(near, null);
  }
}

/** @param days nearest first */
export function viewsAround(days: readonly (string | null)[], view: RunView): readonly RunView[] {
  // What a reader assumes is made anew for each view: nothing of it is there before it is asked for.
  if (view.assume !== null) return [];
  const scenarios = SCENARIOS.filter((scenario) => scenario !== view.scenario);
  return [
    ...scenarios.map((scenario) => ({ ...view, scenario })),
    ...days.slice(0, DAYS).map((asOf) => ({ ...view, asOf })),
    ...atOtherDependences(view),
  ];
}
