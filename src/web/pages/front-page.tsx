/** The front page: the dossier in brief. The answer in five seconds, the reason in thirty, the evidence in two clicks. */
import { Fragment } from 'react';
import { SCENARIOS } from '../../core/losses/result.js';
import { isGap } from '../../core/problem.js';
import { useModel } from '../model/model-context.js';
import { GapNote } from '../parts/gap-note.js';
import { Num } from '../parts/num.js';
import { Warnings } from '../parts/warnings.js';
import { FogCurve } from '../plots/fog-curve.js';
import { PlumbFigure } from '../plots/plumb-figure.js';
import { dayWords } from '../words/days.js';
import { chance } from '../words/numbers.js';
import { Say, say } from '../words/say.js';
import { spellNumber } from '../words/spell-number.js';
import { findingOf, type Headline, headlinesOf, largestClaim } from './finding.js';
import { Looks } from './looks.js';
import css from './pages.module.css';
import { VerdictCard } from './verdict-card.js';

export function FrontPage() {
  const { run, view } = useModel();
  const { losses, theCase } = run;
  const kicker = <p className={css.kicker}>{say('front.kicker', { title: theCase.title, day: dayWords(run.asOf) })}</p>;
  if (isGap(losses))
    return (
      <>
        {kicker}
        <h1>{say('finding.gap')}</h1>
        <GapNote gap={losses} />
      </>
    );
  const headlines = headlinesOf(run);
  const { destroyed, damagedOrDestroyed, byCell } = losses.floor;
  // The verb of the finding first: its claim is the one the sentence is about.
  const quantities = view.quantity === 'hit' ? (['hit', 'destroyed'] as const) : (['destroyed', 'hit'] as const);
  const largest = quantities.flatMap((quantity) => largestClaim(run, quantity) ?? []);
  const isLooked = losses.scenarios.some(({ byCell: cells }) => cells.some(({ looked }) => looked));
  const sites = new Set(byCell.map(({ site }) => site)).size;
  return (
    <>
      {kicker}
      <h1>{findingOf(run, losses, view.quantity)}</h1>
      <p className={css.lede}>
        {!isLooked && say('front.lede.none')}
        {isLooked && (
          <Say
            of="front.lede.floor"
            n={sites}
            sites={spellNumber(sites)}
            destroyed={
              <Num of="floor/destroyed" look="bold">
                {destroyed}
              </Num>
            }
            hit={
              <Num of="floor/hit" look="bold">
                {damagedOrDestroyed}
              </Num>
            }
          />
        )}
        {largest.map((headline) => (
          <Fragment key={headline.verdict.claim}>
            {' '}
            <ChanceSentence {...headline} />
          </Fragment>
        ))}
      </p>
      <PlumbFigure losses={losses} />
      <section className={css.section} aria-labelledby="headlines">
        <h2 id="headlines">{say('front.claims')}</h2>
        <p className={css.note}>{say('front.claims.lede')}</p>
        {headlines.length === 0 ? (
          <p>
            {say('front.claims.none')} {say('front.claims.none.next')}
          </p>
        ) : (
          <div className={css.cards}>
            {headlines.map((headline) => (
              <VerdictCard key={headline.entry.claim.id} {...headline} />
            ))}
          </div>
        )}
      </section>
      <section className={css.section}>
        <FogCurve />
      </section>
      <Looks headlines={headlines} />
      <section className={css.section} aria-labelledby="corrections">
        <h2 id="corrections">{say('front.corrections')}</h2>
        <p className={css.note}>{say('front.corrections.none')}</p>
      </section>
      <Warnings warnings={run.warnings} />
    </>
  );
}

function ChanceSentence({ verdict }: Headline) {
  const [good, middling, poor] = SCENARIOS.map((scenario) => (
    <Num key={scenario} of={`verdict/${verdict.claim}/${scenario}`}>
      {chance(verdict.holds?.[scenario] ?? 0, verdict.mcse?.[scenario])}
    </Num>
  ));
  return <Say of="front.lede.chance" statement={verdict.statement} good={good} middling={middling} poor={poor} />;
}
