/** Cost: one exceedance curve per basis with the claimed sums, what is assumed beside it, the verdicts, what the spread is made of, the price book. */
import type { BasisCost, Cost } from '../../core/cost/result.js';
import { isGap } from '../../core/problem.js';
import { useModel } from '../model/model-context.js';
import { DataTable } from '../parts/data-table.js';
import { Figure } from '../parts/figure.js';
import { Num } from '../parts/num.js';
import { StageGap } from '../parts/stage-gap.js';
import { Warnings } from '../parts/warnings.js';
import { ExceedanceCurve } from '../plots/exceedance-curve.js';
import { dayWords } from '../words/days.js';
import { chance, dollars, share } from '../words/numbers.js';
import { Say, say } from '../words/say.js';
import { CostAssumed } from './cost-assumed.js';
import { CostExchange, CostNeeds } from './cost-needs.js';
import { CostRestore } from './cost-restore.js';
import { CostSpread } from './cost-spread.js';
import css from './money-pages.module.css';
import { PriceBook } from './price-book.js';
import { SetsSection } from './sets-section.js';
import { SumVerdicts } from './sum-verdicts.js';

export function CostPage() {
  const { run, stale, open } = useModel();
  const { cost } = run;
  if (isGap(cost)) return <StageGap gap={cost} />;
  const claimed = claimedSums(run);
  const { damagedShare, priceDependence } = cost.inputs;
  return (
    <>
      <h1>{title(cost)}</h1>
      <p className={css.lede}>
        <Say of="cost.lede" scenario={say(`scenario.${cost.scenario}`)} />
      </p>
      <Figure
        title={say('cost.curve')}
        sentence={<Say of="cost.curve.sentence" />}
        stale={stale}
        source={say('figure.source.case', {
          title: run.theCase.title,
          revision: open.revision,
          day: dayWords(run.asOf),
        })}
        method={
          <p>
            <Say
              of="cost.curve.method"
              dependence={String(priceDependence)}
              low={share(damagedShare.low)}
              high={share(damagedShare.high)}
              reason={damagedShare.reason}
            />
          </p>
        }
        chart={
          <div className={css.curves}>
            {cost.byBasis.map((basis) => (
              <section key={basis.basis} className={css.curve}>
                <h3>
                  <Num of={`cost/${basis.basis}`} look="quiet">
                    {basis.basis.replaceAll('_', ' ')}
                  </Num>
                </h3>
                <p className={css.note}>{basis.label ?? say('cost.complete')}</p>
                <ExceedanceCurve basis={basis} claimed={claimed} />
              </section>
            ))}
          </div>
        }
        table={cost.byBasis.map((basis) => (
          <DataTable
            key={basis.basis}
            caption={`${basis.basis.replaceAll('_', ' ')}: ${basis.label ?? say('cost.complete')}`}
            rows={basis.exceedance}
            keyOf={(point) => String(point.usd)}
            columns={[
              { head: say('cost.sum'), cell: (point) => dollars(point.usd), rowHead: true },
              {
                head: say('cost.chance'),
                figures: true,
                cell: (point) => (
                  <Num of={`exceed/${basis.basis}/${point.usd}`} look="quiet">
                    {chance(point.probability)}
                  </Num>
                ),
              },
            ]}
          />
        ))}
      />
      <BasisTable cost={cost} />
      <CostAssumed finding={cost} claimed={claimed} />
      <SumVerdicts cost={cost} />
      <CostSpread cost={cost} />
      <CostNeeds cost={cost} />
      <CostExchange cost={cost} />
      <CostRestore cost={cost} />
      <PriceBook cost={cost} />
      <SetsSection />
      <Warnings warnings={cost.warnings} />
    </>
  );
}

function BasisTable({ cost }: { readonly cost: Cost }) {
  return (
    <DataTable
      caption={say('cost.curve')}
      rows={cost.byBasis}
      keyOf={(basis) => basis.basis}
      columns={[
        { head: say('cost.basis'), cell: (basis: BasisCost) => basis.basis.replaceAll('_', ' '), rowHead: true },
        {
          head: say('cost.median'),
          figures: true,
          cell: (basis) => (
            <Num of={`cost/${basis.basis}`} look="quiet">
              {dollars(basis.q50)}
            </Num>
          ),
        },
        {
          head: say('cost.interval'),
          figures: true,
          cell: (basis) => say('cost.between', { low: dollars(basis.q05), high: dollars(basis.q95) }),
        },
        { head: say('cost.label'), cell: (basis) => basis.label ?? say('cost.complete') },
      ]}
    />
  );
}

function title(cost: Cost): string {
  const medians = cost.byBasis.map((basis) => basis.q50).filter((usd) => usd > 0);
  if (medians.length === 0) return say('cost.title.none');
  if (medians.length === 1) return say('cost.title.one', { median: dollars(medians[0] as number) });
  return say('cost.title', { low: dollars(Math.min(...medians)), high: dollars(Math.max(...medians)) });
}

const claimedSums = ({ theCase }: ReturnType<typeof useModel>['run']): readonly number[] => [
  ...new Set(
    theCase.claims.flatMap((claim) =>
      claim.measure === 'value' && claim.unit === 'usd' ? (claim.low ?? claim.high ?? []) : [],
    ),
  ),
];
