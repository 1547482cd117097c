/** What the spread of each sum is made of: total effects with their intervals; losses divided by type. */
import type { Cost, CostShare } from '../../core/cost/result.js';
import { isGap } from '../../core/problem.js';
import { useModel } from '../model/model-context.js';
import { DataTable } from '../parts/data-table.js';
import { Figure } from '../parts/figure.js';
import { GapNote } from '../parts/gap-note.js';
import { Num } from '../parts/num.js';
import { ShareBars } from '../plots/share-bars.js';
import { dayWords } from '../words/days.js';
import { share } from '../words/numbers.js';
import { say } from '../words/say.js';
import css from './money-pages.module.css';

/** Beyond these nothing decides. */
const SHOWN = 6;

export function CostSpread({ cost }: { readonly cost: Cost }) {
  const { run, stale, open } = useModel();
  const { sensitivity } = cost;
  if (isGap(sensitivity)) return <GapNote gap={sensitivity} />;
  const bases = cost.byBasis
    .map(({ basis }) => basis)
    .filter((basis) => sensitivity.some((part) => part.basis === basis));
  return (
    <Figure
      title={say('cost.spread')}
      sentence={say('cost.spread.sentence')}
      stale={stale}
      source={say('figure.source.case', { title: run.theCase.title, revision: open.revision, day: dayWords(run.asOf) })}
      method={<p>{say('cost.spread.method')}</p>}
      chart={
        <div className={css.curves}>
          {bases.map((basis) => (
            <section key={basis} className={css.curve}>
              <h3>{basis.replaceAll('_', ' ')}</h3>
              <ShareBars
                bars={of(sensitivity, basis).slice(0, SHOWN).map(barOf)}
                print={share}
                describe={({ name, value }) => say('cost.spread.desc', { name, share: share(value) })}
              />
            </section>
          ))}
        </div>
      }
      table={bases.map((basis) => <SpreadTable key={basis} basis={basis} parts={of(sensitivity, basis)} />)}
    />
  );
}

function SpreadTable({ basis, parts }: { readonly basis: string; readonly parts: readonly CostShare[] }) {
  return (
    <DataTable
      caption={basis.replaceAll('_', ' ')}
      rows={parts.map((part, i) => ({ ...part, i }))}
      keyOf={({ i }) => String(i)}
      columns={[
        { head: say('cost.spread.input'), cell: ({ input }) => input, rowHead: true },
        {
          head: say('cost.spread.first'),
          figures: true,
          cell: ({ i, firstOrder }) => (
            <Num of={`spread/${basis}/${i}`} look="quiet">
              {share(Math.max(0, firstOrder))}
            </Num>
          ),
        },
        {
          head: say('cost.spread.total'),
          figures: true,
          cell: ({ i, totalEffect }) => (
            <Num of={`spread/${basis}/${i}`} look="quiet">
              {share(Math.max(0, totalEffect))}
            </Num>
          ),
        },
        {
          head: say('cost.spread.interval'),
          figures: true,
          cell: ({ q025, q975 }) =>
            say('cost.between', { low: share(Math.max(0, q025)), high: share(Math.max(0, q975)) }),
        },
      ]}
    />
  );
}

const of = (parts: readonly CostShare[], basis: string): readonly CostShare[] =>
  parts.filter((part) => part.basis === basis);
const barOf = ({ input, totalEffect, q025, q975 }: CostShare) => ({
  name: input,
  value: Math.max(0, totalEffect),
  low: Math.max(0, q025),
  high: Math.max(0, q975),
});
