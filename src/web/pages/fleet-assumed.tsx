/** What the fleet could do again, and when, if what the reader assumes were so: a part for each type, in another tone. */
import { useState } from 'react';
import type { Assumptions } from '../../core/assumptions.js';
import { HIT_CASES, type HitCase } from '../../core/fleet/hit-split.js';
import type { Fleet, TypeFleet, WhatIf } from '../../core/fleet/result.js';
import { type Gap, isGap } from '../../core/problem.js';
import { useAssumptions } from '../model/assumptions-context.js';
import { useModel } from '../model/model-context.js';
import { useOther } from '../model/use-other.js';
import { Assumed } from '../parts/assumed.js';
import { DataTable } from '../parts/data-table.js';
import { Figure } from '../parts/figure.js';
import { GapNote } from '../parts/gap-note.js';
import { RowLink } from '../parts/row-link.js';
import { AvailabilityFan } from '../plots/availability-fan.js';
import { dayWords } from '../words/days.js';
import { oneDecimal, share } from '../words/numbers.js';
import { say } from '../words/say.js';
import { CompareChoice } from './compare-choice.js';
import { FleetCapacity } from './fleet-capacity.js';
import { FleetOutcomes } from './fleet-outcomes.js';
import css from './money-pages.module.css';

export function FleetAssumed({ fleet }: { readonly fleet: Fleet }) {
  const { current } = useAssumptions();
  const [other, setOther] = useState<Assumptions | null>(null);
  const compared = useOther(other);
  const assumed = fleet.byType.filter(
    ({ type, whatIf }) => whatIf && current?.fleetBook?.types.some((one) => one.type === type),
  );
  if (!current?.fleetBook || assumed.length === 0) return null;
  const otherFleet = compared === null || isGap(compared.fleet) ? null : compared.fleet;
  return (
    <>
      <p>
        <CompareChoice chosen={other} onChoose={setOther} />
      </p>
      {assumed.map((row) => (
        <TypeAssumed
          key={row.type}
          row={row}
          name={current.name}
          other={
            other === null
              ? null
              : { name: other.name, whatIf: otherFleet?.byType.find(({ type }) => type === row.type)?.whatIf }
          }
        />
      ))}
    </>
  );
}

export type OtherSet = { readonly name: string; readonly whatIf: WhatIf | Gap | undefined };
type Props = { readonly row: TypeFleet; readonly name: string; readonly other: OtherSet | null };

function TypeAssumed({ row, name, other }: Props) {
  const { run, stale, open } = useModel();
  const { type, whatIf } = row;
  if (!whatIf) return null;
  if (isGap(whatIf))
    return (
      <Assumed title={say('fleet.assumed.title', { type, name })}>
        <GapNote gap={whatIf} />
      </Assumed>
    );
  return (
    <Assumed title={say('fleet.assumed.title', { type, name })}>
      <Figure
        title={headline(whatIf)}
        sentence={say('fleet.assumed.sentence')}
        stale={stale}
        source={say('figure.source.case', {
          title: run.theCase.title,
          revision: open.revision,
          day: dayWords(run.asOf),
        })}
        method={
          <p>
            {say('fleet.assumed.method', {
              histories: whatIf.cases.proportional.histories,
              method: say(`fleet.method.${whatIf.cases.proportional.method}`),
            })}
          </p>
        }
        chart={
          <div className={css.curves}>
            {HIT_CASES.map((which) => (
              <section key={which} className={css.curve}>
                <h3>{say(`fleet.case.${which}`)}</h3>
                <AvailabilityFan outcome={whatIf.cases[which]} label={fanWords(whatIf, which)} />
              </section>
            ))}
          </div>
        }
        table={HIT_CASES.map((which) => <FanTable key={which} whatIf={whatIf} which={which} />)}
      />
      <FleetOutcomes whatIf={whatIf} name={name} other={other} />
      <FleetCapacity whatIf={whatIf} />
      <Inputs whatIf={whatIf} />
    </Assumed>
  );
}

/** The finding of the middle case, as a sentence. */
function headline({ cases, restoreShare }: WhatIf): string {
  const { restored } = cases.proportional;
  const wanted = share(restoreShare);
  if (isGap(restored.q50)) return say('fleet.assumed.notWithin', { share: wanted, p: share(restored.withinHorizon) });
  const years = (day: number | Gap): string => (isGap(day) ? say('fleet.assumed.later') : oneDecimal(day / 365.25));
  return say('fleet.assumed.within', {
    share: wanted,
    years: years(restored.q50),
    low: years(restored.q05),
    high: years(restored.q95),
  });
}

const fanWords = ({ cases }: WhatIf, which: HitCase): string => {
  const last = cases[which].fan.at(-1);
  const first = cases[which].fan[0];
  return say('fleet.fan.desc', {
    now: oneDecimal(first?.struck.mean ?? 0),
    without: oneDecimal(first?.intact.mean ?? 0),
    end: oneDecimal(last?.struck.mean ?? 0),
    endWithout: oneDecimal(last?.intact.mean ?? 0),
  });
};

/** Rows of the fan a table shows: enough to read off, few enough to read. */
const EVERY = 6;

function FanTable({ whatIf, which }: { readonly whatIf: WhatIf; readonly which: HitCase }) {
  return (
    <DataTable
      caption={say(`fleet.case.${which}`)}
      rows={whatIf.cases[which].fan.filter((_, i) => i % EVERY === 0)}
      keyOf={({ day }) => String(day)}
      columns={[
        { head: say('fleet.year'), cell: ({ day }) => oneDecimal(day / 365.25), rowHead: true },
        {
          head: say('fleet.withStrike'),
          figures: true,
          cell: ({ struck }) =>
            say('fleet.meanRange', {
              mean: oneDecimal(struck.mean),
              low: oneDecimal(struck.q05),
              high: oneDecimal(struck.q95),
            }),
        },
        {
          head: say('fleet.withoutStrike'),
          figures: true,
          cell: ({ intact }) =>
            say('fleet.meanRange', {
              mean: oneDecimal(intact.mean),
              low: oneDecimal(intact.q05),
              high: oneDecimal(intact.q95),
            }),
        },
      ]}
    />
  );
}

function Inputs({ whatIf }: { readonly whatIf: WhatIf }) {
  return (
    <DataTable
      caption={say('fleet.inputs')}
      rows={whatIf.inputs}
      keyOf={({ name }) => name}
      columns={[
        { head: say('fleet.input'), prose: true, cell: ({ words }) => words, rowHead: true },
        {
          head: say('fleet.range.head'),
          figures: true,
          cell: ({ ranges }) =>
            ranges
              .map(({ low, high }) =>
                low === high ? oneDecimal(low) : say('fleet.range', { low: oneDecimal(low), high: oneDecimal(high) }),
              )
              .join('; '),
        },
        {
          head: say('fleet.from'),
          prose: true,
          cell: ({ assumed, source, rows }) =>
            assumed
              ? say('fleet.from.assumed', { source: source ?? '' })
              : rows.map((row) => (
                  <span key={row.line}>
                    <RowLink row={row} />{' '}
                  </span>
                )),
        },
      ]}
    />
  );
}
