/** When the verb of one number hardened: the origin, and each telling in words harder than all before. */
import { verbWords } from '../../core/claims/verb.js';
import type { Spread } from '../../core/perception/result.js';
import { Num } from '../parts/num.js';
import { dayWords } from '../words/days.js';
import { say } from '../words/say.js';
import css from './perception-page.module.css';

export function SpreadLadder({ spread: { root, ladder } }: { readonly spread: Spread }) {
  return (
    <>
      <p>
        <Num of={`perception/spread/${root.id}`} look="quiet">
          {say('perception.spread.open')}
        </Num>
      </p>
      {ladder.length > 1 && (
        <ol className={css.ladder} aria-label={say('perception.ladder')}>
          {ladder.map(({ claim, verb, speaker, days }) => (
            <li key={claim.id}>
              <b>{verb === null ? claim.id : verbWords(verb)}</b>
              <span className={css.quiet}>
                {days === 0 ? dayWords(claim.date) : say('perception.daysOn', { day: dayWords(claim.date), n: days })}
              </span>
              <span className={css.quiet}>{speaker}</span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
