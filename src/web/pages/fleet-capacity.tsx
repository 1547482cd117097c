/** Salvo and sorties before the strike, after it and at the horizon, and what is left over demand. */
import { HIT_CASES } from '../../core/fleet/hit-split.js';
import type { CapacityRange, WhatIf } from '../../core/fleet/result.js';
import { isGap } from '../../core/problem.js';
import { DataTable } from '../parts/data-table.js';
import { GapNote } from '../parts/gap-note.js';
import { Num } from '../parts/num.js';
import { oneDecimal, share } from '../words/numbers.js';
import { say } from '../words/say.js';

type Span = CapacityRange['before'];
type Measure = 'salvo' | 'sorties' | 'utilisation' | 'lost';
type Row = { readonly id: string; readonly when: string; readonly span: Span };

export function FleetCapacity({ whatIf: { type, capacity } }: { readonly whatIf: WhatIf }) {
  if (isGap(capacity)) return <GapNote gap={capacity} />;
  const rows: readonly Row[] = [
    { id: 'before', when: say('fleet.before'), span: capacity.before },
    ...HIT_CASES.map((which) => ({
      id: `after.${which}`,
      when: say('fleet.after', { hit: say(`fleet.case.${which}`) }),
      span: capacity.after[which],
    })),
    ...HIT_CASES.map((which) => ({
      id: `horizon.${which}`,
      when: say('fleet.atHorizon', { hit: say(`fleet.case.${which}`) }),
      span: capacity.atHorizon[which],
    })),
  ];
  const range =
    (measure: Measure, print: (x: number) => string) =>
    ({ id, span }: Row) => (
      <Num of={`whatif/fleet/${type}/capacity/${id}/${measure}`} look="quiet">
        {say('fleet.range', rangeWords(span.least[measure], span.most[measure], print))}
      </Num>
    );
  return (
    <DataTable
      caption={say('fleet.capacity')}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { head: say('fleet.when'), cell: ({ when }) => when, rowHead: true },
        { head: say('fleet.salvo'), figures: true, cell: range('salvo', oneDecimal) },
        { head: say('fleet.sorties'), figures: true, cell: range('sorties', oneDecimal) },
        {
          head: say('fleet.utilisation'),
          figures: true,
          cell: range('utilisation', utilisationWords),
        },
        { head: say('fleet.lostSorties'), figures: true, cell: range('lost', oneDecimal) },
      ]}
    />
  );
}

/** The smaller end first: what is asked over what can be flown falls as more can be flown. */
function rangeWords(a: number, b: number, print: (x: number) => string) {
  return { low: print(Math.min(a, b)), high: print(Math.max(a, b)) };
}

const utilisationWords = (x: number): string => (Number.isFinite(x) ? share(x) : say('fleet.noCapacity'));
