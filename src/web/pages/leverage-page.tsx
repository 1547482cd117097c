/** Leverage: arithmetic facts, dated acts, and two models whose signs may differ. No score. */
import type { Leverage } from '../../core/leverage/result.js';
import { isGap } from '../../core/problem.js';
import { useAssumptions } from '../model/assumptions-context.js';
import { useModel } from '../model/model-context.js';
import { Assumed } from '../parts/assumed.js';
import { DataTable } from '../parts/data-table.js';
import { GapNote } from '../parts/gap-note.js';
import { Num } from '../parts/num.js';
import { RowLink } from '../parts/row-link.js';
import { StageGap } from '../parts/stage-gap.js';
import { Warnings } from '../parts/warnings.js';
import { dayWords } from '../words/days.js';
import { dollars } from '../words/numbers.js';
import { say } from '../words/say.js';
import { LeverageBookSection } from './leverage-book-section.js';
import { ModelsFigure } from './models-figure.js';
import css from './perception-page.module.css';
import { SetsSection } from './sets-section.js';

export function LeveragePage() {
  const { leverage } = useModel().run;
  const { current } = useAssumptions();
  if (isGap(leverage)) return <StageGap gap={leverage} />;
  const { whatIf } = leverage;
  return (
    <>
      <h1>{say(leverage.models.opposite > 0 ? 'leverage.title' : 'leverage.title.agree')}</h1>
      <p className={css.lede}>{say('leverage.lede')}</p>
      <Facts leverage={leverage} />
      <Acts leverage={leverage} />
      <h2>{say('leverage.models')}</h2>
      <p className={css.lede}>{say('leverage.models.lede')}</p>
      <ModelsFigure models={leverage.models} />
      {whatIf && current && (
        <Assumed title={say('leverage.assumed', { name: current.name })}>
          <ModelsFigure models={whatIf} />
        </Assumed>
      )}
      <LeverageBookSection />
      <SetsSection />
      <Warnings warnings={leverage.warnings} />
    </>
  );
}

function Facts({ leverage: { facts } }: { readonly leverage: Leverage }) {
  return (
    <>
      <h2>{say('leverage.facts')}</h2>
      <ul className={css.sentences}>
        {facts.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {isGap(facts.breakEven) ? (
        <GapNote gap={facts.breakEven} />
      ) : (
        <DataTable
          caption={say('leverage.even')}
          rows={facts.breakEven}
          keyOf={({ basis, sent }) => `${basis}/${sent}`}
          columns={[
            { head: say('leverage.sent'), cell: ({ sent, unit }) => `${sent} ${unit}`, rowHead: true },
            { head: say('cost.basis'), cell: ({ basis }) => basis.replaceAll('_', ' ') },
            {
              head: say('leverage.even.each'),
              figures: true,
              cell: ({ basis, sent, q50, isBound }) => {
                const words = isBound ? say('cost.assumed.atLeast', { words: dollars(q50) }) : dollars(q50);
                return (
                  <Num of={`leverage/even/${basis}/${sent}`} look="quiet">
                    {words}
                  </Num>
                );
              },
            },
            {
              head: say('cost.interval'),
              figures: true,
              cell: ({ q05, q95 }) => say('cost.between', { low: dollars(q05), high: dollars(q95) }),
            },
          ]}
        />
      )}
      {isGap(facts.floor) && <GapNote gap={facts.floor} />}
    </>
  );
}

function Acts({ leverage: { behaviour, markets } }: { readonly leverage: Leverage }) {
  return (
    <>
      <h2>{say('leverage.acts')}</h2>
      <p className={css.lede}>{say('leverage.acts.lede')}</p>
      {isGap(behaviour) ? (
        <GapNote gap={behaviour} />
      ) : (
        <DataTable
          caption={say('leverage.acts')}
          rows={behaviour}
          keyOf={({ row }) => String(row.line)}
          columns={[
            { head: say('perception.day'), cell: ({ date }) => dayWords(date), rowHead: true },
            {
              head: say('leverage.days'),
              figures: true,
              cell: ({ days }) => say(days < 0 ? 'leverage.daysBefore' : 'leverage.daysAfter', { n: Math.abs(days) }),
            },
            { head: say('perception.kind'), cell: ({ kind }) => kind },
            { head: say('perception.event'), prose: true, cell: ({ event }) => event },
            { head: say('leverage.fits'), prose: true, cell: ({ consistentWith }) => consistentWith },
            { head: say('leverage.fits.also'), prose: true, cell: ({ alsoConsistentWith }) => alsoConsistentWith },
            { head: say('cost.row'), cell: ({ row }) => <RowLink row={row} /> },
          ]}
        />
      )}
      <h3>{say('leverage.markets')}</h3>
      {isGap(markets) ? <GapNote gap={markets} /> : <p>{markets.join('; ')}</p>}
    </>
  );
}
