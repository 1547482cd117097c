/** Salvo and sorties before the strike, after it and at the horizon, and what is left over demand. */
import { HIT_CASES } from '../../core/fleet/hit-split.js';
import type { CapacityRange, WhatIf } from '../../core/fleet/result.js';
import { isGap } from '../../core/problem.js';
import { DataTable } from '../parts/data-table.js';
import { GapNote } from '../parts/gap-note.js';
import { oneDecimal, share } from '../words/numbers.js';
import { say } from '../words/say.js';

type Span = CapacityRange['before'];

export function FleetCapacity({ whatIf: { capacity } }: { readonly whatIf: WhatIf }) {
  if (isGap(capacity)) return <GapNote gap={capacity} />;
  const rows: readonly { readonly when: string; readonly span: Span }[] = [
    { when: say('fleet.before'), span: capacity.before },
    ...HIT_CASES.map((which) => ({
      when: say('fleet.after', { hit: say(`fleet.case.${which}`) }),
      span: capacity.after[which],
    })),
    ...HIT_CASES.map((which) => ({
      when: say('fleet.atHorizon', { hit: say(`fleet.case.${which}`) }),
      span: capacity.atHorizon[which],
    })),
  ];
  const range =
    (of: (capacity: Span['least']) => number, print: (x: number) => string) =>
    ({ span }: { readonly span: Span }) =>
      say('fleet.range', { low: print(of(span.least)), high: print(of(span.most)) });
  return (
    <DataTable
      caption={say('fleet.capacity')}
      rows={rows}
      keyOf={({ when }) => when}
      columns={[
        { head: say('fleet.when'), cell: ({ when }) => when, rowHead: true },
        { head: say('fleet.salvo'), figures: true, cell: range(({ salvo }) => salvo, oneDecimal) },
        { head: say('fleet.sorties'), figures: true, cell: range(({ sorties }) => sorties, oneDecimal) },
        {
          head: say('fleet.utilisation'),
          figures: true,
          cell: range(({ utilisation }) => utilisation, utilisationWords),
        },
        { head: say('fleet.lostSorties'), figures: true, cell: range(({ lost }) => lost, oneDecimal) },
      ]}
    />
  );
}

const utilisationWords = (x: number): string => (Number.isFinite(x) ? share(x) : say('fleet.noCapacity'));
