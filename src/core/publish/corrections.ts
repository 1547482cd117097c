/** Numbers that a reader will have read, as they were printed: what changed from one revision of a dossier to the next. */

import type { Assessment } from '../dossier/assessment.js';
import { percent, usd } from '../dossier/number-words.js';
import { hasGap } from '../dossier/site/parts.js';
import { SCENARIOS } from '../losses/result.js';

export type Change = { readonly what: string; readonly old: string; readonly now: string };

const GONE = 'not given';

export function changesBetween(before: Assessment, after: Assessment): readonly Change[] {
  const [old, now] = [printedNumbers(before), printedNumbers(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((what) => {
    const change = { what, old: old.get(what) ?? GONE, now: now.get(what) ?? GONE };
    return change.old === change.now ? [] : [change];
  });
}

/** Floors, totals, headline verdicts and sums, each with as many digits as the pages show. */
function printedNumbers({ losses, claims, verdicts, cost }: Assessment): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (!hasGap(losses)) {
    found.set('floor, destroyed', String(losses.floor.destroyed));
    found.set('floor, damaged or destroyed', String(losses.floor.damagedOrDestroyed));
    for (const { name, total } of losses.scenarios)
      for (const [state, { q05, q50, q95 }] of Object.entries(total))
        found.set(`${state.replaceAll('_', ' ').toLowerCase()}, ${name}`, `${q50} (${q05} to ${q95})`);
  }
  const headlines = new Set(claims.entries.filter(({ headline }) => headline).map(({ claim }) => claim));
  for (const { claim, statement, holds, mcse, byBasis = [] } of verdicts) {
    if (!headlines.has(claim)) continue;
    for (const name of SCENARIOS) {
      if (holds) found.set(`${claim}, “${statement}”, ${name}`, percent(holds[name], mcse?.[name]));
      for (const { basis, holds: on } of byBasis)
        found.set(`${claim}, “${statement}”, on ${basis.replaceAll('_', ' ')}, ${name}`, percent(on[name]));
    }
  }
  if (!hasGap(cost))
    for (const { basis, q05, q50, q95 } of cost.byBasis)
      found.set(`cost on ${basis.replaceAll('_', ' ')}`, `${usd(q50)} (${usd(q05)} to ${usd(q95)})`);
  return found;
}
