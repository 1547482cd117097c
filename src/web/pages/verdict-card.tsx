/** A headline claim with its verdict, in the one order: floor, chance, what would have to be true, what would tell us. */
import type { ReactNode } from 'react';
import { SCENARIOS } from '../../core/losses/result.js';
import { useModel } from '../model/model-context.js';
import { GapNote } from '../parts/gap-note.js';
import { Num } from '../parts/num.js';
import { chance, inHundred } from '../words/numbers.js';
import { speakerWords } from '../words/said.js';
import { say } from '../words/say.js';
import { sentenceCase } from '../words/spell-number.js';
import type { Headline } from './finding.js';
import css from './pages.module.css';

/** Looks worth less than this are not named. */
const LEAST_BITS = 0.01;

export function VerdictCard({ entry, verdict }: Headline) {
  const { run } = useModel();
  const relays = (run.claims.roots.find(({ id }) => id === entry.root)?.claims.length ?? 1) - 1;
  const looks = verdict.wouldChangeOurMind.filter(({ expectedBits }) => expectedBits >= LEAST_BITS);
  const implied = run.claims.arithmetic.flatMap((finding, index) =>
    finding.claims.includes(entry.claim.id) &&
    (finding.rule === 'implied-fleet' || finding.rule === 'mixed-numerator' || finding.rule === 'implied-unit-value')
      ? [{ finding, index }]
      : [],
  );
  return (
    <article className={css.card} aria-label={verdict.statement}>
      <p className={css.quiet}>{speakerWords(entry, relays)}</p>
      <h3>
        <Num of={`claim/${entry.claim.id}`} look="quiet">
          {sentenceCase(verdict.statement)}
        </Num>
      </h3>
      <dl>
        {verdict.floor !== null && (
          <>
            <dt>{say('verdict.floor')}</dt>
            <dd>
              <Num of={`floor/${verdict.quantity === 'destroyed' ? 'destroyed' : 'hit'}`}>
                {say('verdict.floor.seen', {
                  count: verdict.floor,
                  verb: say(verdict.quantity === 'destroyed' ? 'quantity.destroyed.seen' : 'quantity.hit.seen'),
                })}
              </Num>
            </dd>
          </>
        )}
        {verdict.holds && (
          <>
            <dt>{say('verdict.chance')}</dt>
            <dd className={css.chances}>
              {SCENARIOS.map((scenario) => {
                const p = verdict.holds?.[scenario] ?? 0;
                return (
                  <Row key={scenario} name={say(`scenario.${scenario}`)}>
                    <Num of={`verdict/${verdict.claim}/${scenario}`}>{chance(p)}</Num>
                    {p >= 0.1 && inHundred(p) !== null && <span className={css.quiet}> {inHundred(p)}</span>}
                  </Row>
                );
              })}
            </dd>
          </>
        )}
        {verdict.byBasis?.map((basis) => (
          <Row key={basis.basis} name={say('verdict.basis', { basis: basis.basis.replaceAll('_', ' ') })} term>
            {SCENARIOS.map((scenario) => chance(basis.holds[scenario])).join(' · ')}
          </Row>
        ))}
        {verdict.gap && (
          <>
            <dt>{say('verdict.gap')}</dt>
            <dd>
              <GapNote gap={verdict.gap} />
            </dd>
          </>
        )}
        {verdict.wouldHaveToBeTrue.length > 0 && (
          <>
            <dt>{say('verdict.needs')}</dt>
            <dd>{verdict.wouldHaveToBeTrue[0]}</dd>
          </>
        )}
        {implied.slice(0, 2).map(({ finding, index }) => (
          <Row key={index} name={say('verdict.implies')} term>
            <Num of={`arithmetic/${index}`} look="quiet">
              {finding.sentence}
            </Num>
          </Row>
        ))}
        {verdict.holds && (
          <>
            <dt>{say('verdict.tells')}</dt>
            <dd>{looks.length === 0 ? say('verdict.tells.none') : looks[0]?.look}</dd>
          </>
        )}
        {verdict.words && verdict.holds && (
          <>
            <dt>{say('verdict.words')}</dt>
            <dd>
              {say('verdict.words.at', {
                words: `${say('verdict.words.phia', { words: verdict.words.phia })}; ${say('verdict.words.icd', { words: verdict.words.icd203 })}`,
                p: chance(verdict.holds[verdict.wordsFor]),
                scenario: say(`scenario.${verdict.wordsFor}`),
              })}
            </dd>
          </>
        )}
      </dl>
    </article>
  );
}

function Row({
  name,
  children,
  term = false,
}: {
  readonly name: string;
  readonly children: ReactNode;
  readonly term?: boolean;
}) {
  if (term)
    return (
      <>
        <dt>{name}</dt>
        <dd>{children}</dd>
      </>
    );
  return (
    <>
      <span className={css.quiet}>{name}</span>
      <span>{children}</span>
    </>
  );
}
