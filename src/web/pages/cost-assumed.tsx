/** The loss in money on a reader's own prices, beside the finding and, where asked for, beside another set of his. */
import { useState } from 'react';
import type { Assumptions } from '../../core/assumptions.js';
import type { BasisCost, Cost } from '../../core/cost/result.js';
import { useAssumptions } from '../model/assumptions-context.js';
import { useModel } from '../model/model-context.js';
import { useOther } from '../model/use-other.js';
import { Assumed } from '../parts/assumed.js';
import { DataTable } from '../parts/data-table.js';
import hidden from '../parts/hidden.module.css';
import { Num } from '../parts/num.js';
import { ExceedanceCurve } from '../plots/exceedance-curve.js';
import { chance, dollars } from '../words/numbers.js';
import { say } from '../words/say.js';
import { CompareChoice } from './compare-choice.js';
import { CostDifferences } from './cost-differences.js';
import { RestoreTable, TotalLossTable } from './cost-restore.js';
import css from './money-pages.module.css';

export function CostAssumed({ finding, claimed }: { readonly finding: Cost; readonly claimed: readonly number[] }) {
  const { costWhatIf } = useModel().run;
  const { current } = useAssumptions();
  const [other, setOther] = useState<Assumptions | null>(null);
  const compared = useOther(other);
  if (!costWhatIf || !current) return null;
  const { cost } = costWhatIf;
  const columns: readonly Column[] = [
    { name: say('cost.assumed.case'), cost: finding, trace: '' },
    { name: current.name, cost, trace: 'whatif/' },
    ...(other === null ? [] : [{ name: other.name, cost: compared?.costWhatIf?.cost ?? null, trace: null }]),
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
      {bases.length === 0 ? (
        <p>{say('cost.assumed.still')}</p>
      ) : (
        <DataTable
          caption={say('cost.assumed.table')}
          rows={bases.flatMap((basis) => columns.map((column, i) => ({ basis, column, isFirst: i === 0 })))}
          keyOf={({ basis, column }) => `${basis}/${column.name}`}
          columns={[
            {
              head: say('cost.basis'),
              cell: ({ basis, isFirst }) => (
                <span className={isFirst ? undefined : hidden.hidden}>{basis.replaceAll('_', ' ')}</span>
              ),
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
      )}
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
      {isOther(finding.irreplaceable, cost.irreplaceable) && <RestoreTable cost={cost} under="whatif/" />}
      {isOther(finding.totalLoss, cost.totalLoss) && <TotalLossTable cost={cost} under="whatif/" />}
      <CostDifferences a={current} b={other} />
    </Assumed>
  );
}

type Column = {
  readonly name: string;
  readonly cost: Cost | null;
  /** before the ids of its numbers; null: of a run that is not on screen, so that they do not open */
  readonly trace: string | null;
};

const baseIn = (cost: Cost | null, basis: string): BasisCost | undefined =>
  cost?.byBasis.find((one) => one.basis === basis);

type Cell = { readonly basis: string; readonly column: Column };

/** Bases that a set leaves as they are have nothing to show. */
function isMoved(finding: Cost, cost: Cost, basis: string): boolean {
  const [a, b] = [baseIn(finding, basis), baseIn(cost, basis)];
  return a?.q50 !== b?.q50 || a?.q95 !== b?.q95 || a?.label !== b?.label;
}

function middleOf({ cost, trace }: Column, basis: string) {
  if (cost === null) return say('recomputing');
  const found = baseIn(cost, basis);
  if (!found) return <span className={css.gap}>{say('cost.assumed.noPrice')}</span>;
  const words = say('cost.assumed.range', {
    middle: dollars(found.q50),
    low: dollars(found.q05),
    high: dollars(found.q95),
  });
  return opened(trace, `cost/${basis}`, found.label === null ? words : say('cost.assumed.atLeast', { words }));
}

function chanceOf({ cost, trace }: Column, basis: string, usd: number) {
  const point = baseIn(cost, basis)?.exceedance.find((one) => one.usd === usd);
  return point ? opened(trace, `exceed/${basis}/${usd}`, chance(point.probability, point.mcse)) : '';
}

/** A number that opens, where it belongs to what is on screen. */
const opened = (under: string | null, id: string, words: string) =>
  under === null ? (
    words
  ) : (
    <Num of={`${under}${id}`} look="quiet">
      {words}
    </Num>
  );

const isOther = (finding: readonly unknown[], assumed: readonly unknown[]): boolean =>
  assumed.length > 0 && JSON.stringify(finding) !== JSON.stringify(assumed);
