/** How claims spread from their origins: who passed them on when, where the verb hardened, whether a correction travelled. */
import { verbWords } from '../../core/claims/verb.js';
import type { Relay, Spread } from '../../core/perception/result.js';
import { Num } from '../parts/num.js';
import { dayWords } from '../words/days.js';
import { say } from '../words/say.js';
import css from './perception-page.module.css';

export function SpreadSection({ spreads }: { readonly spreads: readonly Spread[] }) {
  return (
    <>
      <h2>{say('perception.spread')}</h2>
      <p className={css.lede}>{say('perception.spread.lede')}</p>
      {[...spreads]
        .sort((a, b) => b.relays.length - a.relays.length)
        .map((spread) => (
          <section key={spread.root.id} className={css.tree} aria-label={spread.origin.said}>
            <p>
              <Num of={`perception/spread/${spread.root.id}`} look="quiet">
                {spread.sentence}
              </Num>
            </p>
            {spread.ladder.length > 1 && (
              <ol className={css.ladder} aria-label={say('perception.ladder')}>
                {spread.ladder.map(({ claim, verb, speaker, days }) => (
                  <li key={claim.id}>
                    <b>{verb === null ? claim.id : verbWords(verb)}</b>
                    <span className={css.quiet}>
                      {days === 0
                        ? dayWords(claim.date)
                        : say('perception.daysOn', { day: dayWords(claim.date), n: days })}
                    </span>
                    <span className={css.quiet}>{speaker}</span>
                  </li>
                ))}
              </ol>
            )}
            <ol>
              <li>
                <Telling relay={spread.origin} isOrigin />
                <ol>
                  {spread.relays.map((relay) => (
                    <li
                      key={relay.claim.id}
                      className={relay === spread.correction ? css.correction : relay.isHarder ? css.harder : undefined}
                    >
                      <Telling relay={relay} />
                      {relay.isHarder && <span className={css.mark}>{say('perception.harder')}</span>}
                      {relay === spread.correction && <span className={css.mark}>{say('perception.correction')}</span>}
                    </li>
                  ))}
                </ol>
              </li>
            </ol>
          </section>
        ))}
    </>
  );
}

function Telling({
  relay: { claim, speaker, said, days },
  isOrigin,
}: {
  readonly relay: Relay;
  readonly isOrigin?: boolean;
}) {
  return (
    <>
      <Num of={`claim/${claim.id}`} look="quiet">
        {said || claim.id}
      </Num>{' '}
      <span className={css.quiet}>
        {isOrigin
          ? say('said.by', { speaker, day: dayWords(claim.date) })
          : say('perception.toldAfter', { speaker, day: dayWords(claim.date), n: days })}
      </span>
    </>
  );
}
