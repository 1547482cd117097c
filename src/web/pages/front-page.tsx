/** The front page: the dossier in brief. The answer in five seconds, the reason in thirty, the evidence in two clicks. */
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
import { findingOf, type Headline, headlinesOf } from './finding.js';
import css from './pages.module.css';
import { VerdictCard } from './verdict-card.js';

export function FrontPage() {
  const { run } = useModel();
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
  const first = headlines.find(({ verdict }) => verdict.holds !== null && verdict.quantity !== 'share');
  const { destroyed, damagedOrDestroyed, byCell } = losses.floor;
  return (
    <>
      {kicker}
      <h1>{findingOf(run, losses)}</h1>
      <p className={css.lede}>
        <Say
          of="front.lede.floor"
          n={new Set(byCell.map(({ site }) => site)).size}
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
        />{' '}
        {first && <ChanceSentence {...first} />}
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
      {chance(verdict.holds?.[scenario] ?? 0)}
    </Num>
  ));
  return <Say of="front.lede.chance" statement={verdict.statement} good={good} middling={middling} poor={poor} />;
}

const LOOKS_SHOWN = 5;

/** The looks that would move the headline verdicts most. */
function Looks({ headlines }: { readonly headlines: readonly Headline[] }) {
  const looks = headlines
    .flatMap(({ verdict }) =>
      verdict.wouldChangeOurMind.map((look) => ({ ...look, statement: verdict.statement, claim: verdict.claim })),
    )
    .filter(({ expectedBits }) => expectedBits >= 0.01)
    .sort((a, b) => b.expectedBits - a.expectedBits)
    .slice(0, LOOKS_SHOWN);
  return (
    <section className={css.section} aria-labelledby="mind">
      <h2 id="mind">{say('front.mind')}</h2>
      <p className={css.note}>{say(looks.length === 0 ? 'front.mind.none' : 'front.mind.lede')}</p>
      <ul className={css.list}>
        {looks.map((look) => (
          <li key={`${look.claim}/${look.look}`}>
            <Say
              of="front.mind.for"
              look={look.look}
              bits={
                <Num of={`verdict/${look.claim}/middling`} look="quiet">
                  {say('front.mind.bits', { bits: look.expectedBits.toPrecision(2) })}
                </Num>
              }
              statement={look.statement}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
