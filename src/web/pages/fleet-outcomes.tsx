/** Time to restore and what is missed, for each answer to who was hit; beside another set where one is laid beside. */
import { HIT_CASES, type HitCase } from '../../core/fleet/hit-split.js';
import type { Outcome, WhatIf } from '../../core/fleet/result.js';
import { type Gap, isGap } from '../../core/problem.js';
import { DataTable } from '../parts/data-table.js';
import { Num } from '../parts/num.js';
import { chance, oneDecimal, share } from '../words/numbers.js';
import { say } from '../words/say.js';
import type { OtherSet } from './fleet-assumed.js';

type Row = { readonly set: string; readonly which: HitCase; readonly outcome: Outcome; readonly isOwn: boolean };
type Props = { readonly whatIf: WhatIf; readonly name: string; readonly other: OtherSet | null };

export function FleetOutcomes({ whatIf, name, other }: Props) {
  const rowsOf = (set: string, of: WhatIf, isOwn: boolean): readonly Row[] =>
    HIT_CASES.map((which) => ({ set, which, outcome: of.cases[which], isOwn }));
  const beside = other?.whatIf && !isGap(other.whatIf) ? rowsOf(other.name, other.whatIf, false) : [];
  const rows = [...rowsOf(name, whatIf, true), ...beside];
  return (
    <DataTable
      caption={say('fleet.outcomes', { share: share(whatIf.restoreShare) })}
      rows={rows}
      keyOf={({ set, which }) => `${set}/${which}`}
      columns={[
        { head: say('fleet.hitWere'), prose: true, cell: ({ which }) => say(`fleet.case.${which}`), rowHead: true },
        ...(beside.length > 0 ? [{ head: say('cost.assumed.set'), cell: ({ set }: Row) => set }] : []),
        {
          head: say('fleet.restoredWithin'),
          figures: true,
          cell: ({ outcome, which, isOwn }) => {
            const p = chance(outcome.restored.withinHorizon, outcome.restored.mcse);
            return isOwn ? (
              <Num of={`whatif/fleet/${whatIf.type}/${which}/restored`} look="quiet">
                {p}
              </Num>
            ) : (
              p
            );
          },
        },
        { head: say('fleet.restoredAfter'), figures: true, cell: ({ outcome }) => restoredWords(outcome) },
        {
          head: say('fleet.shortfall'),
          figures: true,
          cell: ({ outcome, which, isOwn }) => {
            const { mean, q05, q95 } = outcome.shortfall;
            const words = say('fleet.meanRange', {
              mean: oneDecimal(mean),
              low: oneDecimal(q05),
              high: oneDecimal(q95),
            });
            return isOwn ? (
              <Num of={`whatif/fleet/${whatIf.type}/${which}/shortfall`} look="quiet">
                {words}
              </Num>
            ) : (
              words
            );
          },
        },
        {
          head: say('fleet.shortfall.share'),
          figures: true,
          cell: ({ outcome }) => share(outcome.shortfall.shareOfUnstruck),
        },
      ]}
    />
  );
}

function restoredWords({ restored }: Outcome): string {
  const years = (day: number | Gap): string => (isGap(day) ? say('fleet.notWithin') : oneDecimal(day / 365.25));
  if (isGap(restored.q50)) return say('fleet.notWithin');
  return say('fleet.yearsRange', { middle: years(restored.q50), low: years(restored.q05), high: years(restored.q95) });
}
