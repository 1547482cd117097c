/** What would have to be true for a claimed sum, and what was lost against what the attack cost. */
import type { BasisCost, Cost, SumNeeds } from '../../core/cost/result.js';
import { isGap } from '../../core/problem.js';
import { DataTable } from '../parts/data-table.js';
import { GapNote } from '../parts/gap-note.js';
import { Num } from '../parts/num.js';
import { chance, dollars, oneDecimal, whole } from '../words/numbers.js';
import { say } from '../words/say.js';
import css from './money-pages.module.css';

export function CostNeeds({ cost }: { readonly cost: Cost }) {
  const rows = cost.byBasis.flatMap(({ basis, needs }) => needs.map((need) => ({ basis, need })));
  if (rows.length === 0) return null;
  return (
    <>
      <h2>{say('cost.needs')}</h2>
      <p className={css.lede}>{say('cost.needs.lede')}</p>
      <DataTable
        caption={say('cost.needs')}
        rows={rows}
        keyOf={({ basis, need }) => `${basis}/${need.usd}`}
        columns={[
          { head: say('cost.sum'), cell: ({ need }) => dollars(need.usd), rowHead: true },
          { head: say('cost.basis'), cell: ({ basis }) => basis.replaceAll('_', ' ') },
          {
            head: say('cost.needs.assets'),
            figures: true,
            cell: ({ basis, need }) => (
              <Num of={`needs/${basis}/${need.usd}`} look="quiet">
                {say('cost.needs.assetsAt', { n: counted(need.assetsNeeded), price: dollars(need.middlePrice) })}
              </Num>
            ),
          },
          {
            head: say('cost.needs.price'),
            figures: true,
            cell: ({ basis, need }) => (
              <Num of={`needs/${basis}/${need.usd}`} look="quiet">
                {say('cost.needs.priceFor', { price: dollars(need.priceNeeded), n: counted(need.middleAssets) })}
              </Num>
            ),
          },
          {
            head: say('cost.needs.reached'),
            cell: ({ basis, need }) => (
              <Num of={`needs/${basis}/${need.usd}`} look="quiet">
                {reachedWords(need)}
              </Num>
            ),
          },
        ]}
      />
    </>
  );
}

const reachedWords = ({ reached }: SumNeeds): string =>
  reached === null
    ? say('cost.needs.tooFew')
    : say('cost.needs.both', { n: counted(reached.assets), price: dollars(reached.price) });

const counted = (assets: number): string => (assets < 10 ? oneDecimal(assets) : whole(assets));

export function CostExchange({ cost }: { readonly cost: Cost }) {
  const first = cost.byBasis[0]?.exchange;
  if (first === undefined) return null;
  return (
    <>
      <h2>{say('cost.exchange')}</h2>
      <p className={css.lede}>{say('cost.exchange.lede')}</p>
      {cost.byBasis.every(({ exchange }) => isGap(exchange)) && isGap(first) ? (
        <GapNote gap={first} />
      ) : (
        <DataTable
          caption={say('cost.exchange')}
          rows={cost.byBasis}
          keyOf={({ basis }) => basis}
          columns={[
            { head: say('cost.basis'), cell: ({ basis }: BasisCost) => basis.replaceAll('_', ' '), rowHead: true },
            {
              head: say('cost.exchange.ratio'),
              figures: true,
              cell: ({ basis, exchange }) =>
                isGap(exchange) ? (
                  exchange.detail
                ) : (
                  <Num of={`exchange/${basis}`} look="quiet">
                    {say('cost.exchange.range', {
                      middle: counted(exchange.q50),
                      low: counted(exchange.q05),
                      high: counted(exchange.q95),
                    })}
                  </Num>
                ),
            },
            {
              head: say('cost.exchange.even'),
              figures: true,
              cell: ({ basis, exchange }) =>
                isGap(exchange) ? (
                  ''
                ) : (
                  <Num of={`exchange/${basis}`} look="quiet">
                    {chance(exchange.breakEven, exchange.mcse)}
                  </Num>
                ),
            },
          ]}
        />
      )}
    </>
  );
}
