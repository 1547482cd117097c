/** Fleet: shares with intervals, bounds on capability, and every published figure beside the others. */
import type { ReactNode } from 'react';
import type { FleetFigure, TypeFleet } from '../../core/fleet/result.js';
import { type Gap, isGap } from '../../core/problem.js';
import { useModel } from '../model/model-context.js';
import { DataTable } from '../parts/data-table.js';
import { Figure } from '../parts/figure.js';
import { Num } from '../parts/num.js';
import { RowLink } from '../parts/row-link.js';
import { StageGap } from '../parts/stage-gap.js';
import { Warnings } from '../parts/warnings.js';
import { RangeMarks, type RangeRow } from '../plots/range-marks.js';
import { dayWords } from '../words/days.js';
import { countShare, interval, share, whole } from '../words/numbers.js';
import { Say, say } from '../words/say.js';
import { FleetAssumed } from './fleet-assumed.js';
import { FleetBookSection } from './fleet-book-section.js';
import css from './money-pages.module.css';
import { SetsSection } from './sets-section.js';

export function FleetPage() {
  const { run, stale, open } = useModel();
  const { fleet } = run;
  if (isGap(fleet)) return <StageGap gap={fleet} />;
  const rows = fleet.byType;
  const shares = rows.flatMap((row): readonly RangeRow[] =>
    isGap(row.shareOfInventory) ? [] : [{ name: row.type, ...row.shareOfInventory }],
  );
  const largest = [...shares].sort((a, b) => b.q50 - a.q50)[0];
  return (
    <>
      <h1>
        {largest === undefined
          ? say('fleet.title.none')
          : say('fleet.title', { type: largest.name, low: share(largest.q05), high: share(largest.q95) })}
      </h1>
      <p className={css.lede}>{say('fleet.lede')}</p>
      <Figure
        title={say('fleet.share')}
        sentence={<Say of="fleet.share.sentence" scenario={say(`scenario.${fleet.scenario}`)} />}
        stale={stale}
        source={say('figure.source.case', {
          title: run.theCase.title,
          revision: open.revision,
          day: dayWords(run.asOf),
        })}
        method={<p>{say('fleet.share.method')}</p>}
        chart={
          <RangeMarks
            rows={shares}
            print={share}
            describe={(row) =>
              say('fleet.share.desc', {
                type: row.name,
                median: share(row.q50),
                low: share(row.q05),
                high: share(row.q95),
              })
            }
          />
        }
        table={<BoundsTable rows={rows} />}
      />
      <h2>{say('fleet.bounds')}</h2>
      <p className={css.lede}>{say('fleet.bounds.lede')}</p>
      <BoundsTable rows={rows} />
      <FleetAssumed fleet={fleet} />
      <FleetBookSection fleet={fleet} />
      <SetsSection />
      <h2>{say('fleet.figures')}</h2>
      <p className={css.lede}>{say('fleet.figures.lede')}</p>
      <FigureTable rows={rows} />
      <Warnings warnings={fleet.warnings} />
    </>
  );
}

function BoundsTable({ rows }: { readonly rows: readonly TypeFleet[] }) {
  return (
    <DataTable
      caption={say('fleet.bounds')}
      rows={rows}
      keyOf={(row) => row.type}
      columns={[
        { head: say('cost.type'), cell: (row) => row.type, rowHead: true },
        { head: say('fleet.destroyed'), figures: true, cell: (row) => interval(row.destroyed.q05, row.destroyed.q95) },
        {
          head: say('fleet.inventory'),
          figures: true,
          cell: (row) =>
            orGap(row.inventory, (of) => (
              <Num of={`fleet/${row.type}/inventory`} look="quiet">
                {interval(of.low, of.high)}
              </Num>
            )),
        },
        {
          head: say('fleet.shareHead'),
          figures: true,
          cell: (row) =>
            orGap(row.shareOfInventory, (of) => (
              <Num of={`fleet/${row.type}/share`} look="quiet">
                {between(countShare(of.q05), countShare(of.q95))}
              </Num>
            )),
        },
        {
          head: say('fleet.serviceable'),
          figures: true,
          cell: (row) => orGap(row.serviceable, (of) => interval(of.low, of.high)),
        },
        {
          head: say('fleet.capability'),
          figures: true,
          cell: (row) =>
            orGap(row.capabilityLoss, (of) => (
              <Num of={`fleet/${row.type}/capability`} look="quiet">
                {between(countShare(of.low), countShare(of.high))}
              </Num>
            )),
        },
        {
          head: say('fleet.restoration'),
          prose: true,
          cell: (row) => (
            <span className={css.gap}>{say('fleet.restoration.gap', { detail: row.restoration.detail })}</span>
          ),
        },
        {
          head: say('fleet.ofLosses'),
          figures: true,
          cell: (row) => orGap(row.shareOfLosses, (of) => between(countShare(of.q05), countShare(of.q95))),
        },
      ]}
    />
  );
}

type Listed = { readonly type: string; readonly kind: string; readonly figure: FleetFigure };

function FigureTable({ rows }: { readonly rows: readonly TypeFleet[] }) {
  const of = (type: string, kind: string, figures: TypeFleet['inventory']): readonly Listed[] =>
    isGap(figures) ? [] : figures.figures.map((figure) => ({ type, kind, figure }));
  const listed = rows.flatMap((row) => [
    ...of(row.type, say('fleet.inventory'), row.inventory),
    ...of(row.type, say('fleet.serviceable'), row.serviceable),
  ]);
  return (
    <DataTable
      caption={say('fleet.figures')}
      rows={listed}
      keyOf={({ type, kind, figure }) => `${type}/${kind}/${figure.row.line}`}
      columns={[
        { head: say('cost.type'), cell: (row) => row.type, rowHead: true },
        { head: say('fleet.kind'), cell: (row) => row.kind },
        {
          head: say('fleet.figure'),
          figures: true,
          cell: ({ figure }) => between(whole(figure.low), whole(figure.high)),
        },
        {
          head: say('fleet.asOf'),
          cell: ({ figure }) => (figure.asOf === null ? say('gap.not-dated') : dayWords(figure.asOf)),
        },
        {
          head: say('cost.row'),
          cell: ({ figure }) => <RowLink row={figure.row} />,
        },
      ]}
    />
  );
}

const between = (low: string, high: string): string => (low === high ? low : say('fleet.range', { low, high }));

function orGap<T extends object>(value: T | Gap, show: (value: T) => ReactNode) {
  if (!isGap(value)) return show(value);
  return (
    <span className={css.gap} title={value.detail}>
      {say(`gap.${value.reason}`)}
    </span>
  );
}
