/** The loss in money on a reader's own prices, beside the finding and, where asked for, beside another set of his. */
import { useState } from 'react';
import type { Assumptions } from '../../core/assumptions.js';
import type { BasisCost, Cost } from '../../core/cost/result.js';
import { useAssumptions } from '../model/assumptions-context.js';
import { useModel } from '../model/model-context.js';
import { useOther } from '../model/use-other.js';
import { Assumed } from '../parts/assumed.js';
import { DataTable } from '../parts/data-table.js';
import { Num } from '../parts/num.js';
import { ExceedanceCurve } from '../plots/exceedance-curve.js';
import { chance, dollars } from '../words/numbers.js';
import { say } from '../words/say.js';
import { CompareChoice } from './compare-choice.js';
import css from './money-pages.module.css';

export function CostAssumed({ finding, claimed }: { readonly finding: Cost; readonly claimed: readonly number[] }) {
  const { costWhatIf } = useModel().run;
  const { current } = useAssumptions();
  const [other, setOther] = useState<Assumptions | null>(null);
  const compared = useOther(other);
  if (!costWhatIf || !current) return null;
  const { cost } = costWhatIf;
  const columns: readonly Column[] = [
    { name: say('cost.assumed.case'), cost: finding, isAssumed: false },
    { name: current.name, cost, isAssumed: true },
    ...(other === null ? [] : [{ name: other.name, cost: compared?.costWhatIf?.cost ?? null, isAssumed: false }]),
  ];
  const bases = [...new Set(columns.flatMap((column) => column.cost?.byBasis.map(({ basis }) => basis) ?? []))].filter(
    (basis) => columns.some((column) => column.cost !== null && isMoved(finding, column.cost, basis)),
  );
  return (
    <Assumed title={say('cost.assumed.title', { name: current.name })}>
      <p className={css.lede}>{say('cost.assumed.lede')}</p>
      <p>
        <CompareChoice chosen={other} onChoose={setOther} />
      </p>
      <DataTable
        caption={say('cost.assumed.table')}
        rows={bases.flatMap((basis) => columns.map((column, i) => ({ basis, column, isFirst: i === 0 })))}
        keyOf={({ basis, column }) => `${basis}/${column.name}`}
        columns={[
          {
            head: say('cost.basis'),
            cell: ({ basis, isFirst }) => (isFirst ? basis.replaceAll('_', ' ') : ''),
            rowHead: true,
          },
          { head: say('cost.assumed.set'), cell: ({ column }) => column.name },
          { head: say('cost.assumed.middle'), figures: true, cell: ({ column, basis }) => middleOf(column, basis) },
          ...claimed.map((usd) => ({
            head: say('cost.assumed.chance', { usd: dollars(usd) }),
            figures: true,
            cell: ({ column, basis }: Cell) => chanceOf(column, basis, usd),
          })),
        ]}
      />
      <div className={css.curves}>
        {cost.byBasis
          .filter(({ basis }) => isMoved(finding, cost, basis))
          .map((basis) => (
            <section key={basis.basis} className={css.curve}>
              <h3>{basis.basis.replaceAll('_', ' ')}</h3>
              <p className={css.note}>{basis.label ?? say('cost.complete')}</p>
              <ExceedanceCurve basis={basis} claimed={claimed} />
            </section>
          ))}
      </div>
      <Differences a={current} b={other} />
    </Assumed>
  );
}

type Column = { readonly name: string; readonly cost: Cost | null; readonly isAssumed: boolean };

const baseIn = (cost: Cost | null, basis: string): BasisCost | undefined =>
  cost?.byBasis.find((one) => one.basis === basis);

type Cell = { readonly basis: string; readonly column: Column };

/** Bases that a set leaves as they are have nothing to show. */
function isMoved(finding: Cost, cost: Cost, basis: string): boolean {
  const [a, b] = [baseIn(finding, basis), baseIn(cost, basis)];
  return a?.q50 !== b?.q50 || a?.q95 !== b?.q95 || a?.label !== b?.label;
}

function middleOf({ cost, isAssumed }: Column, basis: string) {
  if (cost === null) return say('recomputing');
  const found = baseIn(cost, basis);
  if (!found) return <span className={css.gap}>{say('cost.assumed.noPrice')}</span>;
  const words = say('cost.assumed.range', {
    middle: dollars(found.q50),
    low: dollars(found.q05),
    high: dollars(found.q95),
  });
  const bound = found.label === null ? words : say('cost.assumed.atLeast', { words });
  return isAssumed ? (
    <Num of={`whatif/cost/${basis}`} look="quiet">
      {bound}
    </Num>
  ) : (
    bound
  );
}

function chanceOf({ cost }: Column, basis: string, usd: number) {
  const point = baseIn(cost, basis)?.exceedance.find((one) => one.usd === usd);
  return point ? chance(point.probability, point.mcse) : '';
}

/** What is assumed in each set, in the words of its sources. */
function Differences({ a, b }: { readonly a: Assumptions; readonly b: Assumptions | null }) {
  return (
    <>
      <h3>{say('cost.assumed.what')}</h3>
      {[a, ...(b ? [b] : [])].map((set) => (
        <div key={set.name}>
          <p>
            <b>{set.name}</b>
          </p>
          <ul>
            {(set.costBook?.prices ?? []).map((price, i) => (
              <li key={i}>
                {say('cost.assumed.price', {
                  type: price.type,
                  basis: price.basis.replaceAll('_', ' '),
                  low: price.low,
                  high: price.high,
                  unit: price.unit.replaceAll('_', ' '),
                  year: String(price.priceYear),
                  source: price.source,
                })}
              </li>
            ))}
            {[set.costBook?.damagedShare].map(
              (range) => range && <li key="damage">{say('cost.assumed.damage', range)}</li>,
            )}
          </ul>
        </div>
      ))}
    </>
  );
}
