/**
 * Site by type: in every cell the floor, the middle estimate and nine chances in ten, as a range mark on one scale for
 * the whole chart, so that marks compare. Too narrow for columns, the sites stand under one another.
 */
import type { Quantity } from '../../core/claims/result.js';
import type { CellSummary, Losses, ScenarioLosses } from '../../core/losses/result.js';
import { useModel } from '../model/model-context.js';
import { Num } from '../parts/num.js';
import { useWidth } from '../parts/use-width.js';
import { interval } from '../words/numbers.js';
import { say } from '../words/say.js';
import { CellMark } from './cell-mark.js';
import css from './cell-matrix.module.css';

export type CellsProps = {
  readonly losses: Losses;
  readonly scenario: ScenarioLosses;
  readonly quantity: Quantity;
};

export const stateOf = (quantity: Quantity) => (quantity === 'destroyed' ? 'DESTROYED' : 'DAMAGED_OR_DESTROYED');

export const floorAt = (losses: Losses, cell: CellSummary, quantity: Quantity): number =>
  losses.floor.byCell.find((row) => row.site === cell.site && row.type === cell.type && row.state === stateOf(quantity))
    ?.count ?? 0;

const TYPE_COLUMN = 96;
const CELL_PADDING = 20;
const NARROWEST_CELL = 128;
const WIDEST_MARK = 190;

export function CellMatrix({ losses, scenario, quantity }: CellsProps) {
  const { run } = useModel();
  const [ref, width] = useWidth<HTMLDivElement>();
  const sites = ranked(scenario, quantity, 'site');
  const types = ranked(scenario, quantity, 'type');
  const most = Math.max(1, ...scenario.byCell.map(({ present }) => present.q95));
  const perSite = (width - TYPE_COLUMN) / sites.length;
  const stacked = perSite < NARROWEST_CELL;
  const mark = Math.min(WIDEST_MARK, (stacked ? width - TYPE_COLUMN : perSite) - CELL_PADDING);
  const nameOf = (id: string): string => run.theCase.sites.find((site) => site.id === id)?.name ?? id;
  const cellOf = (site: string, type: string) =>
    scenario.byCell.find((cell) => cell.site === site && cell.type === type);
  const drawn = (cell: CellSummary) => (
    <Cell cell={cell} floor={floorAt(losses, cell, quantity)} {...{ scenario, quantity, most, mark }} />
  );
  if (width === 0) return <div ref={ref} />;
  if (stacked)
    return (
      <div ref={ref}>
        {sites.map((site) => (
          <table key={site} className={css.matrix}>
            <caption>{nameOf(site)}</caption>
            <tbody>
              {types.map((type) => {
                const cell = cellOf(site, type);
                return (
                  cell && (
                    <tr key={type}>
                      <th scope="row">{type}</th>
                      <td>{drawn(cell)}</td>
                    </tr>
                  )
                );
              })}
            </tbody>
          </table>
        ))}
      </div>
    );
  return (
    <div ref={ref}>
      <table className={css.matrix}>
        <thead>
          <tr>
            <th scope="col" className={css.type}>
              {say('losses.type')}
            </th>
            {sites.map((site) => (
              <th key={site} scope="col">
                {nameOf(site)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {types.map((type) => (
            <tr key={type}>
              <th scope="row">{type}</th>
              {sites.map((site) => {
                const cell = cellOf(site, type);
                return <td key={site}>{cell && drawn(cell)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Sites or types, those with most lost first, then those with most present. */
function ranked({ byCell }: ScenarioLosses, quantity: Quantity, by: 'site' | 'type'): readonly string[] {
  const weight = new Map<string, readonly [number, number]>();
  for (const cell of byCell) {
    const [lost, present] = weight.get(cell[by]) ?? [0, 0];
    weight.set(cell[by], [lost + cell[stateOf(quantity)].mean, present + cell.present.mean]);
  }
  return [...weight].sort(([, a], [, b]) => b[0] - a[0] || b[1] - a[1]).map(([name]) => name);
}

type CellProps = Omit<CellsProps, 'losses'> & {
  readonly cell: CellSummary;
  readonly floor: number;
  readonly most: number;
  readonly mark: number;
};

function Cell({ cell, floor, scenario, quantity, most, mark }: CellProps) {
  const { q05, q50, q95 } = cell[stateOf(quantity)];
  const { site, type, present, looked, unlisted } = cell;
  const of = `cell/${scenario.name}/${site}/${type}/${quantity}`;
  const label = say('losses.cell.desc', { type, site, floor, median: q50, low: q05, high: q95, present: present.q95 });
  const stood = say('losses.cell.of', { present: interval(present.q05, present.q95) });
  return (
    <>
      <CellMark
        {...{ floor, most, label, looked }}
        low={q05}
        median={q50}
        high={q95}
        present={present.q95}
        width={mark}
      />
      <span className={css.numbers}>
        {floor > 0 && <b>{say('losses.cell.floor', { n: floor })}</b>}{' '}
        <Num of={of} look="quiet">
          {q05 === q95 ? q50 : say('losses.cell.middle', { median: q50, interval: interval(q05, q95) })}
        </Num>{' '}
        <small>{stood}</small>
        {!looked && <small className={css.flag}>{say('losses.looked.no')}</small>}
        {unlisted && <small className={css.flag}>{say('losses.unlisted')}</small>}
      </span>
    </>
  );
}
