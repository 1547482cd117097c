/** Arithmetic that holds whatever the model, and what was done on which day, each act beside two readings. */
import type { RowPlace } from '../../core/case.js';
import type { BreakEven, Leverage } from '../../core/leverage/result.js';
import { BEHAVIOUR } from '../../core/leverage/result.js';
import { isGap } from '../../core/problem.js';
import { useModel } from '../model/model-context.js';
import { DataTable } from '../parts/data-table.js';
import { Figure } from '../parts/figure.js';
import { GapNote } from '../parts/gap-note.js';
import { Num } from '../parts/num.js';
import { RowLink } from '../parts/row-link.js';
import { DaysStrip } from '../plots/days-strip.js';
import { ExceedanceCurve } from '../plots/exceedance-curve.js';
import { dayWords } from '../words/days.js';
import { dollars, interval, oneDecimal } from '../words/numbers.js';
import { say } from '../words/say.js';
import { useSource } from './leverage-models.js';
import css from './money-pages.module.css';

export function LeverageFacts({ facts }: { readonly facts: Leverage['facts'] }) {
  const { stale } = useModel();
  const source = useSource();
  const { breakEven, costFloor, damage } = facts;
  return (
    <section aria-label={say('leverage.facts')} className={css.own}>
      <h2>{say('leverage.facts')}</h2>
      <p className={css.lede}>{say('leverage.facts.lede')}</p>
      {isGap(breakEven) ? (
        <GapNote gap={breakEven} />
      ) : (
        <>
          <BreakEvenTable rows={breakEven} linked />
          <div className={css.curves}>
            {mostClaimed(breakEven).map((one) => (
              <Figure
                key={one.basis}
                title={say('leverage.break.title', { basis: nameOf(one), usd: dollars(one.q50) })}
                sentence={say('leverage.break.sentence')}
                stale={stale}
                source={source}
                method={<p>{say('leverage.break.method')}</p>}
                chart={<ExceedanceCurve basis={{ ...one, exceedance: one.curve }} claimed={[]} />}
                table={
                  <DataTable
                    caption={say('leverage.break')}
                    rows={one.curve}
                    keyOf={({ usd }) => String(usd)}
                    columns={[
                      { head: say('cost.sum'), figures: true, cell: ({ usd }) => dollars(usd), rowHead: true },
                      {
                        head: say('cost.chance'),
                        figures: true,
                        cell: ({ probability }) => oneDecimal(100 * probability),
                      },
                    ]}
                  />
                }
              />
            ))}
          </div>
        </>
      )}
      <h3>{say('leverage.floor')}</h3>
      {isGap(costFloor) ? (
        <GapNote gap={costFloor} />
      ) : (
        <p>
          <Num of="leverage/costfloor">{dollars(costFloor.usd)}</Num>
        </p>
      )}
      <h3>{say('leverage.ratio')}</h3>
      {isGap(damage) ? (
        <GapNote gap={damage} />
      ) : (
        <ul>
          {damage.map(({ basis, ratio }) => (
            <li key={basis}>
              {basis}:{' '}
              {isGap(ratio)
                ? ratio.detail
                : say('leverage.ratio.range', {
                    middle: oneDecimal(ratio.q50),
                    low: oneDecimal(ratio.q05),
                    high: oneDecimal(ratio.q95),
                  })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** One curve a basis that has a middle above nothing, at the figure that most claims give; the others stand in the table. */
const mostClaimed = (all: readonly BreakEven[]): readonly BreakEven[] =>
  all.filter((one) => one.q50 > 0 && all.find(({ basis }) => basis === one.basis) === one);

const nameOf = ({ basis, label }: BreakEven): string => (label === null ? basis : say('leverage.atLeast', { basis }));

export function BreakEvenTable({ rows, linked }: { readonly rows: readonly BreakEven[]; readonly linked: boolean }) {
  const at = (one: BreakEven): number => rows.filter(({ basis }) => basis === one.basis).indexOf(one);
  return (
    <DataTable
      caption={linked ? say('leverage.break') : say('assume.label', { title: say('leverage.break') })}
      rows={rows}
      keyOf={({ basis, drones }) => `${basis} ${drones.low} ${drones.high}`}
      columns={[
        { head: say('cost.basis'), cell: nameOf, rowHead: true },
        { head: say('leverage.break.drones'), figures: true, cell: ({ drones }) => interval(drones.low, drones.high) },
        {
          head: say('leverage.break.middle'),
          figures: true,
          cell: (one) =>
            linked ? (
              <Num of={`leverage/breakeven/${one.basis}/${at(one)}`} look="quiet">
                {dollars(one.q50)}
              </Num>
            ) : (
              dollars(one.q50)
            ),
        },
        {
          head: say('leverage.break.interval'),
          figures: true,
          cell: ({ q05, q95 }) => say('leverage.between', { low: dollars(q05), high: dollars(q95) }),
        },
        {
          head: say('leverage.break.claims'),
          cell: ({ drones }) => <Rows of={drones.rows} />,
        },
      ]}
    />
  );
}

function Rows({ of }: { readonly of: readonly RowPlace[] }) {
  return of.map((row, i) => (
    <span key={row.line}>
      {i > 0 && '; '}
      <RowLink row={row} />
    </span>
  ));
}

export function LeverageBehaviour({ behaviour, absent }: Pick<Leverage, 'behaviour' | 'absent'>) {
  const { stale } = useModel();
  const source = useSource();
  const rows = BEHAVIOUR.flatMap((kind) => {
    const days = behaviour.filter((one) => one.kind === kind).map((one) => one.days);
    return days.length === 0 ? [] : [{ name: say(`leverage.kind.${kind}`), days }];
  });
  const table = (
    <DataTable
      caption={say('leverage.behaviour')}
      rows={behaviour}
      keyOf={({ rows: [row], kind }) => `${kind} ${row?.line}`}
      columns={[
        { head: say('perception.day'), cell: ({ date }) => dayWords(date), rowHead: true },
        { head: say('perception.event'), prose: true, cell: ({ event }) => event },
        { head: say('leverage.behaviour.fits'), prose: true, cell: ({ consistentWith }) => consistentWith },
        { head: say('leverage.behaviour.also'), prose: true, cell: ({ alsoConsistentWith }) => alsoConsistentWith },
        { head: say('cost.row'), cell: ({ rows: of }) => <Rows of={of} /> },
      ]}
    />
  );
  return (
    <>
      {behaviour.length > 0 && (
        <>
          <Figure
            title={say('leverage.behaviour.title', { n: behaviour.filter(({ days }) => days >= 0).length })}
            sentence={say('leverage.behaviour.sentence')}
            stale={stale}
            source={source}
            method={<p>{say('leverage.behaviour.method')}</p>}
            chart={
              <DaysStrip
                rows={rows}
                label={rows
                  .map(({ name, days }) => say('leverage.behaviour.desc', { kind: name, list: days.join(', ') }))
                  .join('; ')}
              />
            }
            table={table}
          />
          {table}
        </>
      )}
      {absent.map(({ kind, gap }) => (
        <GapNote key={kind} gap={gap} />
      ))}
    </>
  );
}
