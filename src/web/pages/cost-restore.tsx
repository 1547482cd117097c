/** What is no longer built: the cheapest way to restore it, or none; and when a damaged asset is a total loss, by two rules. */
import type { Cost } from '../../core/cost/result.js';
import { isGap } from '../../core/problem.js';
import { DataTable } from '../parts/data-table.js';
import { Num } from '../parts/num.js';
import { chance, dollars } from '../words/numbers.js';
import { say } from '../words/say.js';
import css from './money-pages.module.css';

const TEN_YEARS = 10;

export function CostRestore({ cost }: { readonly cost: Cost }) {
  return (
    <>
      <h2>{say('cost.restore')}</h2>
      <p className={css.lede}>{say('cost.restore.lede', { years: yearsOf(cost) })}</p>
      {cost.irreplaceable.length === 0 ? (
        <p className={css.gap}>{say('cost.restore.none')}</p>
      ) : (
        <RestoreTable cost={cost} />
      )}
      {cost.totalLoss.length > 0 && (
        <>
          <h2>{say('cost.totalLoss')}</h2>
          <p className={css.lede}>{say('cost.totalLoss.lede')}</p>
          <TotalLossTable cost={cost} />
        </>
      )}
    </>
  );
}

type Props = {
  readonly cost: Cost;
  /** before the trace ids, such as `whatif/` */
  readonly under?: string;
};

const yearsOf = ({ inputs }: Cost): number => inputs.horizonYears ?? TEN_YEARS;

/** Two tables of one name on a page would be told apart by nobody who hears them. */
const captionOf = (title: string, under: string): string => (under === '' ? title : say('assume.table', { title }));

export function RestoreTable({ cost, under = '' }: Props) {
  return (
    <DataTable
      caption={captionOf(say('cost.restore'), under)}
      rows={cost.irreplaceable}
      keyOf={({ type }) => type}
      columns={[
        { head: say('cost.type'), cell: ({ type }) => type, rowHead: true },
        {
          head: say('cost.restore.routes'),
          cell: ({ type, routes }) =>
            routes.length === 0 ? (
              say('cost.restore.noRoute')
            ) : (
              <Num of={`${under}irreplaceable/${type}`} look="quiet">
                {routes
                  .map(({ route, chosen }) =>
                    say('cost.restore.route', { route: route.replaceAll('_', ' '), p: chance(chosen) }),
                  )
                  .join(', ')}
              </Num>
            ),
        },
        {
          head: say('cost.restore.notWithin', { years: yearsOf(cost) }),
          figures: true,
          cell: ({ type, notReplaceable }) => (
            <Num of={`${under}irreplaceable/${type}`} look="quiet">
              {chance(notReplaceable)}
            </Num>
          ),
        },
        {
          head: say('cost.restore.cost'),
          prose: true,
          cell: ({ type, cost: money }) =>
            isGap(money) ? (
              <span className={css.gap}>{money.detail}</span>
            ) : (
              <Num of={`${under}irreplaceable/${type}`} look="quiet">
                {say('cost.between', { low: dollars(money.q05), high: dollars(money.q95) })}
              </Num>
            ),
        },
      ]}
    />
  );
}

export function TotalLossTable({ cost, under = '' }: Props) {
  return (
    <DataTable
      caption={captionOf(say('cost.totalLoss'), under)}
      rows={cost.totalLoss}
      keyOf={({ type, valueBasis }) => `${type}/${valueBasis}`}
      columns={[
        { head: say('cost.type'), cell: ({ type }) => type, rowHead: true },
        { head: say('cost.totalLoss.value'), cell: ({ valueBasis }) => valueBasis.replaceAll('_', ' ') },
        {
          head: say('cost.totalLoss.repair'),
          figures: true,
          cell: ({ type, valueBasis, repairOnly }) => (
            <Num of={`${under}totalloss/${type}/${valueBasis}`} look="quiet">
              {chance(repairOnly)}
            </Num>
          ),
        },
        {
          head: say('cost.totalLoss.salvage'),
          figures: true,
          cell: ({ type, valueBasis, repairPlusSalvage }) =>
            isGap(repairPlusSalvage) ? (
              <span className={css.gap}>{repairPlusSalvage.detail}</span>
            ) : (
              <Num of={`${under}totalloss/${type}/${valueBasis}`} look="quiet">
                {chance(repairPlusSalvage)}
              </Num>
            ),
        },
      ]}
    />
  );
}
