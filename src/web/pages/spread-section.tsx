/** How claims spread from their origins: who passed them on when, where the verb hardened, whether a correction travelled. */
import type { Relay, Spread } from '../../core/perception/result.js';
import { Num } from '../parts/num.js';
import { dayWords } from '../words/days.js';
import { say } from '../words/say.js';
import css from './perception-page.module.css';
import { SpreadLadder } from './spread-ladder.js';

/** The widest told stand open. */
const SHOWN = 3;

export function SpreadSection({ spreads }: { readonly spreads: readonly Spread[] }) {
  const widest = [...spreads].sort((a, b) => b.relays.length - a.relays.length);
  return (
    <>
      <h2>{say('perception.spread')}</h2>
      <p className={css.lede}>{say('perception.spread.lede')}</p>
      {widest.slice(0, SHOWN).map(tree)}
      {widest.length > SHOWN && (
        <details className={css.others}>
          <summary>{say('perception.spread.more', { n: widest.length - SHOWN })}</summary>
          {widest.slice(SHOWN).map(tree)}
        </details>
      )}
    </>
  );
}

const tree = (spread: Spread) => (
  <section key={spread.root.id} className={css.tree} aria-label={spread.origin.said}>
    <p>{spread.sentence}</p>
    <SpreadLadder spread={spread} />
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
);

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
          : days === 0
            ? say('perception.toldSameDay', { speaker, day: dayWords(claim.date) })
            : say('perception.toldAfter', { speaker, day: dayWords(claim.date), n: days })}
      </span>
    </>
  );
}
